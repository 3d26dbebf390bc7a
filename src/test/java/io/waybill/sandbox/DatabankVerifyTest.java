package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DatabankVerifyTest {
    private static final String SHA256_OF_ABCD = "88d4266fd4e6338d13b845fcf289579d209c897823b9217da3e161936f031589";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().plantPartial(KEY, "small.txt", bytes("abcd"));
    private final Wire wire = running.wire();

    @Test
    void verifyRegistersTheFileAndNamesThePage() throws Exception {
        HttpResponse<String> answer = wire.verify("small.txt");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("small.txt successfully uploaded.  Refresh dataset page to see newly uploaded file. "
                        + standIn.baseUrl() + "/datasets/" + KEY + "/edit");
        assertThat(standIn.files(KEY)).singleElement().satisfies(file -> {
            assertThat(file.filename()).isEqualTo("small.txt");
            assertThat(file.bytes()).isEqualTo(4);
            assertThat(file.sha256()).isEqualTo(SHA256_OF_ABCD);
            assertThat(file.path()).hasContent("abcd");
        });
    }

    @Test
    void verifyAcceptsATruncatedFile() throws Exception {
        wire.setup("large.txt", "1000000");
        wire.transfer("large.txt", "0", "ab");

        assertThat(wire.verify("large.txt").statusCode()).isEqualTo(200);

        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly(2L);
    }

    @Test
    void verifyWithoutPartialFileLeavesAnOrphan() throws Exception {
        HttpResponse<String> answer = wire.verify("other.txt");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo("No such file or directory @ rb_file_s_size - " + running.folder() + "/api/" + KEY
                        + "/other.txt\n");
        assertThat(standIn.files(KEY)).isEmpty();
        assertThat(standIn.orphans(KEY)).isEqualTo(1);
    }

    @Test
    void aVerifiedNameExistsForTheNextSetup() throws Exception {
        wire.verify("small.txt");

        assertThat(wire.setup("small.txt", "4").body())
                .isEqualTo("File with the name small.txt already exists in this dataset.\n");
    }

    @Test
    void aMovingServerKeepsTheBytesThroughTheNextSetup() throws Exception {
        wire.verify("small.txt");

        wire.setup("next.txt", "1");

        assertThat(standIn.files(KEY).get(0).path()).hasContent("abcd");
    }

    @Test
    void aMovingServerHasNothingToVerifyTwice() throws Exception {
        wire.verify("small.txt");

        assertThat(wire.verify("small.txt").statusCode()).isEqualTo(500);

        assertThat(standIn.files(KEY)).hasSize(1);
    }

    @Test
    void aMovingServerRefusesAnEmptyFileAndLeavesAnOrphan() throws Exception {
        standIn.plantPartial(KEY, "empty.txt", bytes(""));

        HttpResponse<String> answer = wire.verify("empty.txt");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo("Error uploading file. If error persists, please contact the Research Data Service.\n");
        assertThat(standIn.orphans(KEY)).isEqualTo(1);
    }

    @Test
    void aMovingServerSanitisesTheFinalNameAndSoMissesTheDuplicate() throws Exception {
        standIn.plantPartial(KEY, "Größe 1.txt", bytes("abcd"));
        wire.verify("Größe 1.txt");

        assertThat(wire.setup("Größe 1.txt", "4").statusCode()).isEqualTo(200);

        assertThat(standIn.files(KEY)).extracting(Registered::filename).containsExactly("Gr__e_1.txt");
    }

    @Test
    void aStayingServerDestroysTheVerifiedBytesWithTheNextSetup() throws Exception {
        standIn.generation(Generation.STAYS_IN_PLACE);
        wire.verify("small.txt");
        assertThat(standIn.files(KEY).get(0).path()).hasContent("abcd");

        wire.setup("next.txt", "1");

        assertThat(standIn.files(KEY).get(0).path()).doesNotExist();
        assertThat(standIn.files(KEY)).hasSize(1);
    }

    @Test
    void aStayingServerMakesASecondRecordForARepeatedVerify() throws Exception {
        standIn.generation(Generation.STAYS_IN_PLACE);
        wire.verify("small.txt");

        assertThat(wire.verify("small.txt").statusCode()).isEqualTo(200);

        assertThat(standIn.files(KEY)).extracting(Registered::filename).containsExactly("small.txt", "small.txt");
        assertThat(standIn.files(KEY)).extracting(Registered::id).doesNotHaveDuplicates();
    }

    @Test
    void aStayingServerAcceptsAnEmptyFile() throws Exception {
        standIn.generation(Generation.STAYS_IN_PLACE).plantPartial(KEY, "empty.txt", bytes(""));

        assertThat(wire.verify("empty.txt").statusCode()).isEqualTo(200);
    }
}
