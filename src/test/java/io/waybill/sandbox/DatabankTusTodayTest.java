package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tus server of today and of 2018 (protocol page, section 7). */
class DatabankTusTodayTest extends StandInTest {
    @BeforeEach
    void prepare() {
        standIn.generation(Generation.TODAY);
    }

    @Test
    void optionsTellWhatItCan() throws Exception {
        HttpResponse<String> answer = wire.tus("OPTIONS", "", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Tus-Max-Size")).contains("2199023255552");
        assertThat(answer.headers().firstValue("Tus-Extension"))
                .contains("creation,creation-defer-length,termination,expiration,concatenation,checksum");
        assertThat(answer.headers().firstValue("Tus-Checksum-Algorithm"))
                .contains("sha1,sha256,sha384,sha512,md5,crc32");
    }

    @Test
    void anUploadGrowsByPatchesAndShowsItsOffset() throws Exception {
        String upload = wire.created(6);

        HttpResponse<String> patched = wire.patch(upload, 0, "abcd");

        HttpResponse<String> head = wire.tus("HEAD", upload, "");
        assertThat(patched.statusCode()).isEqualTo(204);
        assertThat(head.statusCode()).isEqualTo(204);
        assertThat(head.headers().firstValue("Upload-Offset")).contains("4");
        assertThat(head.headers().firstValue("Upload-Length")).contains("6");
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void aFinishedUploadCanBeReadAndNoOtherCan() throws Exception {
        String upload = wire.created(4);

        HttpResponse<String> before = wire.tus("GET", upload, "");
        wire.patch(upload, 0, "abcd");

        assertThat(before.statusCode()).isEqualTo(403);
        assertThat(before.body().strip()).isEqualTo("Cannot download unfinished upload");
        assertThat(wire.tus("GET", upload, "").body()).isEqualTo("abcd");
    }

    @Test
    void aWholeUploadTakesNothingMore() throws Exception {
        String upload = wire.created(4);
        wire.patch(upload, 0, "abcd");

        HttpResponse<String> answer = wire.patch(upload, 4, "e");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body().strip()).isEqualTo("Cannot modify completed upload");
    }

    @ParameterizedTest
    @CsvSource({
        "3, application/offset+octet-stream, ab, 409, Upload-Offset header doesn't match current offset",
        "0, text/plain, ab, 415, Invalid Content-Type header",
        "0, application/offset+octet-stream, abcdefgh, 413, Size of this chunk surpasses Upload-Length",
    })
    void aWrongPatchIsRefused(String offset, String type, String body, int status, String text) throws Exception {
        String upload = wire.created(6);

        HttpResponse<String> answer = wire.tus("PATCH", upload, body, "Upload-Offset", offset, "Content-Type", type);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().strip()).isEqualTo(text);
    }

    @Test
    void aPatchIsComparedWithItsChecksum() throws Exception {
        String upload = wire.created(4);

        HttpResponse<String> answer =
                wire.patch(upload, 0, "abcd", "Upload-Checksum", "sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk=");

        assertThat(answer.statusCode()).isEqualTo(460);
        assertThat(wire.patch(upload, 0, "abcd", "Upload-Checksum", "sha1 gf6L/odXbD7LIkJvjleEc4KRes8=")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void ofAChunkOnlyWholePartsAreKept() throws Exception {
        standIn.partSize(3);
        String upload = wire.created(8);

        HttpResponse<String> small = wire.patch(upload, 0, "ab");
        HttpResponse<String> larger = wire.patch(upload, 0, "abcde");
        HttpResponse<String> last = wire.patch(upload, 3, "defgh");

        assertThat(small.headers().firstValue("Upload-Offset")).contains("0");
        assertThat(larger.headers().firstValue("Upload-Offset")).contains("3");
        assertThat(last.headers().firstValue("Upload-Offset")).contains("8");
    }

    @ParameterizedTest
    @CsvSource({"Token token=%s, 204", "'Token token=\"%s\"', 401", "Token %s, 401", "Bearer %s, 401"})
    void theTokenIsTakenInOneFormOnly(String form, int status) throws Exception {
        HttpResponse<String> answer = wire.send(HttpRequest.newBuilder(URI.create(standIn.baseUrl() + "/files/"))
                .header("Authorization", form.formatted(Wire.TOKEN))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body().contains(Wire.TOKEN))
                .as("a refusal shows what was sent")
                .isEqualTo(status == 401);
    }

    @Test
    void aTooLongUploadIsRefused() throws Exception {
        HttpResponse<String> answer = wire.tus("POST", "", "", "Upload-Length", "2199023255553");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body().strip()).isEqualTo("Upload-Length header too large");
    }

    @Test
    void anUploadThatIsGoneIsNotFound() throws Exception {
        String upload = wire.created(4);
        standIn.expire(upload);

        HttpResponse<String> answer = wire.patch(upload, 0, "abcd");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body().strip()).isEqualTo("Upload Not Found");
    }

    @Test
    void aPhaseIsAnInvalidRequestToday() throws Exception {
        HttpResponse<String> answer = wire.setup("small.txt", "4");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("invalid request");
    }

    @Test
    void anUnknownPhaseTellsTheServersOf2018() throws Exception {
        standIn.generation(Generation.PHASES_AND_TUS);

        HttpResponse<String> answer = wire.form("filename=none&phase=none");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("invalid phase parameter: none");
        assertThat(wire.tus("OPTIONS", "", "").statusCode()).isEqualTo(204);
    }
}
