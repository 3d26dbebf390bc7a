package io.waybill.ledger;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.Destination.Door;
import org.junit.jupiter.api.Test;

/** Which waybills move, and which should and do not. */
interface LifeContract {
    Books books();

    @Test
    default void nothingMovesInALedgerWhereAllHasEnded() {
        // Given
        books().ledger().delivered(books().sending("w1"), "{}");
        books().ledger().end(books().sending("w2"), State.DEAD, "422");

        // When
        boolean moves = books().report().movesWithin(1_000_000);

        // Then
        assertThat(moves).isFalse();
    }

    @Test
    default void anAcceptedWaybillMovesAtOnce() {
        // Given
        books().accepted("w1");

        // When
        boolean moves = books().report().movesWithin(0);

        // Then
        assertThat(moves).isTrue();
    }

    @Test
    default void aWaitingWaybillMovesWhenItsTimeComes() {
        // Given
        books().ledger().later(books().sending("w1"), State.WAITING, "busy", 1, START + 100);

        // When
        boolean sooner = books().report().movesWithin(99);
        boolean then = books().report().movesWithin(100);

        // Then
        assertThat(sooner).isFalse();
        assertThat(then).isTrue();
    }

    @Test
    default void aWaybillOfAClosedDestinationMovesAtItsProbe() {
        // Given
        books().accepted("w1");
        books().destinations().close("soil", Door.HELD, "401", START + 100);

        // When
        boolean sooner = books().report().movesWithin(99);
        boolean then = books().report().movesWithin(100);

        // Then
        assertThat(sooner).isFalse();
        assertThat(then).isTrue();
    }

    @Test
    default void aWaybillBehindAnOccupiedLaneDoesNotMoveBeforeIt() {
        // Given
        books().ledger().later(books().sending("w1", "dataset"), State.WAITING, "busy", 1, START + 100);
        books().accepted("w2");

        // When
        boolean sooner = books().report().movesWithin(99);
        boolean then = books().report().movesWithin(100);

        // Then
        assertThat(sooner).isFalse();
        assertThat(then).isTrue();
    }

    @Test
    default void aSilentDeliveryIsWithoutSignOfLife() {
        // Given
        Waybill silent = books().sending("w1");
        books().clock().advance(1_000);

        // When
        var suspects = books().report().withoutSignOfLife("soil", 1_000);

        // Then
        assertThat(suspects).containsExactly(silent);
    }

    @Test
    default void aDeliveryThatBeatsLives() {
        // Given
        Waybill sending = books().sending("w1");
        books().clock().advance(1_000);
        books().ledger().beat(sending);

        // When
        var suspects = books().report().withoutSignOfLife("soil", 1);

        // Then
        assertThat(suspects).isEmpty();
    }

    @Test
    default void aWaybillThatWaitsForItsTimeLives() {
        // Given
        books().ledger().later(books().sending("w1"), State.WAITING, "busy", 1, START + 5_000);
        books().clock().advance(5_999);

        // When
        var suspects = books().report().withoutSignOfLife("soil", 1_000);

        // Then
        assertThat(suspects).isEmpty();
    }

    @Test
    default void everyOpenWaybillThatIsOverdueIsASuspect() {
        // Given
        books().accepted("w1");
        books().ledger().later(books().sending("w2"), State.WAITING, "busy", 1, START + 1);
        books().ledger().later(books().sending("w3"), State.HELD, "401", 1, 0);
        books().ledger().delivered(books().sending("w4"), "{}");
        books().ledger().open("w5", "air", Books.file("w5.csv"));
        books().clock().advance(1_001);

        // When
        var suspects = books().report().withoutSignOfLife("soil", 1_000);

        // Then
        assertThat(suspects).extracting(Waybill::id).containsExactlyInAnyOrder("w1", "w2", "w3");
    }
}
