package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attach and single-shot, which make a record at once (protocol page, sections 6 and 7). */
class DatabankFilingTest extends StandInTest {
    @BeforeEach
    void prepare() {
        standIn.generation(Generation.TODAY);
    }

    @Test
    void attachFilesAnUploadAndNamesThePage() throws Exception {
        String upload = wire.created(4);
        wire.patch(upload, 0, "abcd");

        HttpResponse<String> answer = wire.attach("small.txt", upload, "4");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("successfully uploaded small.txt\nsee in dataset at " + standIn.baseUrl() + "/datasets/"
                        + KEY + " \n");
        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly(4L);
    }

    @ParameterizedTest
    @CsvSource({"999", "4"})
    void attachChecksNothing(String size) throws Exception {
        String upload = wire.created(4);

        HttpResponse<String> answer = wire.attach("small.txt", upload, size);

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aRepeatedAttachMakesASecondRecord() throws Exception {
        String upload = wire.created(4);
        wire.patch(upload, 0, "abcd");
        wire.attach("small.txt", upload, "4");

        wire.attach("small.txt", upload, "4");

        assertThat(standIn.files(KEY)).hasSize(2);
    }

    @Test
    void anAddressWithoutAnIdIsRefused() throws Exception {
        HttpResponse<String> answer = wire.attach("small.txt", "", "4");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("Invalid tus_url: missing key\n");
    }

    @Test
    void theRewriteUsesTheUploadUp() throws Exception {
        standIn.generation(Generation.REWRITE);
        String upload = wire.created(4);
        wire.patch(upload, 0, "abcd");

        HttpResponse<String> first = wire.attach("small.txt", upload, "4");
        HttpResponse<String> second = wire.attach("small.txt", upload, "4");

        assertThat(first.body()).isEqualTo("file has been successfully uploaded to draft server");
        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(second.body()).isEqualTo("Invalid TUS upload reference");
        assertThat(wire.tus("HEAD", upload, "").statusCode()).isEqualTo(404);
        assertThat(standIn.files(KEY)).hasSize(1);
    }

    @Test
    void theRewriteOffersCreationOnlyAndSaysItsLimit() throws Exception {
        standIn.generation(Generation.REWRITE);

        HttpResponse<String> answer = wire.tus("OPTIONS", "", "");

        assertThat(answer.headers().firstValue("Tus-Extension")).contains("creation");
        assertThat(answer.headers().firstValue("Tus-Max-Size")).contains("53687091200");
        assertThat(wire.tus("GET", wire.created(0), "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"MOVES_AT_VERIFY", "STAYS_IN_PLACE", "PHASES_AND_TUS", "TODAY"})
    void singleShotFilesAFileOnEveryServer(Generation generation) throws Exception {
        standIn.generation(generation);

        HttpResponse<String> answer = wire.singleShot("small.txt", "abcd");

        assertThat(answer.body()).startsWith("successfully uploaded small.txt\nsee in dataset at ");
        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly(4L);
    }

    @ParameterizedTest
    @CsvSource({
        "a%20b.txt, 'a b.txt'",
        "50% x.txt, 50% x.txt",
        "C:\\files\\small.txt, small.txt",
        "a\\\"b.txt, 'a\"b.txt'"
    })
    void aPartsFileNameIsReadAsRackReadsIt(String sent, String read) throws Exception {
        wire.singleShot(sent, "abcd");

        assertThat(standIn.files(KEY)).extracting(Registered::filename).containsExactly(read);
    }

    @Test
    void singleShotWithoutAFileIsRefused() throws Exception {
        HttpResponse<String> answer = wire.multipart(Wire.bytes(Wire.part("binary", "text")));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("undefined method `original_filename' for \"text\":String\n");
    }
}
