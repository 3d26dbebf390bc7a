package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static io.waybill.sandbox.Wire.filePart;
import static io.waybill.sandbox.Wire.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabankTransferTest {
    private static final String NIL = "no implicit conversion of nil into String\n";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().plantPartial(KEY, "small.txt", bytes("abcd"));
    private final Wire wire = running.wire();

    private String partial() throws Exception {
        return Files.readString(running.folder().resolve("api").resolve(KEY).resolve("small.txt"));
    }

    @Test
    void transferAppendsTheChunk() throws Exception {
        HttpResponse<String> answer = wire.transfer("small.txt", "4", "efgh");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("successfully added chunk to small.txt");
        assertThat(partial()).isEqualTo("abcdefgh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "-1", "-7", "abc", "3x", ""})
    void transferRefusesAnotherPreviousSizeWithTwoHundredAndTheProgress(String previous) throws Exception {
        HttpResponse<String> answer = wire.transfer("small.txt", previous, "efgh");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"Unexpected previous_size value.  Expected: 4, Recieved: " + previous
                        + "\\n\",\"progress\":4,\"status\":500}");
        assertThat(partial()).isEqualTo("abcd");
    }

    @Test
    void transferReadsTheNumberATextBeginsWith() throws Exception {
        assertThat(wire.transfer("small.txt", "4 bytes", "efgh").body()).startsWith("successfully added chunk");
    }

    @Test
    void transferOfATextWithoutNumberAppendsToAnEmptyFile() throws Exception {
        standIn.plantPartial(KEY, "small.txt", bytes(""));

        assertThat(wire.transfer("small.txt", "abc", "efgh").body()).startsWith("successfully added chunk");
    }

    @Test
    void transferRefusesAChunkThatIsNotAFilePart() throws Exception {
        standIn.plantPartial(KEY, "small.txt", bytes(""));

        HttpResponse<String> answer = wire.form("filename=small.txt&phase=transfer&previous_size=0&bytechunk=abcd");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"private method `open' called for \\\"abcd\\\":String\\n\","
                        + "\"progress\":0,\"status\":500}");
    }

    @Test
    void transferRefusesToGrowAFileOfTwoTebibytes() throws Exception {
        try (RandomAccessFile sparse = new RandomAccessFile(
                running.folder()
                        .resolve("api")
                        .resolve(KEY)
                        .resolve("small.txt")
                        .toFile(),
                "rw")) {
            sparse.setLength(2_199_023_255_552L);
        }

        HttpResponse<String> answer = wire.transfer("small.txt", "2199023255552", "efgh");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"File too large. Max file size: 2TB.\\n\","
                        + "\"progress\":2199023255552,\"status\":500}");
    }

    @Test
    void transferWithoutSetupTellsTheServersPath() throws Exception {
        HttpResponse<String> answer = wire.transfer("other.txt", "0", "efgh");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .isEqualTo("No such file or directory @ rb_file_s_size - " + running.folder() + "/api/" + KEY
                        + "/other.txt\n");
    }

    @Test
    void transferWithoutPreviousSizeLosesItsText() throws Exception {
        HttpResponse<String> answer = wire.multipart(
                bytes(part("filename", "small.txt")), bytes(part("phase", "transfer")), filePart(bytes("efgh")));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo(NIL);
    }

    @Test
    void transferWithoutBytechunkLosesItsText() throws Exception {
        HttpResponse<String> answer = wire.form("filename=small.txt&phase=transfer&previous_size=4");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo(NIL);
    }

    @Test
    void transferTakesMoreBytesThanSetupAnnounced() throws Exception {
        wire.setup("small.txt", "1");

        assertThat(wire.transfer("small.txt", "0", "efgh").body()).startsWith("successfully added chunk");
    }

    @Test
    void aProbeIsCountedAsSuchAndTellsTheSizeOnly() throws Exception {
        HttpResponse<String> answer = wire.transfer("small.txt", "-1", "");

        assertThat(answer.body()).contains("\"progress\":4");
        assertThat(standIn.calls("probe")).hasSize(1);
        assertThat(standIn.calls("transfer")).isEmpty();
    }
}
