package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

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
        Waybill taken = books().ledger().take("w1", 0, null, false).orElseThrow();

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
        books().ledger().later(books().sending("w1"), State.WAITING, "busy", 1, 0);

        // When
        Optional<Waybill> taken = books().ledger().take("w1", 0, null, false);

        // Then
        assertThat(taken).isEmpty();
        assertThat(books().find("w1").state()).isEqualTo(State.WAITING);
    }

    @Test
    default void theNewestTicketCounts() {
        // Given
        Waybill later = books().ledger().later(books().sending("w1"), State.WAITING, "busy", 1, 0);

        // When
        Optional<Waybill> taken = books().ledger().take("w1", later.generation(), null, false);

        // Then
        assertThat(taken).isPresent();
    }

    @Test
    default void aTicketForNothingIsStale() {
        assertThat(books().ledger().take("nobody", 0, null, false)).isEmpty();
    }

    @Test
    default void aDoubledTicketIsRefused() {
        // Given
        Waybill sending = books().sending("w1");

        // When
        Optional<Waybill> again = books().ledger().take("w1", sending.generation(), null, false);

        // Then
        assertThat(again).isEmpty();
        assertThat(books().find("w1")).isEqualTo(sending);
    }

    @Test
    default void aRedeliveredTicketIsTakenAgain() {
        // Given
        Waybill sending = books().sending("w1");

        // When
        Optional<Waybill> again = books().ledger().take("w1", sending.generation(), null, true);

        // Then
        assertThat(again).get().extracting(Waybill::epoch).isEqualTo(sending.epoch() + 1);
        assertThat(again).get().extracting(Waybill::starts).isEqualTo(2);
    }

    @Test
    default void aWaybillOfADeadProcessIsTakenOver() {
        // Given
        Waybill sending = books().sending("w1");

        // When
        Optional<Waybill> takenOver = books().elsewhere().take("w1", sending.generation(), null, false);

        // Then
        assertThat(takenOver).get().extracting(Waybill::epoch).isEqualTo(sending.epoch() + 1);
    }

    @Test
    default void oneTicketTakenTwiceAtOnceIsOneDelivery() {
        // Given
        books().accepted("w1");

        // When
        var both = AtOnce.run(
                () -> books().ledger().take("w1", 0, null, false),
                () -> books().ledger().take("w1", 0, null, false));

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
        Optional<Waybill> taken = books().ledger().take("w1", sending.generation(), null, true);

        // Then
        assertThat(taken).isEmpty();
    }

    @Test
    default void aLostTicketIsReplacedByANewerOne() {
        // Given
        Waybill accepted = books().accepted("w1");

        // When
        Waybill renewed = books().ledger().renewTicket("w1").orElseThrow();

        // Then
        assertThat(renewed.generation()).isEqualTo(accepted.generation() + 1);
        assertThat(books().ledger().take("w1", accepted.generation(), null, false))
                .isEmpty();
        assertThat(books().ledger().take("w1", renewed.generation(), null, false))
                .isPresent();
    }

    @Test
    default void aDeliveredWaybillGetsNoNewTicket() {
        // Given
        books().ledger().delivered(books().sending("w1"), "{}");

        // When
        Optional<Waybill> renewed = books().ledger().renewTicket("w1");

        // Then
        assertThat(renewed).isEmpty();
    }
}
