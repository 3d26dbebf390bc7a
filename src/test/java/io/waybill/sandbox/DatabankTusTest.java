package io.waybill.sandbox;

import static io.waybill.sandbox.TusWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabankTusTest {
    private static final String TWO_TEBIBYTES = "2199023255552";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.TODAY);
    private final TusWire tus = running.tus();

    @Test
    void theServerTellsItsExtensionsAlgorithmsAndLimit() throws Exception {
        HttpResponse<String> answer = tus.bare("OPTIONS", tus.files(), "Authorization", TusWire.TOKEN);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Tus-Version")).isEqualTo("1.0.0");
        assertThat(header(answer, "Tus-Extension"))
                .isEqualTo("creation,creation-defer-length,termination,expiration,concatenation,checksum");
        assertThat(header(answer, "Tus-Checksum-Algorithm")).isEqualTo("sha1,sha256,sha384,sha512,md5,crc32");
        assertThat(header(answer, "Tus-Max-Size")).isEqualTo(TWO_TEBIBYTES);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHASES_AND_TUS", "TODAY"})
    void anUploadIsCreatedUnderAnIdOfItsOwn(Generation generation) throws Exception {
        standIn.generation(generation);

        HttpResponse<String> answer = tus.send("POST", tus.files(), "", "Upload-Length", "11", "Upload-Metadata", "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(header(answer, "Location")).matches(tus.files() + "[0-9a-f]{32}");
        assertThat(header(answer, "Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void anUploadIsKeptForSevenDays() throws Exception {
        ZonedDateTime now = ZonedDateTime.now();

        HttpResponse<String> answer = tus.send("POST", tus.files(), "", "Upload-Length", "11");

        assertThat(ZonedDateTime.parse(header(answer, "Upload-Expires"), DateTimeFormatter.RFC_1123_DATE_TIME))
                .isBetween(now.plusDays(7).minusMinutes(1), now.plusDays(7).plusMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "Upload-Metadata, '', 400, Missing Upload-Length header",
        "Upload-Length, abc, 400, Invalid Upload-Length header",
        "Upload-Length, -1, 400, Invalid Upload-Length header",
        "Upload-Length, 2199023255553, 413, Upload-Length header too large",
        "Upload-Length, 99999999999999999999, 413, Upload-Length header too large"
    })
    void aCreationIsRefused(String name, String value, int status, String text) throws Exception {
        HttpResponse<String> answer = tus.send("POST", tus.files(), "", name, value);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(text);
        assertThat(header(answer, "Location")).isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", TWO_TEBIBYTES})
    void aLengthFromNothingToTwoTebibytesIsTaken(String length) throws Exception {
        assertThat(tus.send("POST", tus.files(), "", "Upload-Length", length).statusCode())
                .isEqualTo(201);
    }

    @Test
    void metadataThatIsNotPairsIsRefused() throws Exception {
        HttpResponse<String> answer =
                tus.send("POST", tus.files(), "", "Upload-Length", "11", "Upload-Metadata", "name not-base64!");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("Invalid Upload-Metadata header");
    }

    @Test
    void bytesThatComeWithTheCreationAreNotKept() throws Exception {
        HttpResponse<String> answer =
                tus.send("POST", tus.files(), "abcd", "Upload-Length", "4", "Content-Type", TusWire.BYTES);

        assertThat(header(tus.head(header(answer, "Location")), "Upload-Offset"))
                .isEqualTo("0");
    }

    @Test
    void headTellsWhereAnUploadStandsWithTwoHundredAndFour() throws Exception {
        String upload = tus.create(11);
        tus.patch(upload, 0, "abcd");

        HttpResponse<String> answer = tus.head(upload);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Upload-Offset")).isEqualTo("4");
        assertThat(header(answer, "Upload-Length")).isEqualTo("11");
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void anUploadOfNothingIsThereFromTheStart() throws Exception {
        HttpResponse<String> answer = tus.head(tus.create(0));

        assertThat(header(answer, "Upload-Offset")).isEqualTo("0");
        assertThat(header(answer, "Upload-Length")).isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PATCH", "DELETE"})
    void withoutTheVersionNothingIsDone(String method) throws Exception {
        String upload = tus.create(4);

        HttpResponse<String> answer = tus.bare(method, upload, "Authorization", TusWire.TOKEN);

        assertThat(answer.statusCode()).isEqualTo(412);
        assertThat(answer.body()).isEqualTo(method.equals("HEAD") ? "" : "Unsupported version");
        assertThat(tus.head(upload).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"HEAD, ''", "PATCH, Upload Not Found", "GET, Upload Not Found", "DELETE, Upload Not Found"})
    void anUnknownUploadIsNotFound(String method, String text) throws Exception {
        HttpResponse<String> answer = tus.send(method, tus.nowhere(), "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(text);
    }
}
