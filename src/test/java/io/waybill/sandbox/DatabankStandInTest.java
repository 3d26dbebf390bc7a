package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static io.waybill.sandbox.Wire.filePart;
import static io.waybill.sandbox.Wire.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabankStandInTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().plantPartial(KEY, "small.txt", bytes(""));
    private final Wire wire = running.wire();

    @Test
    void callsAreRecordedInTheOrderOfArrival() throws Exception {
        wire.setup("small.txt", "4");
        wire.transfer("small.txt", "0", "abcd");
        wire.verify("small.txt");

        assertThat(standIn.calls()).extracting(Call::phase).containsExactly("setup", "transfer", "verify");
        assertThat(standIn.calls("transfer")).singleElement().satisfies(call -> {
            assertThat(call.dataset()).isEqualTo(KEY);
            assertThat(call.filename()).isEqualTo("small.txt");
            assertThat(call.previousSize()).isEqualTo("0");
            assertThat(call.bytes()).isEqualTo(4);
            assertThat(call.status()).isEqualTo(200);
            assertThat(call.answer()).isEqualTo("successfully added chunk to small.txt");
            assertThat(call.remotePort()).isPositive();
        });
        assertThat(Files.readAllLines(running.folder().resolve("record.jsonl"))).hasSize(3);
    }

    @Test
    void anObserverIsToldBeforeTheAnswerLeaves() throws Exception {
        List<Call> told = new ArrayList<>();
        standIn.onCall(told::add);

        wire.setup("small.txt", "4");

        assertThat(told).isEqualTo(standIn.calls());
    }

    @Test
    void aPausedStandInRefusesConnectionsUntilItResumesOnTheSamePort() throws Exception {
        int port = standIn.port();
        standIn.pause();
        assertThatThrownBy(() -> wire.setup("small.txt", "4")).isInstanceOf(ConnectException.class);

        standIn.resume();

        assertThat(wire.setup("small.txt", "4").statusCode()).isEqualTo(200);
        assertThat(standIn.port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16_000, 16_384, 262_144, 262_150, 5_000_000})
    void discardedBytesAreCountedExactly(int size) throws Exception {
        standIn.discard(true);

        wire.transferLater("small.txt", "0", new byte[size]).get();

        assertThat(standIn.calls("transfer")).extracting(Call::bytes).containsExactly((long) size);
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(size);
        assertThat(running.folder().resolve("spool")).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 300_000})
    void partsAfterDiscardedBytesAreStillRead(int size) throws Exception {
        standIn.discard(true);

        wire.multipart(
                filePart(new byte[size]),
                bytes(part("filename", "small.txt") + part("phase", "transfer") + part("previous_size", "0")));

        assertThat(standIn.partial(KEY, "small.txt")).hasValue(size);
    }

    @Test
    void discardedFilesAreRegisteredWithoutHash() throws Exception {
        standIn.discard(true);
        wire.transfer("small.txt", "0", "abcd");

        wire.verify("small.txt");

        assertThat(standIn.files(KEY)).singleElement().satisfies(file -> {
            assertThat(file.bytes()).isEqualTo(4);
            assertThat(file.sha256()).isEmpty();
        });
    }

    @Test
    void nothingIsLeftInTheSpool() throws Exception {
        wire.transfer("small.txt", "0", "abcd");

        await().untilAsserted(
                        () -> assertThat(running.folder().resolve("spool")).isEmptyDirectory());
    }

    @Test
    void aLaterStartInTheSameFolderOverwritesNoKeptFile() throws Exception {
        standIn.plantFile(KEY, "old.txt", bytes("old"));
        standIn.close();

        try (DatabankStandIn later = DatabankStandIn.start(0, running.folder()).dataset(KEY, Wire.TOKEN)) {
            later.plantFile(KEY, "old.txt", bytes("new"));
        }

        assertThat(running.folder().resolve("files/" + KEY + "/1/old.txt")).hasContent("old");
    }
}
