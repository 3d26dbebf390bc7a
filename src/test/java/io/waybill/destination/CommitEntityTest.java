package io.waybill.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.chunk.ChunkSize;
import io.waybill.ledger.SpooledFile;
import io.waybill.queue.StopSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that must not be cut off, and the stop of the process, at the same instant. */
class CommitEntityTest {
    @TempDir
    Path folder;

    private final StopSignal stop = new StopSignal();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private Delivery delivery;
    private CommitEntity call;

    @BeforeEach
    void begin() throws IOException {
        Path file = Files.writeString(folder.resolve("soil.csv"), "rows");
        delivery = new Delivery(
                new DeliveryRecord(null, null, stop, null, null),
                SpooledFile.stat(file.toString(), "", "soil.csv", file),
                new Manner("there", "multipart append", 0, 0, false, new Manner.Checks(false, false, false)),
                new ChunkSize(1, 1, 1),
                Throttle.NONE);
        delivery.commitWithBytes();
        call = CommitEntity.fromFirstByte(delivery, new StringEntity("rows"));
    }

    @Test
    void itMustNotBeInterruptedFromItsFirstByteOn() throws IOException {
        boolean before = delivery.mustNotBeInterrupted();

        call.writeTo(wire);

        assertThat(before).isFalse();
        assertThat(delivery.mustNotBeInterrupted()).isTrue();
        assertThat(wire.toString()).isEqualTo("rows");
    }

    @Test
    void itIsNotBegunWhenTheProcessStops() {
        stop.raise();

        assertThatThrownBy(() -> call.writeTo(wire)).isInstanceOf(DeliveryStopped.class);
        assertThat(wire.size()).isZero();
        assertThat(delivery.mustNotBeInterrupted()).isFalse();
    }
}
