package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults of the two calls that make a record at once. */
class DatabankFilingFaultsTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.TODAY);
    private final Wire wire = running.wire();

    @Test
    void anAttachThatIsAnsweredForIsNotDone() throws Exception {
        standIn.fault(Fault.on("attach").answer(500, "broken"));

        assertThat(wire.attach("small.txt", "/files/x", "4").body()).isEqualTo("broken");

        assertThat(standIn.files(KEY)).isEmpty();
    }

    @Test
    void anAttachWhoseAnswerIsLostIsDone() {
        standIn.fault(Fault.on("attach").loseAnswer());

        assertThatThrownBy(() -> wire.attach("small.txt", "/files/x", "4")).isInstanceOf(IOException.class);

        assertThat(standIn.files(KEY)).hasSize(1);
    }

    @Test
    void aSingleShotWhoseAnswerIsLostIsDone() {
        standIn.fault(Fault.on("single-shot").loseAnswer());

        assertThatThrownBy(() -> wire.singleShot("small.txt", "abcd")).isInstanceOf(IOException.class);

        assertThat(standIn.files(KEY)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSingleShotOnAFullDiskFilesNothing(boolean discard) throws Exception {
        standIn.discard(discard).fault(Fault.on("single-shot").partialAppend(3));

        HttpResponse<String> answer = wire.singleShot("small.txt", "abcd");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).startsWith("No space left on device");
        assertThat(standIn.files(KEY)).isEmpty();
    }
}
