package io.waybill.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunkBodyTest {
    private static final int BUFFER = 128 * 1024;
    private static final int SIZE = 3 * BUFFER;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final byte[] content = new byte[SIZE];
    private Path file;

    @BeforeEach
    void write() throws IOException {
        new Random(1).nextBytes(content);
        file = Files.write(folder.resolve("file"), content);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 393216", "5, 131071", "5, 131072", "5, 131073", "131072, 262144", "393215, 1"})
    void exactlyTheBytesOfTheChunkAreWritten(int offset, int length) throws IOException {
        // Given
        ChunkBody body = body(new Chunk(offset, length), bytes -> {});

        // When
        body.writeTo(wire);

        // Then
        assertThat(wire.toByteArray()).isEqualTo(Arrays.copyOfRange(content, offset, offset + length));
        assertThat(body.getContentLength()).isEqualTo(length);
    }

    @Test
    void itCanBeWrittenAgain() throws IOException {
        // Given
        ChunkBody body = body(new Chunk(3, 10), bytes -> {});
        body.writeTo(new ByteArrayOutputStream());

        // When
        body.writeTo(wire);

        // Then
        assertThat(wire.toByteArray()).isEqualTo(Arrays.copyOfRange(content, 3, 13));
    }

    @Test
    void theNameOfThePartIsTheOneGiven() {
        assertThat(body(new Chunk(0, 1), bytes -> {}).getFilename()).isEqualTo("chunk");
    }

    @Test
    void theWatchIsToldOfEveryByte() throws IOException {
        // Given
        AtomicLong told = new AtomicLong();
        ChunkBody body = body(new Chunk(5, SIZE - 10), told::addAndGet);

        // When
        body.writeTo(wire);

        // Then
        assertThat(told).hasValue(SIZE - 10);
    }

    @Test
    void noMoreIsWrittenAtOnceThanTheWatchAdmits() throws IOException {
        // Given
        List<String> order = new ArrayList<>();
        ChunkBody body = new ChunkBody(file, new Chunk(5, 2_500), "chunk", new ChunkBody.Watch() {
            @Override
            public int admit(int bytes) {
                return Math.min(bytes, 1_000);
            }

            @Override
            public void sending(int bytes) {
                order.add("sending " + bytes);
            }
        });

        // When
        body.writeTo(new FilterOutputStream(wire) {
            @Override
            public void flush() {
                order.add("flush");
            }
        });

        // Then
        assertThat(order).containsExactly("sending 1000", "flush", "sending 1000", "flush", "sending 500", "flush");
        assertThat(wire.toByteArray()).isEqualTo(Arrays.copyOfRange(content, 5, 2_505));
    }

    @Test
    void theWatchCanEndTheRequest() {
        // Given
        AtomicLong told = new AtomicLong();
        ChunkBody body = body(new Chunk(0, SIZE), bytes -> {
            if (told.addAndGet(bytes) > BUFFER) {
                throw new IllegalStateException("stopping");
            }
        });

        // When
        var thrown = assertThatThrownBy(() -> body.writeTo(wire));

        // Then
        thrown.isInstanceOf(IllegalStateException.class).hasMessage("stopping");
        assertThat(wire.size()).isEqualTo(BUFFER);
    }

    @Test
    void aFileThatShrankIsTroubleOfThisMachine() throws IOException {
        // Given
        ChunkBody body = body(new Chunk(0, SIZE), bytes -> {});
        Files.write(file, new byte[7]);

        // When
        var thrown = assertThatThrownBy(() -> body.writeTo(wire));

        // Then
        thrown.isInstanceOf(LocalTrouble.class)
                .hasMessage("The spooled file must have " + SIZE + " bytes, and ends at 7");
    }

    @Test
    void aFileThatIsGoneIsTroubleOfThisMachine() throws IOException {
        // Given
        ChunkBody body = body(new Chunk(0, SIZE), bytes -> {});
        Files.delete(file);

        // When
        var thrown = assertThatThrownBy(() -> body.writeTo(wire));

        // Then
        thrown.isInstanceOf(LocalTrouble.class).hasMessageContaining(file.toString());
    }

    @Test
    void aRangeNearTheEndOfTwoTebibytesIsReadFromThere() throws IOException {
        // Given
        long end = 2L << 40;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap("end!".getBytes()), end - 4);
        }
        ChunkBody body = body(new Chunk(end - 6, 6), bytes -> {});

        // When
        body.writeTo(wire);

        // Then
        assertThat(wire.toByteArray()).containsExactly(0, 0, 'e', 'n', 'd', '!');
    }

    private ChunkBody body(Chunk chunk, ChunkBody.Watch watch) {
        return new ChunkBody(file, chunk, "chunk", watch);
    }
}
