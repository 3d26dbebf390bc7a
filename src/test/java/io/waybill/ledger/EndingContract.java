package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How a delivery ends, for now or for good, and what the timeline says of it. */
interface EndingContract {
    Books books();

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "HELD"})
    default void aDeliveryThatGoesOnLaterGetsANewTicket(State waits) {
        // Given
        Waybill sending = books().sending("w1");
        books().clock().advance(5);

        // When
        Waybill later = books().ledger().later(sending, waits, "503", 3, 2_000_000);

        // Then
        assertThat(later).isEqualTo(books().find("w1"));
        assertThat(later.state()).isEqualTo(waits);
        assertThat(later.reason()).isEqualTo("503");
        assertThat(later.since()).isEqualTo(SettableClock.START + 5);
        assertThat(later.attempts()).isEqualTo(3);
        assertThat(later.starts()).isZero();
        assertThat(later.nextAttempt()).isEqualTo(2_000_000);
        assertThat(later.generation()).isEqualTo(sending.generation() + 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "IN_DOUBT"})
    default void aDeliveryThatEndsSaysWhy(State ended) {
        // Given
        Waybill sending = books().sending("w1");

        // When
        books().ledger().end(sending, ended, "422");

        // Then
        assertThat(books().find("w1").state()).isEqualTo(ended);
        assertThat(books().find("w1").reason()).isEqualTo("422");
        assertThat(books().report().timeline("w1")).last().satisfies(event -> {
            assertThat(event.what()).isEqualTo(ended == State.DEAD ? "dead" : "in doubt");
            assertThat(event.detail()).isEqualTo("422");
        });
    }

    @Test
    default void aReceiptIsKept() {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().committing(sending, Checked.NOTHING);

        // When
        books().ledger().delivered(sending, "{\"bytes\":100}");

        // Then
        Waybill delivered = books().find("w1");
        assertThat(delivered.state()).isEqualTo(State.DELIVERED);
        assertThat(delivered.receipt()).isEqualTo("{\"bytes\":100}");
        assertThat(delivered.reason()).isNull();
        assertThat(delivered.progress().isCommitting()).isFalse();
    }

    @Test
    default void theTimelineTellsTheStoryInOrder() {
        // Given
        Waybill first = books().sending("w1");
        Waybill waiting = books().ledger().later(first, State.WAITING, "busy", 1, 0);
        Waybill second = books().ledger().take(waiting, null).orElseThrow();
        books().ledger().remark(second, "goes on", "at byte 50");
        books().ledger().committing(second, Checked.NOTHING);

        // When
        books().ledger().delivered(second, "{}");

        // Then
        assertThat(books().timeline("w1"))
                .containsExactly("accepted", "sending", "waiting", "sending", "goes on", "committing", "delivered");
        assertThat(books().report().timeline("w1"))
                .extracting(Event::number)
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    /** On PostgreSQL two entries written at the same moment once got the same number, and one was lost. */
    @Test
    default void entriesWrittenAtTheSameMomentAreAllKept() {
        // Given
        Waybill sending = books().sending("w1");
        int each = 50;

        // When
        AtOnce.run(() -> remarks(books().ledger(), sending, each), () -> remarks(books().elsewhere(), sending, each));

        // Then
        assertThat(books().timeline("w1")).filteredOn("remark"::equals).hasSize(2 * each);
    }

    private static int remarks(Ledger ledger, Waybill waybill, int count) {
        IntStream.range(0, count).forEach(i -> ledger.remark(waybill, "remark", "number " + i));
        return count;
    }
}
