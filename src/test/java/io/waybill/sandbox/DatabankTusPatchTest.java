package io.waybill.sandbox;

import static io.waybill.sandbox.TusWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes that today's tus server takes and refuses. */
class DatabankTusPatchTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.TODAY);
    private final TusWire tus = running.tus();

    private String offset(String upload) throws Exception {
        return header(tus.head(upload), "Upload-Offset");
    }

    @Test
    void aPatchIsAppendedAndTellsTheNewOffset() throws Exception {
        String upload = tus.create(8);
        tus.patch(upload, 0, "abcd");

        HttpResponse<String> answer = tus.patch(upload, 4, "efgh");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("8");
        assertThat(header(answer, "Upload-Expires")).endsWith("GMT");
        assertThat(tus.send("GET", upload, "").body()).isEqualTo("abcdefgh");
    }

    @ParameterizedTest
    @CsvSource({
        "Upload-Offset, '', 400, Missing Upload-Offset header",
        "Upload-Offset, abc, 400, Invalid Upload-Offset header",
        "Upload-Offset, -4, 400, Invalid Upload-Offset header",
        "Upload-Offset, 0, 409, Upload-Offset header doesn't match current offset",
        "Upload-Offset, 5, 409, Upload-Offset header doesn't match current offset",
        "Content-Type, application/octet-stream, 415, Invalid Content-Type header",
        "Tus-Resumable, 0.2.2, 412, Unsupported version",
        "Upload-Checksum, sha1, 400, Invalid Upload-Checksum header",
        "Upload-Checksum, md4 abcd, 400, Invalid Upload-Checksum header",
        "Upload-Checksum, sha1 abcd, 460, Upload-Checksum value doesn't match generated checksum"
    })
    void aPatchIsRefusedAndNothingKept(String name, String value, int status, String text) throws Exception {
        String upload = tus.create(8);
        tus.patch(upload, 0, "abcd");

        HttpResponse<String> answer = tus.patch(upload, 4, "efgh", name, value);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(text);
        assertThat(offset(upload)).isEqualTo("4");
    }

    @Test
    void aPatchWithoutOffsetIsRefused() throws Exception {
        HttpResponse<String> answer = tus.send("PATCH", tus.create(8), "abcd", "Content-Type", TusWire.BYTES);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Missing Upload-Offset header");
    }

    @Test
    void aPatchWithoutContentTypeIsRefused() throws Exception {
        HttpResponse<String> answer = tus.send("PATCH", tus.create(8), "abcd", "Upload-Offset", "0");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("Invalid Content-Type header");
    }

    @Test
    void aPatchBeyondTheLengthIsRefusedAsAWhole() throws Exception {
        String upload = tus.create(7);
        tus.patch(upload, 0, "abcd");

        HttpResponse<String> answer = tus.patch(upload, 4, "efgh");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("Size of this chunk surpasses Upload-Length");
        assertThat(offset(upload)).isEqualTo("4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abcd"})
    void aFinishedUploadIsNotModified(String content) throws Exception {
        HttpResponse<String> answer = tus.patch(tus.finished("abcd"), 4, content);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("Cannot modify completed upload");
    }

    @Test
    void anUploadOfNothingTakesNoPatch() throws Exception {
        HttpResponse<String> answer = tus.patch(tus.create(0), 0, "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("Cannot modify completed upload");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sha1 gf6L/odXbD7LIkJvjleEc4KRes8=",
                "sha256 iNQmb9TmM40TuEX88olXnSCciXgjuSF9o+Fhk28DFYk=",
                "sha384 EWWzQG/wtSo9JHIfeFRiyiJ2yfRUoRbCsrogFxp5BepaAmaC62WcTV8RXDY6o8eb",
                "sha512 2AIvIGCtbv0perc9zFNVybIUBUsNF3ahNqZp0mp9OxT3OqDQ6/8Z7jMzaPAWS2QZqW2knj5IF1Pn6Wtxa9zLbw==",
                "md5 4vxxTEcn7pOV8yTNLn8zHw==",
                "crc32 Mzk4NDc3MjM2OQ=="
            })
    void aRightChecksumIsTaken(String checksum) throws Exception {
        HttpResponse<String> answer = tus.patch(tus.create(4), 0, "abcd", "Upload-Checksum", checksum);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("4");
    }

    @Test
    void ofTwoPatchesAtOnceOneIsTaken() throws Exception {
        String upload = tus.create(1_000_000);

        CompletableFuture<HttpResponse<String>> one = tus.patchLater(upload, 0, new byte[700_000]);
        CompletableFuture<HttpResponse<String>> other = tus.patchLater(upload, 0, new byte[600_000]);

        assertThat(List.of(one.join().statusCode(), other.join().statusCode())).containsExactlyInAnyOrder(204, 409);
        assertThat(offset(upload)).isIn("700000", "600000");
    }
}
