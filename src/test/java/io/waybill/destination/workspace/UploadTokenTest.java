package io.waybill.destination.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.destination.CredentialRejected;
import io.waybill.secret.Redaction;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTokenTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String CONTAINER = "https://acct.blob.core.windows.net/inbox";
    private static final String SIG = "a%2Bsignature%2Fof%3Dlength%3D";

    private static UploadToken token(String query) {
        return UploadToken.parse(CONTAINER + "?" + query + "&sig=" + SIG);
    }

    @ParameterizedTest
    @CsvSource({
        "/inbox, hello.txt, /inbox/hello.txt",
        "/inbox/, hello.txt, /inbox/hello.txt",
        "/inbox/pre/fix, hello.txt, /inbox/pre/fix/hello.txt",
        "/inbox/pre/fix/, DIR/sub/b with space.txt, /inbox/pre/fix/DIR/sub/b%20with%20space.txt",
        "/inbox, 'ü#?%+&.csv', /inbox/%C3%BC%23%3F%25%2B%26.csv",
    })
    void aBlobsNameIsAddedToThePathWithASlashOrWithout(String path, String name, String blob) {
        UploadToken token = UploadToken.parse("https://acct.blob.core.windows.net" + path + "?sp=w&sig=" + SIG);

        assertThat(token.blob(name)).isEqualTo("https://acct.blob.core.windows.net" + blob);
    }

    @Test
    void aTokenForOneBlobIsThatBlobsAddress() {
        UploadToken token = UploadToken.parse(CONTAINER + "/data.csv?sr=b&sp=w&sig=" + SIG);

        assertThat(token.blob("another.csv")).isEqualTo(CONTAINER + "/data.csv");
    }

    @Test
    void theQueryIsKeptAsItIsBehindWhatACallAsksFor() {
        String query = "wsid=7&valid_to=x+y&sp=w&sig=" + SIG + "&tid=%41";

        assertThat(UploadToken.parse(CONTAINER + "?" + query).query("comp=block"))
                .isEqualTo("comp=block&" + query);
        assertThat(UploadToken.parse(CONTAINER + "?" + query).query(null)).isEqualTo(query);
    }

    @ParameterizedTest
    @CsvSource({
        "se=2026-11-21T10:00:01Z, 2026-11-21T10:00:01Z",
        "se=2026-11-21T10%3A00%3A01Z, 2026-11-21T10:00:01Z",
        "se=2026-11-21T10:30Z, 2026-11-21T10:30:00Z",
        "se=2026-12-01, 2026-12-01T00:00:00Z",
    })
    void itsEndIsReadAsTheServiceWritesIt(String query, Instant end) {
        assertThat(token(query).ends()).contains(end);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sp=w", "sv=1", "se=soon", "si=policy"})
    void whatTheUrlDoesNotTellIsNotKnown(String query) {
        assertThat(token(query).ends()).isEmpty();
        assertThatCode(() -> token(query).mustBeGood(NOW, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "se=2026-11-21T09:59:59Z, was until 2026-11-21T09:59:59Z",
        "se=2026-11-21T10:00:00Z, Manage upload tokens",
        "st=2026-11-21T10:00:01Z, is from 2026-11-21T10:00:01Z on",
        "sp=rl, allows 'rl'",
        "sp=a, w or c",
    })
    void aTokenThatCannotBeUsedIsRefusedInWords(String query, String words) {
        assertThatThrownBy(() -> token(query).mustBeGood(NOW, false))
                .isInstanceOf(CredentialRejected.class)
                .hasMessageContaining(words);
    }

    @Test
    void aTokenForHttpsIsNotUsedWithout() {
        UploadToken token = UploadToken.parse("http://127.0.0.1/inbox?spr=https&sig=" + SIG);

        assertThatThrownBy(() -> token.mustBeGood(NOW, false)).hasMessageContaining("https");
    }

    @ParameterizedTest
    @CsvSource({
        "http://acct.example/inbox, true",
        "http://127.0.0.1:10000/a/inbox, false",
        "https://acct.example/inbox, false"
    })
    void aTokenIsNotReadOnTheWireUnlessThatIsAllowed(String url, boolean refused) {
        UploadToken token = UploadToken.parse(url + "?sp=w&sig=" + SIG);

        assertThatCode(() -> token.mustBeGood(NOW, true)).doesNotThrowAnyException();
        if (refused) {
            assertThatThrownBy(() -> token.mustBeGood(NOW, false)).hasMessageContaining("waybill.plain-http");
        } else {
            assertThatCode(() -> token.mustBeGood(NOW, false)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({"sp=cw, true", "sp=w, true", "sp=c, false", "sv=1, true"})
    void blocksNeedThePermissionToWrite(String query, boolean may) {
        assertThat(token(query).mayStage()).isEqualTo(may);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123456789abcdef",
                "https://acct.blob.core.windows.net/inbox?sp=w&se=2026",
                "https://acct.blob.core.windows.net/?sig=0123456789abcdef",
                "ftp://acct/inbox?sig=0123456789abcdef",
                "https:// broken /inbox?sig=0123456789abcdef",
            })
    void whatIsNoTokenIsRefusedAndNotShown(String text) {
        assertThatThrownBy(() -> UploadToken.parse(text))
                .isInstanceOf(CredentialRejected.class)
                .hasMessageContaining("a whole URL")
                .hasMessageNotContaining("0123456789abcdef");
    }

    @Test
    void itsSignatureIsConcealedAsItIsWrittenAndAsItIsMeant() {
        token("sp=w");

        assertThat(Redaction.of("x a+signature/of=length= y " + SIG)).isEqualTo("x [secret] y [secret]");
    }
}
