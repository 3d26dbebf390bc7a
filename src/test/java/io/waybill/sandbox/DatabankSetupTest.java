package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DatabankSetupTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn();
    private final Wire wire = running.wire();

    @Test
    void setupMakesAnEmptyPartialFileAndSaysSoInRawTextLabelledJson() throws Exception {
        HttpResponse<String> answer = wire.setup("small.txt", "11");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("successfully set up small.txt");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(0);
    }

    @Test
    void setupWipesEveryOtherPartialUploadOfTheDataset() throws Exception {
        standIn.plantPartial(KEY, "other.txt", bytes("half of it"));

        wire.setup("small.txt", "11");

        assertThat(standIn.partial(KEY, "other.txt")).isEmpty();
    }

    @Test
    void setupLeavesThePartialUploadsOfOtherDatasetsAlone() throws Exception {
        standIn.dataset("TESTIDB-7", "t").plantPartial("TESTIDB-7", "other.txt", bytes("half"));

        wire.setup("small.txt", "11");

        assertThat(standIn.partial("TESTIDB-7", "other.txt")).hasValue(4);
    }

    @Test
    void setupOfTheSameNameStartsAgainFromNothing() throws Exception {
        standIn.plantPartial(KEY, "small.txt", bytes("half of it"));

        wire.setup("small.txt", "11");

        assertThat(standIn.partial(KEY, "small.txt")).hasValue(0);
    }

    @Test
    void setupRefusesANameThatIsCompleteBeforeItWipesAnything() throws Exception {
        standIn.plantFile(KEY, "small.txt", bytes("whole")).plantPartial(KEY, "other.txt", bytes("half"));

        HttpResponse<String> answer = wire.setup("small.txt", "11");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("File with the name small.txt already exists in this dataset.\n");
        assertThat(standIn.partial(KEY, "other.txt")).hasValue(4);
    }

    @Test
    void setupWithoutFilesizeIsRefusedWithTheMisspeltText() throws Exception {
        HttpResponse<String> answer = wire.form("filename=small.txt&phase=setup");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("missing paramter: filesize\n");
    }

    @Test
    void setupRefusesMoreThanTwoTebibytes() throws Exception {
        HttpResponse<String> answer = wire.setup("small.txt", "2199023255553");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("File too large. Max file size: 2TB.\n");
    }

    @Test
    void setupTakesExactlyTwoTebibytes() throws Exception {
        assertThat(wire.setup("small.txt", "2199023255552").statusCode()).isEqualTo(200);
    }

    @Test
    void setupReadsAFilesizeThatIsNoNumberAsZero() throws Exception {
        assertThat(wire.setup("small.txt", "abc").body()).isEqualTo("successfully set up small.txt");
    }

    @Test
    void setupWithoutFilenameBreaksAndStillWipes() throws Exception {
        standIn.plantPartial(KEY, "other.txt", bytes("half"));

        HttpResponse<String> answer = wire.form("phase=setup&filesize=11");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"status\":500,\"error\":\"Internal Server Error\"}");
        assertThat(standIn.partial(KEY, "other.txt")).isEmpty();
    }

    @Test
    void setupWithoutFilenameAndFilesizeBreaksAndWipesNothing() throws Exception {
        standIn.plantPartial(KEY, "other.txt", bytes("half"));

        assertThat(wire.form("phase=setup").statusCode()).isEqualTo(500);

        assertThat(standIn.partial(KEY, "other.txt")).hasValue(4);
    }

    @Test
    void setupOfANameWithASlashTellsTheServersPath() throws Exception {
        HttpResponse<String> answer = wire.setup("a/b.txt", "11");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo(
                        "No such file or directory @ rb_sysopen - " + running.folder() + "/api/" + KEY + "/a/b.txt\n");
    }

    @Test
    void setupNeverLeavesTheDatasetsDirectory() throws Exception {
        assertThat(wire.setup("..", "11").body()).startsWith("Is a directory @ rb_sysopen - ");
    }

    @Test
    void setupTakesSpacesAndUmlauts() throws Exception {
        assertThat(wire.setup("Größe 1.txt", "11").body()).isEqualTo("successfully set up Größe 1.txt");
    }
}
