package io.waybill.destination.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.State;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.WorkspaceStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service is told of the bytes, and compares, where contentMd5 is set. */
class WorkspaceMd5Test extends WorkspaceTest {
    private static final int BLOCK = 64 << 10;

    @BeforeEach
    void withMd5() {
        scene.sink("blockSize: 64KiB", "largestPiece: 64KiB", "contentMd5: \"true\"");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "65536, 1", "65537, 2", "1310713, 20"})
    void eachBlockIsComparedAndTheWholeIsLeftWithTheBlob(int bytes, int compared) throws Exception {
        String md5 = md5(scene.file("data.csv", bytes));

        scene.runOnce();

        assertThat(scene.workspace.compared()).isEqualTo(compared);
        assertThat(scene.blobs()).extracting(Blob::md5).containsExactly(compared == 1 ? "" : md5);
    }

    @Test
    void afterAResumeTheWholeIsThatOfAllBlocks() throws Exception {
        scene.workspace.fault(Fault.on("block").call(12).dropAmidBody(20_000));
        String md5 = md5(scene.file("data.csv", 20 * BLOCK - 7));

        scene.runOnce();

        assertThat(scene.blobs()).extracting(Blob::md5).containsExactly(md5);
        assertThat(scene.timeline("data.csv")).anyMatch(line -> line.startsWith("goes on"));
    }

    @Test
    void anEmptyFileHasAnMd5Too() {
        scene.file("empty.csv", 0);

        scene.runOnce();

        assertThat(scene.workspace.compared()).isEqualTo(1);
        assertThat(scene.state("empty.csv")).isEqualTo(State.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "block"})
    void bytesThatWereDamagedOnTheirWayAreSentAgain(String call) {
        scene.workspace.fault(Fault.on(call)
                .call(call.equals("put") ? 1 : 3)
                .answer(400, WorkspaceStandIn.xml(400, "Md5Mismatch"), "application/xml"));
        scene.file("data.csv", call.equals("put") ? 10 : 5 * BLOCK);

        scene.runOnce();

        assertThat(scene.state("data.csv")).isEqualTo(State.DELIVERED);
    }

    private static String md5(Path file) throws Exception {
        return Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("MD5").digest(Files.readAllBytes(file)));
    }
}
