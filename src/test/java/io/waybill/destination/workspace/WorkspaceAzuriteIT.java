package io.waybill.destination.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Microsoft's own emulator of Azure Blob. */
class WorkspaceAzuriteIT extends WorkspaceTest {
    private static final int MIB = 1 << 20;
    private static final Instant LATER = Instant.now().plusSeconds(3_600);

    @TempDir
    static Path place;

    private static Azurite azurite;

    @BeforeAll
    static void start() throws Exception {
        azurite = Azurite.start(place.resolve("azurite"));
    }

    @AfterAll
    static void stop() {
        if (azurite != null) {
            azurite.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8 * MIB - 1, 8 * MIB, 8 * MIB + 1, 300 * MIB})
    void everyByteArrives(int bytes) throws Exception {
        String name = "data-" + bytes + ".csv";
        scene.use(azurite.token("", "w", null, LATER));
        Path source = Files.copy(scene.file(name, bytes), home.resolve(name));

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.DELIVERED);
        assertThat(Files.mismatch(azurite.fetch(name, home.resolve("fetched")), source))
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', f-hello.txt, f-hello.txt",
        "/pre/fix, '', hello.txt, pre/fix/hello.txt",
        "/slash/fix/, '', hello.txt, slash/fix/hello.txt",
        "'', DIR, a.csv, DIR/a.csv",
        "'', DIR/sub, b with space.txt, DIR/sub/b with space.txt",
        "'', DIR, 'ü#?%+&=.csv', 'DIR/ü#?%+&=.csv'",
        "/pre/fix, DIR, a.csv, pre/fix/DIR/a.csv",
    })
    void aBlobIsCalledAsAzCopyCallsIt(String below, String folder, String name, String blob) throws Exception {
        scene.use(azurite.token(below, "w", null, LATER)).fileIn(folder, name, 10);

        scene.runOnce();

        assertThat(azurite.names()).contains(blob);
    }

    @ParameterizedTest
    @CsvSource({"w, 20", "cw, 20", "rw, 20", "racwdl, 20"})
    void aTokenThatMayWriteTakesBlocks(String permissions, int mib) {
        scene.use(azurite.token("/" + permissions, permissions, null, LATER)).file("blocks.bin", mib * MIB);

        scene.runOnce();

        assertThat(scene.state("blocks.bin")).isEqualTo(State.DELIVERED);
    }

    @Test
    void aTokenThatMayCreateOnlyTakesALargeFileInOnePieceAndOverwritesNothing() throws Exception {
        scene.use(azurite.token("/c-only", "c", null, LATER)).file("piece.bin", 20 * MIB);
        scene.runOnce();
        State first = scene.state("piece.bin");
        scene.file("other.bin", 10);
        Files.move(scene.inbox.resolve("other.bin"), scene.inbox.resolve("piece.bin"));

        scene.runOnce();

        assertThat(first).isEqualTo(State.DELIVERED);
        assertThat(log.lines()).anyMatch(line -> line.contains("DEAD") && line.contains("create only"));
    }

    @Test
    void aTokenThatIsExpiredOrNotGoodYetHoldsTheDestination() {
        scene.use(azurite.token("", "w", null, Instant.now().minusSeconds(60))).file("a.csv", 10);
        scene.runOnce();
        State expired = scene.state("a.csv");
        scene.use(azurite.token("", "w", LATER, LATER.plusSeconds(60)));

        scene.runOnce();

        assertThat(expired).isEqualTo(State.HELD);
        assertThat(scene.state("a.csv")).isEqualTo(State.HELD);
        assertThat(scene.waybill("a.csv").reason()).contains("is from");
    }

    @Test
    void aTokenThatSomebodyHasRevokedHoldsTheDestination() {
        scene.use(azurite.token("", "w", null, LATER).replaceFirst("sig=.", "sig=x"))
                .file("a.csv", 10);

        scene.runOnce();

        assertThat(scene.state("a.csv")).isEqualTo(State.HELD);
        assertThat(scene.waybill("a.csv").reason()).contains("403 Auth");
    }

    @Test
    void whatIsThereIsNotOverwrittenWhereNobodyWantsThat() {
        scene.sink("overwrite: \"false\"");
        scene.use(azurite.token("/once", "w", null, LATER)).file("a.csv", 10);
        scene.runOnce();
        scene.file("a.csv", 11);

        scene.runOnce();

        assertThat(log.lines()).anyMatch(line -> line.contains("DEAD") && line.contains("BlobAlreadyExists"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, MIB, 20 * MIB})
    void theServiceComparesTheMd5OfWhatArrives(int bytes) throws Exception {
        String name = "md5-" + bytes + ".bin";
        scene.use(azurite.token("", "w", null, LATER))
                .sink("contentMd5: \"true\"")
                .file(name, bytes);

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.DELIVERED);
        assertThat(azurite.fetch(name, home.resolve("fetched"))).hasSize(bytes);
    }
}
