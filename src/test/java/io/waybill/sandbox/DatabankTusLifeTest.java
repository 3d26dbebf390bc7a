package io.waybill.sandbox;

import static io.waybill.sandbox.TusWire.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What becomes of an upload on today's tus server after its bytes have come. */
class DatabankTusLifeTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.TODAY);
    private final TusWire tus = running.tus();

    @Test
    void aFinishedUploadGivesItsBytesBack() throws Exception {
        HttpResponse<String> answer = tus.send("GET", tus.finished("abcdefgh"), "");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("abcdefgh");
    }

    @Test
    void anUnfinishedUploadGivesNothingBack() throws Exception {
        String upload = tus.create(11);
        tus.patch(upload, 0, "abcd");

        HttpResponse<String> answer = tus.send("GET", upload, "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEqualTo("Cannot download unfinished upload");
    }

    @Test
    void aDeletedUploadIsGoneWithItsBytes() throws Exception {
        String upload = tus.create(11);

        assertThat(tus.send("DELETE", upload, "").statusCode()).isEqualTo(204);

        assertThat(tus.head(upload).statusCode()).isEqualTo(404);
        assertThat(running.folder().resolve("tus")).isEmptyDirectory();
    }

    @Test
    void anExpiredUploadIsGoneWithItsBytes() throws Exception {
        String upload = tus.create(11);

        standIn.expire(TusWire.id(upload));

        assertThat(tus.patch(upload, 0, "abcd").statusCode()).isEqualTo(404);
        assertThat(running.folder().resolve("tus")).isEmptyDirectory();
    }

    @Test
    void onlyAnUploadThatExistsCanExpire() {
        assertThatThrownBy(() -> standIn.expire("none")).hasMessage("the upload must be one of [], not none");
    }

    @Test
    void anotherMethodMayBeNamedInAHeader() throws Exception {
        String upload = tus.create(11);

        HttpResponse<String> answer = tus.send("POST", upload, "", "X-HTTP-Method-Override", "HEAD");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Upload-Length")).isEqualTo("11");
        assertThat(standIn.calls("head")).hasSize(1);
    }

    @Test
    void aDeferredLengthIsToldByALaterPatch() throws Exception {
        HttpResponse<String> created = tus.send("POST", tus.files(), "", "Upload-Defer-Length", "1");
        String upload = header(created, "Location");
        assertThat(header(tus.head(upload), "Upload-Defer-Length")).isEqualTo("1");

        tus.patch(upload, 0, "abcd", "Upload-Length", "4");

        assertThat(header(tus.head(upload), "Upload-Length")).isEqualTo("4");
        assertThat(tus.send("GET", upload, "").body()).isEqualTo("abcd");
    }

    @Test
    void uploadsOutliveAChangeOfTheGeneration() throws Exception {
        String upload = tus.create(11);
        standIn.generation(Generation.REWRITE);

        HttpResponse<String> answer = tus.head(upload);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Upload-Length")).isEqualTo("11");
    }

    @Test
    void theRecordTellsWhatWasSentAndWhatWasAcknowledged() throws Exception {
        String upload = tus.create(11);

        tus.patch(upload, 0, "abcd");

        assertThat(standIn.calls()).extracting(Call::phase).containsExactly("create", "patch");
        assertThat(standIn.calls()).extracting(Call::upload).containsOnly(TusWire.id(upload));
        assertThat(standIn.calls()).extracting(Call::offset).containsExactly(-1L, 0L);
        assertThat(standIn.calls()).extracting(Call::length).containsExactly(11L, -1L);
        assertThat(standIn.calls()).extracting(Call::acknowledged).containsExactly(0L, 4L);
        assertThat(standIn.calls()).extracting(Call::bytes).containsExactly(0L, 4L);
    }
}
