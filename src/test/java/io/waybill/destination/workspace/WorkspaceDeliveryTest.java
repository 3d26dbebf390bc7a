package io.waybill.destination.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.destination.Receipt;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.State;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Fault;
import java.io.RandomAccessFile;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives in a workspace, under what name. */
class WorkspaceDeliveryTest extends WorkspaceTest {
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 70 * MIB + 5})
    void everyByteArrives(int bytes) {
        scene.file("data.csv", bytes);

        scene.runOnce();

        Receipt receipt = Receipt.parse(scene.waybill("data.csv").receipt());
        assertThat(scene.blobs()).singleElement().satisfies(blob -> {
            assertThat(blob.name()).isEqualTo("data.csv");
            assertThat(blob.bytes()).isEqualTo(bytes);
            assertThat(blob.sha256()).isEqualTo(receipt.sha256());
            assertThat(blob.blocks()).isEqualTo(bytes <= 8 * MIB ? 0 : (bytes + 8 * MIB - 1) / (8 * MIB));
            assertThat(blob.times()).isEqualTo(1);
        });
        assertThat(receipt.address()).isEqualTo(scene.workspace.baseUrl() + "/inbox/data.csv");
        assertThat(receipt.said()).contains("201");
    }

    @ParameterizedTest
    @CsvSource({
        "folders, '', hello.txt, hello.txt",
        "folders, DIR/sub, b with space.txt, DIR/sub/b with space.txt",
        "folders, DIR, 'ü#?%+&.csv', 'DIR/ü#?%+&.csv'",
        "contents, DIR/sub, b.txt, sub/b.txt",
        "contents, DIR, a.csv, a.csv",
    })
    void aBlobIsCalledAsAzCopyCallsIt(String names, String folder, String name, String blob) {
        scene.sink("names: " + names).fileIn(folder, name, 10);

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::name).containsExactly(blob);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pre/fix", "pre/fix/"})
    void aTokensPathIsAFolderWithASlashOrWithout(String path) {
        scene.use(scene.workspace.token(path, "w", null, Instant.now().plusSeconds(60)))
                .file("hello.txt", 10);

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::name).containsExactly("pre/fix/hello.txt");
    }

    @Test
    void aTokenForOneBlobIsThatBlob() {
        scene.use(scene.workspace.tokenForBlob("the.csv", "w", Instant.now().plusSeconds(60)))
                .file("hello.txt", 10);

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::name).containsExactly("the.csv");
    }

    @Test
    void theFilesOfAFolderDoNotReplaceEachOtherInOneBlob() {
        scene.use(scene.workspace.tokenForBlob("the.csv", "w", Instant.now().plusSeconds(60)))
                .fileIn("DIR", "hello.txt", 10);

        scene.runOnce();

        assertThat(scene.blobs()).isEmpty();
        assertThat(scene.waybill("hello.txt").reason()).contains("is for one blob", "DIR/hello.txt");
    }

    @Test
    void theBlocksOfAHugeFileAreSoLargeThatFiftyThousandSuffice() throws Exception {
        long size = 400L << 30;
        scene.editedRoutes("waybill-sink?destination=workspace", "waybill-sink?destination=workspace&spool=link");
        scene.workspace.fault(Fault.on("block").hangAmidBody(1_000).times(8));
        try (RandomAccessFile sparse =
                new RandomAccessFile(scene.file("huge.bin", 1).toFile(), "rw")) {
            sparse.setLength(size);
        }
        scene.start();

        Call block = scene.workspace.awaitHang(Duration.ofSeconds(30));

        assertThat(block.length()).isEqualTo((size + 49_999) / 50_000);
    }

    @Test
    void aPausedDestinationOpensWhenItHasAnsweredAndNotBefore() throws Exception {
        scene.quickDelays().file("soil.csv", 100);
        scene.workspace
                .fault(Fault.on("put").answer(503).call(1))
                .fault(Fault.on("put").call(2).hangAfterWork());
        scene.start();

        scene.workspace.awaitHang(Duration.ofSeconds(30));

        assertThat(scene.door("workspace")).isEqualTo(Door.PAUSED);
        scene.workspace.releaseHangs();
        await().until(() -> scene.state("soil.csv") == State.DELIVERED);
        assertThat(scene.door("workspace")).isEqualTo(Door.OPEN);
    }
}
