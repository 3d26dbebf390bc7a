package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ticket that is exchanged for its waybill. */
interface TakingContract {
    Books books();

    @Test
    default void takingRaisesTheEpoch() {
        // Given
        Waybill accepted = books().accepted("w1");
        books().clock().advance(10);

        // When
        Waybill taken = books().ledger().take(books().find("w1"), null).orElseThrow();

        // Then
        assertThat(taken.state()).isEqualTo(State.SENDING);
        assertThat(taken.epoch()).isEqualTo(accepted.epoch() + 1);
        assertThat(taken.starts()).isEqualTo(1);
        assertThat(taken.since()).isEqualTo(SettableClock.START + 10);
        assertThat(books().timeline("w1")).containsExactly("accepted", "sending");
    }

    @Test
    default void anOlderTicketIsStale() {
        // Given
        Waybill first = books().accepted("w1");
        Waybill sending = books().ledger().take(first, null).orElseThrow();
        books().ledger().later(sending, State.WAITING, "busy", 1, 0);

        // When
        Optional<Waybill> taken = books().ledger().take(first, null);

        // Then
        assertThat(taken).isEmpty();
        assertThat(books().find("w1").state()).isEqualTo(State.WAITING);
    }

    @Test
    default void theNewestTicketCounts() {
        // Given
        Waybill later = books().ledger().later(books().sending("w1"), State.WAITING, "busy", 1, 0);

        // When
        Optional<Waybill> taken = books().ledger().take(later, null);

        // Then
        assertThat(taken).isPresent();
    }

    @Test
    default void aDoubledTicketIsRefused() {
        // Given
        Waybill accepted = books().accepted("w1");
        Waybill sending = books().ledger().take(accepted, null).orElseThrow();

        // When
        Optional<Waybill> again = books().ledger().take(accepted, null);

        // Then
        assertThat(again).isEmpty();
        assertThat(books().find("w1")).isEqualTo(sending);
    }

    @Test
    default void aDeliveryWhoseProcessIsGoneIsTakenAgain() {
        // Given
        Waybill sending = books().sending("w1");

        // When
        Optional<Waybill> again = books().ledger().take(sending, null);

        // Then
        assertThat(again).get().extracting(Waybill::epoch).isEqualTo(sending.epoch() + 1);
        assertThat(again).get().extracting(Waybill::starts).isEqualTo(2);
    }

    @Test
    default void aDeliveryWhoseProcessIsGoneIsTakenOverOnce() {
        // Given
        Waybill sending = books().sending("w1");

        // When
        Optional<Waybill> takenOver = books().elsewhere().take(sending, null);
        Optional<Waybill> late = books().ledger().take(sending, null);

        // Then
        assertThat(takenOver).get().extracting(Waybill::epoch, Waybill::owner).containsExactly(2L, "elsewhere");
        assertThat(late).isEmpty();
    }

    @Test
    default void aDeliveryWhoseProcessIsGoneIsReleasedOnce() {
        // Given
        Waybill sending = books().sending("w1");

        // When
        Optional<Waybill> released = books().elsewhere().release(sending, "here is gone");
        Optional<Waybill> late = books().ledger().release(sending, "here is gone");

        // Then
        assertThat(released)
                .get()
                .extracting(Waybill::state, Waybill::reason, Waybill::generation)
                .containsExactly(State.WAITING, "here is gone", sending.generation() + 1);
        assertThat(late).isEmpty();
        assertThatThrownBy(() -> books().ledger().beat(sending)).isInstanceOf(Overtaken.class);
    }

    @Test
    default void oneTicketTakenTwiceAtOnceIsOneDelivery() {
        // Given
        Waybill accepted = books().accepted("w1");

        // When
        var both = AtOnce.run(
                () -> books().ledger().take(accepted, null),
                () -> books().ledger().take(accepted, null));

        // Then
        assertThat(both).filteredOn(Optional::isPresent).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "IN_DOUBT", "DISCARDED"})
    default void aWaybillThatHasEndedIsNotTaken(State ended) {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().end(sending, ended, "it ended");

        // When
        Optional<Waybill> taken = books().ledger().take(sending, null);

        // Then
        assertThat(taken).isEmpty();
    }

    @Test
    default void aLostTicketIsReplacedByANewerOne() {
        // Given
        Waybill accepted = books().accepted("w1");

        // When
        Waybill renewed = books().ledger().renewTicket(accepted).orElseThrow();

        // Then
        assertThat(renewed.generation()).isEqualTo(accepted.generation() + 1);
        assertThat(books().ledger().take(accepted, null)).isEmpty();
        assertThat(books().ledger().take(renewed, null)).isPresent();
    }

    @Test
    default void aDeliveredWaybillGetsNoNewTicket() {
        // Given
        books().ledger().delivered(books().sending("w1"), "{}");

        // When
        Optional<Waybill> renewed = books().ledger().renewTicket(books().find("w1"));

        // Then
        assertThat(renewed).isEmpty();
    }
}
