package io.waybill.sandbox;

import static io.waybill.sandbox.TusWire.header;
import static io.waybill.sandbox.Wire.KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabankTusFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] LARGE = new byte[4 * 1024 * 1024];

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.TODAY);
    private final Wire wire = running.wire();
    private final TusWire tus = running.tus();

    private String offset(String upload) throws Exception {
        return header(tus.head(upload), "Upload-Offset");
    }

    @ParameterizedTest
    @CsvSource({"options, OPTIONS", "create, POST", "head, HEAD", "patch, PATCH", "get, GET", "delete, DELETE"})
    void eachCallOfTusCanBeStruckByItsName(String name, String method) throws Exception {
        String upload = tus.create(8);
        standIn.fault(Fault.on(name).answer(503).retryAfter("2"));

        HttpResponse<String> answer = tus.send(method, name.equals("create") ? tus.files() : upload, "");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("2");
        assertThat(standIn.calls(name)).extracting(Call::status).contains(503);
        assertThat(offset(upload)).isEqualTo("0");
    }

    @Test
    void aPatchWhoseAnswerIsLostIsKeptAndRecordedAsSuch() throws Exception {
        String upload = tus.create(8);
        standIn.fault(Fault.on("patch").loseAnswer());

        assertThatThrownBy(() -> tus.patch(upload, 0, "abcd")).isInstanceOf(IOException.class);

        assertThat(offset(upload)).isEqualTo("4");
        assertThat(standIn.calls("patch")).singleElement().satisfies(call -> {
            assertThat(call.status()).isZero();
            assertThat(call.acknowledged()).isEqualTo(4);
        });
    }

    @Test
    void aCreationWhoseAnswerIsLostLeavesAnUpload() throws Exception {
        standIn.fault(Fault.on("create").loseAnswer());

        assertThatThrownBy(() -> tus.create(8)).isInstanceOf(IOException.class);

        assertThat(standIn.calls("create"))
                .singleElement()
                .satisfies(
                        call -> assertThat(offset(tus.files() + call.upload())).isEqualTo("0"));
    }

    @ParameterizedTest
    @EnumSource(names = {"TODAY", "REWRITE"})
    void aFullDiskKeepsPartOfAPatch(Generation generation) throws Exception {
        String upload = tus.create(8);
        standIn.generation(generation).fault(Fault.on("patch").partialAppend(3));

        assertThat(tus.patch(upload, 0, "abcd").statusCode()).isEqualTo(500);

        assertThat(offset(upload)).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aConnectionDroppedAmidAPatchKeepsNothing(boolean discard) throws Exception {
        String upload = tus.create(LARGE.length);
        standIn.discard(discard).fault(Fault.on("patch").dropAmidBody(1_000_000));

        CompletableFuture<HttpResponse<String>> answer = tus.patchLater(upload, 0, LARGE);

        assertThat(answer).failsWithin(PATIENCE);
        assertThat(offset(upload)).isEqualTo("0");
        assertThat(standIn.calls("patch")).extracting(Call::bytes).allMatch(bytes -> bytes <= 1_000_000);
    }

    @Test
    void aHangAmidAPatchStopsReading() throws Exception {
        String upload = tus.create(LARGE.length);
        standIn.fault(Fault.on("patch").hangAmidBody(1_000_000));
        CompletableFuture<HttpResponse<String>> answer = tus.patchLater(upload, 0, LARGE);

        Call hanging = standIn.awaitHang(PATIENCE);

        assertThat(hanging.upload()).isEqualTo(TusWire.id(upload));
        assertThat(hanging.bytes()).isBetween(500_000L, 1_000_000L);
        assertThat(answer).isNotDone();
    }

    @Test
    void discardedPatchesAreCountedAndAttached() throws Exception {
        String upload = tus.create(LARGE.length);
        standIn.discard(true);
        tus.patchLater(upload, 0, LARGE).join();

        wire.attach("large.bin", upload, "4194304");

        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly((long) LARGE.length);
    }
}
