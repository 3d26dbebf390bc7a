package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabankFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] LARGE = new byte[4 * 1024 * 1024];

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().plantPartial(KEY, "small.txt", bytes(""));
    private final Wire wire = running.wire();

    @Test
    void anAnswerReplacesTheWorkOfTheNamedCallOnly() throws Exception {
        standIn.fault(Fault.on("transfer").call(2).times(1).answer(503).retryAfter("2"));
        wire.transfer("small.txt", "0", "a");

        HttpResponse<String> second = wire.transfer("small.txt", "1", "b");

        assertThat(second.statusCode()).isEqualTo(503);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("2");
        assertThat(second.headers().firstValue("Content-Type")).hasValue("text/html");
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(1);
        assertThat(wire.transfer("small.txt", "1", "b").body()).startsWith("successfully added chunk");
    }

    @Test
    void anAnswerFromACallOnIsTheAnswerEverAfter() throws Exception {
        standIn.fault(Fault.on("transfer").fromCallOn(2).answer(401, "Bad credentials"));
        wire.transfer("small.txt", "0", "a");

        wire.transfer("small.txt", "1", "b");
        wire.transfer("small.txt", "1", "b");

        assertThat(standIn.calls("transfer")).extracting(Call::status).containsExactly(200, 401, 401);
    }

    @Test
    void probesAreNotCountedAsTransfers() throws Exception {
        standIn.fault(Fault.on("transfer").call(1).answer(503));

        assertThat(wire.transfer("small.txt", "-1", "").statusCode()).isEqualTo(200);
    }

    @Test
    void aLostAnswerFollowsWorkThatWasDone() {
        standIn.fault(Fault.on("transfer").loseAnswer());

        assertThatThrownBy(() -> wire.transfer("small.txt", "0", "abcd")).isInstanceOf(IOException.class);

        assertThat(standIn.partial(KEY, "small.txt")).hasValue(4);
        assertThat(standIn.calls("transfer")).extracting(Call::status).containsExactly(0);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionDroppedBeforeTheBodyAppendsNothing(boolean discard) {
        standIn.discard(discard).fault(Fault.on("transfer").dropBeforeBody());

        CompletableFuture<HttpResponse<String>> answer = wire.transferLater("small.txt", "0", LARGE);

        assertThat(answer).failsWithin(PATIENCE);
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(0);
        assertThat(standIn.calls("transfer")).singleElement().satisfies(call -> {
            assertThat(call.status()).isZero();
            assertThat(call.bytes()).isLessThan(LARGE.length / 2);
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionDroppedAmidTheBodyAppendsNothing(boolean discard) {
        standIn.discard(discard).fault(Fault.on("transfer").dropAmidBody(1_000_000));

        CompletableFuture<HttpResponse<String>> answer = wire.transferLater("small.txt", "0", LARGE);

        assertThat(answer).failsWithin(PATIENCE);
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(0);
        assertThat(standIn.calls("transfer")).singleElement().satisfies(call -> {
            assertThat(call.status()).isZero();
            assertThat(call.bytes()).isBetween(500_000L, 1_000_000L);
        });
    }

    @Test
    void aFullDiskAppendsPartOfTheChunkAndTellsTheProgress() throws Exception {
        standIn.fault(Fault.on("transfer").partialAppend(3));

        HttpResponse<String> answer = wire.transfer("small.txt", "0", "abcdef");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .startsWith("{\"error\":\"No space left on device @ io_write - ")
                .endsWith("\\n\",\"progress\":3,\"status\":500}");
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(3);
    }

    @Test
    void aDelayLetsTheWorkBeDone() throws Exception {
        standIn.fault(Fault.on("any").delay(Duration.ofMillis(5)));

        assertThat(wire.transfer("small.txt", "0", "abcd").body()).startsWith("successfully added chunk");
    }

    @Test
    void aFaultOfAnyPhaseStrikesWhateverComes() {
        standIn.fault(Fault.on("any").dropBeforeBody());

        assertThatThrownBy(() -> wire.setup("new.txt", "4")).isInstanceOf(IOException.class);

        await().until(() -> standIn.calls("setup").size() == 1);
        assertThat(standIn.partial(KEY, "new.txt")).isEmpty();
    }
}
