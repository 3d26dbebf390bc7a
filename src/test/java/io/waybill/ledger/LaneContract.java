package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One upload at a time, where a destination takes no more. */
interface LaneContract {
    Books books();

    @Test
    default void aLaneBelongsToOneWaybill() {
        // Given
        books().sending("w1", "dataset");
        Waybill second = books().accepted("w2");

        // When
        Optional<Waybill> taken = books().ledger().take(books().find("w2"), "dataset");

        // Then
        assertThat(taken).isEmpty();
        assertThat(books().find("w2")).isEqualTo(second);
    }

    @Test
    default void anotherLaneIsFree() {
        // Given
        books().sending("w1", "dataset");
        books().accepted("w2");

        // When
        Optional<Waybill> taken = books().ledger().take(books().find("w2"), "another dataset");

        // Then
        assertThat(taken).get().extracting(Waybill::lane).isEqualTo("another dataset");
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "HELD"})
    default void aWaitingWaybillKeepsItsLane(State waits) {
        // Given
        books().ledger().later(books().sending("w1", "dataset"), waits, "busy", 1, 0);
        books().accepted("w2");

        // When
        Optional<Waybill> taken = books().ledger().take(books().find("w2"), "dataset");

        // Then
        assertThat(taken).isEmpty();
        assertThat(books().find("w1").lane()).isEqualTo("dataset");
    }

    @Test
    default void aWaitingWaybillGoesOnInItsLane() {
        // Given
        Waybill waiting = books().ledger().later(books().sending("w1", "dataset"), State.WAITING, "busy", 1, 0);

        // When
        Optional<Waybill> taken = books().ledger().take(waiting, "dataset");

        // Then
        assertThat(taken).get().extracting(Waybill::lane).isEqualTo("dataset");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "IN_DOUBT"})
    default void theEndFreesTheLane(State ended) {
        // Given
        books().ledger().end(books().sending("w1", "dataset"), ended, "it ended");
        books().accepted("w2");

        // When
        Optional<Waybill> taken = books().ledger().take(books().find("w2"), "dataset");

        // Then
        assertThat(taken).isPresent();
    }

    @Test
    default void aReceiptFreesTheLane() {
        // Given
        books().ledger().delivered(books().sending("w1", "dataset"), "{}");
        books().accepted("w2");

        // When
        Optional<Waybill> taken = books().ledger().take(books().find("w2"), "dataset");

        // Then
        assertThat(taken).isPresent();
    }

    @Test
    default void aFreeLaneCanBeClaimedOnTheWay() {
        // Given
        Waybill sending = books().sending("w1");

        // When
        boolean claimed = books().ledger().claim(sending, "dataset");

        // Then
        assertThat(claimed).isTrue();
        assertThat(books().find("w1").lane()).isEqualTo("dataset");
    }

    @Test
    default void aLaneOfAnotherCannotBeClaimed() {
        // Given
        books().sending("w1", "dataset");
        Waybill second = books().sending("w2");

        // When
        boolean claimed = books().ledger().claim(second, "dataset");

        // Then
        assertThat(claimed).isFalse();
        assertThat(books().find("w2").lane()).isNull();
    }

    /** On PostgreSQL the slower of the two was once refused by an exception. */
    @RepeatedTest(10)
    default void ofTwoThatWantAFreeLaneAtOnceOneGetsIt() {
        // Given
        books().accepted("w1");
        books().accepted("w2");

        // When
        var both = AtOnce.run(
                () -> books().ledger().take(books().find("w1"), "dataset"),
                () -> books().elsewhere().take(books().find("w2"), "dataset"));

        // Then
        assertThat(both).filteredOn(Optional::isPresent).hasSize(1);
    }

    /** On PostgreSQL the slower of the two was once refused by an exception. */
    @RepeatedTest(10)
    default void ofTwoThatClaimAFreeLaneAtOnceOneGetsIt() {
        // Given
        Waybill one = books().sending("w1");
        Waybill two = books().sending("w2");

        // When
        var both = AtOnce.run(
                () -> books().ledger().claim(one, "dataset"),
                () -> books().elsewhere().claim(two, "dataset"));

        // Then
        assertThat(both).containsExactlyInAnyOrder(true, false);
    }
}
