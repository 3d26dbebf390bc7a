package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A delivery that was overtaken and does not know it. */
interface FencingContract {
    Books books();

    @ParameterizedTest
    @EnumSource
    default void anOvertakenDeliveryWritesNothing(LedgerWrite write) {
        // Given
        Waybill old = books().sending("w1");
        Waybill taken = books().elsewhere().take(old, null).orElseThrow();
        books().elsewhere().begun(taken, Books.UPLOAD, 50);
        Waybill before = books().find("w1");
        List<Event> timeline = books().report().timeline("w1");

        // When
        var thrown = assertThatThrownBy(() -> write.by(books().ledger(), old));

        // Then
        thrown.isInstanceOf(Overtaken.class).hasMessageContaining("w1").hasMessageContaining("epoch 1");
        assertThat(books().find("w1")).isEqualTo(before);
        assertThat(books().report().timeline("w1")).isEqualTo(timeline);
    }

    @ParameterizedTest
    @EnumSource
    default void aDeliveryThatHasEndedWritesNothing(LedgerWrite write) {
        // Given
        Waybill ended = books().sending("w1");
        books().ledger().delivered(ended, "{\"bytes\":100}");
        Waybill before = books().find("w1");
        List<Event> timeline = books().report().timeline("w1");

        // When
        var thrown = assertThatThrownBy(() -> write.by(books().ledger(), ended));

        // Then
        thrown.isInstanceOf(Overtaken.class);
        assertThat(books().find("w1")).isEqualTo(before);
        assertThat(books().report().timeline("w1")).isEqualTo(timeline);
    }

    @Test
    default void anOvertakenDeliveryClaimsNoLane() {
        // Given
        Waybill old = books().sending("w1");
        books().elsewhere().take(old, null).orElseThrow();

        // When
        boolean claimed = books().ledger().claim(old, "dataset");

        // Then
        assertThat(claimed).isFalse();
        assertThat(books().find("w1").lane()).isNull();
    }

    @Test
    default void aBeatOfAnOvertakenDeliveryIsNoSignOfLife() {
        // Given
        Waybill old = books().sending("w1");
        books().elsewhere().take(old, null).orElseThrow();
        books().clock().advance(1_000);

        // When
        var thrown = assertThatThrownBy(() -> books().ledger().beat(old));

        // Then
        thrown.isInstanceOf(Overtaken.class);
        assertThat(books().report().withoutSignOfLife("soil", 500)).hasSize(1);
    }
}
