package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The attach of databank-2: it copies the upload and uses it up. */
class DatabankAttachRewriteTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.REWRITE);
    private final Wire wire = running.wire();
    private final TusWire tus = running.tus();

    private void assertInvalid(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Invalid TUS upload reference");
    }

    @Test
    void aFinishedUploadIsCopiedAndGone() throws Exception {
        String upload = tus.finished("abcd");

        HttpResponse<String> answer = wire.attach("small.txt", upload, "4");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("file has been successfully uploaded to draft server");
        assertThat(standIn.files(KEY))
                .singleElement()
                .satisfies(file -> assertThat(file.path()).hasContent("abcd"));
        assertThat(tus.head(upload).statusCode()).isEqualTo(404);
    }

    @Test
    void aRepeatedAttachIsRefusedAndMakesNoDuplicate() throws Exception {
        String upload = tus.finished("abcd");
        wire.attach("small.txt", upload, "4");

        assertInvalid(wire.attach("small.txt", upload, "4"));

        assertThat(standIn.files(KEY)).hasSize(1);
    }

    @Test
    void anUnknownUploadIsRefused() throws Exception {
        assertInvalid(wire.attach("small.txt", tus.nowhere(), "4"));
    }

    @Test
    void anAddressWithoutAKeyIsRefused() throws Exception {
        assertInvalid(wire.attach("small.txt", "/files/", "4"));
    }

    @Test
    void anEmptyUploadIsRefused() throws Exception {
        assertInvalid(wire.attach("small.txt", tus.create(0), "0"));
    }

    @Test
    void anIncompleteRequestIsInvalid() throws Exception {
        assertThat(wire.form("tus_url=/files/x&size=4").body()).isEqualTo("invalid request");
    }

    @Test
    void aDescriptionIsAllowed() throws Exception {
        String upload = tus.finished("abcd");

        HttpResponse<String> answer = wire.form("description=d&filename=x&size=4&tus_url=" + Wire.encoded(upload));

        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
