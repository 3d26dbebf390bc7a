package io.waybill.sandbox;

import static io.waybill.sandbox.TusWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small tus server of databank-2. */
class DatabankTusRewriteTest {
    private static final String UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.REWRITE);
    private final TusWire tus = running.tus();

    @Test
    void theServerTellsItsOneExtensionAndFiftyGibibytes() throws Exception {
        HttpResponse<String> answer = tus.bare("OPTIONS", tus.files(), "Authorization", TusWire.TOKEN);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Extension")).isEqualTo("creation");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo("53687091200");
        assertThat(header(answer, "Tus-Checksum-Algorithm")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Token token=%s", "Token token=\"%s\"", "Token %s", "Bearer %s"})
    void theTokenMayBeWrittenInFourWays(String form) throws Exception {
        HttpResponse<String> answer = tus.send("OPTIONS", tus.files(), "", "Authorization", form.formatted(Wire.TOKEN));

        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Token token=wrong", "Bearer wrong", "Basic 0123456789abcdef0123456789abcdef", ""})
    void anotherTokenIsBadCredentials(String authorization) throws Exception {
        HttpResponse<String> answer = tus.send("OPTIONS", tus.files(), "", "Authorization", authorization);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("Bad credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/files", "/files/"})
    void anUploadIsCreatedUnderAUuid(String address) throws Exception {
        HttpResponse<String> answer = tus.send("POST", standIn.baseUrl() + address, "", "Upload-Length", "8");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Location")).matches(tus.files() + UUID);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("0");
    }

    @Test
    void aCreationWithoutLengthIsRefused() throws Exception {
        HttpResponse<String> answer = tus.send("POST", tus.files(), "");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Upload-Length is required");
    }

    @Test
    void headTellsWhereAnUploadStandsWithTwoHundred() throws Exception {
        String upload = tus.create(8);
        tus.patch(upload, 0, "abcd");

        HttpResponse<String> answer = tus.head(upload);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("4");
        assertThat(header(answer, "Upload-Length")).isEqualTo("8");
    }

    @Test
    void aPatchIsAppendedWithoutVersionAndContentType() throws Exception {
        String upload = tus.create(8);

        HttpResponse<String> answer = tus.send("PATCH", upload, "abcd", "Upload-Offset", "0", "Tus-Resumable", "0.1");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("4");
    }

    @Test
    void aPatchBeyondTheLengthIsTaken() throws Exception {
        HttpResponse<String> answer = tus.patch(tus.create(2), 0, "abcd");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("4");
    }

    @Test
    void partsAndChecksumsAreNothingToIt() throws Exception {
        standIn.partSize(3);

        HttpResponse<String> answer = tus.patch(tus.create(8), 0, "ab", "Upload-Checksum", "sha1 wrong");

        assertThat(header(answer, "Upload-Offset")).isEqualTo("2");
    }

    @ParameterizedTest
    @CsvSource({"0, 409, Upload offset mismatch", "5, 409, Upload offset mismatch", "'', 400, Upload-Offset is required"
    })
    void aPatchIsRefusedAndNothingKept(String offset, int status, String text) throws Exception {
        String upload = tus.create(8);
        tus.patch(upload, 0, "abcd");

        HttpResponse<String> answer = tus.send("PATCH", upload, "efgh", "Upload-Offset", offset);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(text);
        assertThat(header(tus.head(upload), "Upload-Offset")).isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({"HEAD, ''", "PATCH, Not Found"})
    void anUnknownUploadIsNotFound(String method, String text) throws Exception {
        HttpResponse<String> answer = tus.send(method, tus.nowhere(), "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "DELETE"})
    void anUploadIsNeitherGivenBackNorDeleted(String method) throws Exception {
        String upload = tus.finished("abcd");

        assertThat(tus.send(method, upload, "").statusCode()).isEqualTo(404);

        assertThat(header(tus.head(upload), "Upload-Offset")).isEqualTo("4");
    }
}
