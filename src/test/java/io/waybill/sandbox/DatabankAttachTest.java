package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The attach of a tus upload as it has been since 2018: it looks at nothing. */
class DatabankAttachTest {
    private static final String SHA256_OF_ABCD = "88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.TODAY);
    private final Wire wire = running.wire();
    private final TusWire tus = running.tus();

    private String success(String name) {
        return "successfully uploaded %s\nsee in dataset at %s/datasets/%s \n".formatted(name, standIn.baseUrl(), KEY);
    }

    @ParameterizedTest
    @EnumSource(names = {"PHASES_AND_TUS", "TODAY"})
    void aFinishedUploadBecomesARecord(Generation generation) throws Exception {
        standIn.generation(generation);
        String upload = tus.finished("abcd");

        HttpResponse<String> answer = wire.attach("Größe 1.txt", upload, "4");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(success("Größe 1.txt"));
        assertThat(standIn.files(KEY)).singleElement().satisfies(file -> {
            assertThat(file.filename()).isEqualTo("Größe 1.txt");
            assertThat(file.bytes()).isEqualTo(4);
            assertThat(file.sha256()).isEqualTo(SHA256_OF_ABCD);
            assertThat(file.path()).hasContent("abcd");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "0", "-1", "much", ""})
    void aWrongSizeIsAccepted(String size) throws Exception {
        assertThat(wire.attach("small.txt", tus.finished("abcd"), size).statusCode())
                .isEqualTo(200);

        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly(4L);
    }

    @Test
    void anUnfinishedUploadIsAcceptedAsItIs() throws Exception {
        String upload = tus.create(8);
        tus.patch(upload, 0, "abcd");

        assertThat(wire.attach("small.txt", upload, "8").statusCode()).isEqualTo(200);

        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly(4L);
    }

    @Test
    void anUploadThatDoesNotExistBecomesARecordOfNothing() throws Exception {
        HttpResponse<String> answer = wire.attach("small.txt", tus.nowhere(), "4");

        assertThat(answer.body()).isEqualTo(success("small.txt"));
        assertThat(standIn.files(KEY)).singleElement().satisfies(file -> {
            assertThat(file.bytes()).isZero();
            assertThat(file.sha256()).isEmpty();
        });
    }

    @Test
    void aRepeatedAttachMakesADuplicate() throws Exception {
        String upload = tus.finished("abcd");
        wire.attach("small.txt", upload, "4");

        HttpResponse<String> answer = wire.attach("small.txt", upload, "4");

        assertThat(answer.body()).isEqualTo(success("small.txt"));
        assertThat(standIn.files(KEY)).extracting(Registered::filename).containsExactly("small.txt", "small.txt");
        assertThat(standIn.files(KEY)).extracting(Registered::id).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/files/", "http://example.org/files/"})
    void anAddressWithoutAKeyIsRefused(String address) throws Exception {
        HttpResponse<String> answer = wire.attach("small.txt", address, "4");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("Invalid tus_url: missing key\n");
        assertThat(standIn.files(KEY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tus_url=/files/x&filename=small.txt",
                "tus_url=/files/x&size=4",
                "filename=small.txt&size=4",
                "tus_url=/files/x"
            })
    void anAttachThatIsNotCompleteIsInvalid(String parameters) throws Exception {
        HttpResponse<String> answer = wire.form(parameters);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("invalid request");
        assertThat(standIn.files(KEY)).isEmpty();
    }

    @Test
    void attachWinsOverAPhase() throws Exception {
        standIn.generation(Generation.PHASES_AND_TUS);

        HttpResponse<String> answer = wire.form("phase=setup&filesize=4&filename=x&size=4&tus_url=/files/x");

        assertThat(answer.body()).isEqualTo(success("x"));
    }

    @Test
    void anUploadOfAnotherTusServerIsFoundInItsFolder() throws Exception {
        Files.writeString(running.folder().resolve("theirs"), "abcd");
        standIn.tusFolder(running.folder());

        wire.attach("small.txt", "http://127.0.0.1/files/theirs", "4");

        assertThat(standIn.files(KEY)).extracting(Registered::sha256).containsExactly(SHA256_OF_ABCD);
    }

    @Test
    void theRecordTellsTheUploadAndTheClaimedSize() throws Exception {
        wire.attach("small.txt", "/files/x", "999");

        assertThat(standIn.calls("attach")).singleElement().satisfies(call -> {
            assertThat(call.upload()).isEqualTo("x");
            assertThat(call.length()).isEqualTo(999);
        });
    }
}
