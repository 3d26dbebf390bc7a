package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabankHangsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] LARGE = new byte[4 * 1024 * 1024];

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().plantPartial(KEY, "small.txt", bytes(""));
    private final Wire wire = running.wire();

    @Test
    void aHangingRequestIsNotWorkedOn() throws Exception {
        standIn.fault(Fault.on("transfer").hang());
        CompletableFuture<HttpResponse<String>> answer = wire.transferLater("small.txt", "0", bytes("abcd"));

        Call hanging = standIn.awaitHang(PATIENCE);

        assertThat(hanging.bytes()).isEqualTo(4);
        assertThat(standIn.calls()).containsExactly(hanging);
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(0);
        assertThat(answer).isNotDone();
    }

    @Test
    void aReleasedHangIsAClosedConnection() throws Exception {
        standIn.fault(Fault.on("transfer").hang());
        CompletableFuture<HttpResponse<String>> answer = wire.transferLater("small.txt", "0", bytes("abcd"));
        standIn.awaitHang(PATIENCE);

        standIn.releaseHangs();

        assertThat(answer).failsWithin(PATIENCE);
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(0);
    }

    @Test
    void aHangAfterTheWorkSendsItsAnswerWhenReleased() throws Exception {
        standIn.fault(Fault.on("transfer").hangAfterWork());
        CompletableFuture<HttpResponse<String>> answer = wire.transferLater("small.txt", "0", bytes("abcd"));
        standIn.awaitHang(PATIENCE);
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(4);

        standIn.releaseHangs();

        assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("successfully added chunk to small.txt");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHangAmidTheBodyStopsReading(boolean discard) throws Exception {
        standIn.discard(discard).fault(Fault.on("transfer").hangAmidBody(1_000_000));
        CompletableFuture<HttpResponse<String>> answer = wire.transferLater("small.txt", "0", LARGE);

        Call hanging = standIn.awaitHang(PATIENCE);

        assertThat(hanging.bytes()).isBetween(500_000L, 1_000_000L);
        assertThat(answer).isNotDone();
    }

    @Test
    void aHangThatDoesNotComeIsToldAsSuch() {
        assertThatThrownBy(() -> standIn.awaitHang(Duration.ofMillis(1)))
                .hasMessage("a request must hang within PT0.001S, none did");
    }
}
