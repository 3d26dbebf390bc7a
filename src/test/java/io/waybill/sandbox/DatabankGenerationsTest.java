package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What tells the generations of the server apart. */
class DatabankGenerationsTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn();
    private final Wire wire = running.wire();

    @ParameterizedTest
    @EnumSource(names = {"MOVES_AT_VERIFY", "STAYS_IN_PLACE", "PHASES_AND_TUS"})
    void aServerWithPhasesNamesAPhaseItDoesNotKnow(Generation generation) throws Exception {
        standIn.generation(generation);

        HttpResponse<String> answer = wire.form("filename=small.txt&phase=none");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("invalid phase parameter: none");
    }

    @ParameterizedTest
    @CsvSource({
        "TODAY, none",
        "TODAY, setup",
        "TODAY, verify",
        "REWRITE, none",
        "REWRITE, setup",
        "REWRITE, verify",
    })
    void aServerWithoutPhasesKnowsNone(Generation generation, String phase) throws Exception {
        standIn.generation(generation).plantPartial(KEY, "small.txt", bytes("abcd"));

        HttpResponse<String> answer = wire.form("filename=small.txt&filesize=4&phase=" + phase);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("invalid request");
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(4);
    }

    @ParameterizedTest
    @CsvSource({"TODAY, -1", "TODAY, 4", "REWRITE, -1", "REWRITE, 4"})
    void aServerWithoutPhasesTakesNoChunkAndTellsNoProgress(Generation generation, String previous) throws Exception {
        standIn.generation(generation).plantPartial(KEY, "small.txt", bytes("abcd"));

        HttpResponse<String> answer = wire.transfer("small.txt", previous, "efgh");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("invalid request");
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"MOVES_AT_VERIFY", "STAYS_IN_PLACE", "PHASES_AND_TUS"})
    void aServerWithPhasesTellsTheProgressToAProbe(Generation generation) throws Exception {
        standIn.generation(generation).plantPartial(KEY, "small.txt", bytes("abcd"));

        assertThat(wire.transfer("small.txt", "-1", "").body()).contains("\"progress\":4");
    }

    @ParameterizedTest
    @CsvSource({
        "MOVES_AT_VERIFY, POST",
        "MOVES_AT_VERIFY, OPTIONS",
        "STAYS_IN_PLACE, POST",
        "STAYS_IN_PLACE, OPTIONS",
    })
    void aServerWithoutTusDoesNotFindIt(Generation generation, String method) throws Exception {
        standIn.generation(generation);
        TusWire tus = running.tus();

        HttpResponse<String> answer = tus.send(method, tus.files(), "", "Upload-Length", "4");

        assertThat(answer.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @EnumSource(names = {"MOVES_AT_VERIFY", "STAYS_IN_PLACE"})
    void aServerWithoutTusAttachesNothing(Generation generation) throws Exception {
        standIn.generation(generation);

        assertThat(wire.attach("small.txt", "/files/x", "4").body()).isEqualTo("invalid request");

        assertThat(standIn.files(KEY)).isEmpty();
    }
}
