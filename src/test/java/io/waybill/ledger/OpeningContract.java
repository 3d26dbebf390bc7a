package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file that is handed over. */
interface OpeningContract {
    Books books();

    @Test
    default void aFileIsAcceptedAsItStands() {
        // Given
        SpooledFile file = Books.file("so\"il\n 'ä' \\ ☃.csv");

        // When
        Opened opened = books().ledger().open("w1", "soil", file);

        // Then
        assertThat(opened.needsTicket()).isTrue();
        assertThat(opened.waybill().file()).isEqualTo(file);
        assertThat(opened.waybill().destination()).isEqualTo("soil");
        assertThat(opened.waybill().state()).isEqualTo(State.ACCEPTED);
        assertThat(opened.waybill().progress()).isEqualTo(Progress.NONE);
        assertThat(opened.waybill().accepted()).isEqualTo(SettableClock.START);
        assertThat(books().find("w1")).isEqualTo(opened.waybill());
    }

    @Test
    default void theSameFileHandedOverTwiceIsOneWaybill() {
        // Given
        Waybill first = books().accepted("w1");
        books().clock().advance(10);

        // When
        Opened second = books().ledger().open("w1", "soil", Books.file("w1.csv"));

        // Then
        assertThat(second.needsTicket()).isFalse();
        assertThat(second.waybill()).isEqualTo(first);
        assertThat(books().timeline("w1")).containsExactly("accepted");
    }

    @Test
    default void theSameFileHandedOverToTwoNodesAtOnceIsOneWaybill() {
        // When
        var both = AtOnce.run(
                () -> books().ledger().open("w1", "soil", Books.file("w1.csv")),
                () -> books().elsewhere().open("w1", "soil", Books.file("w1.csv")));

        // Then
        assertThat(both).extracting(Opened::needsTicket).containsExactlyInAnyOrder(true, false);
        assertThat(books().timeline("w1")).containsExactly("accepted");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "DISCARDED"})
    default void aWaybillThatWasGivenUpBeginsAgain(State givenUp) {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().begun(sending, Books.UPLOAD, 50);
        books().ledger().acknowledged(sending, 50, 100, new Checked(50, 7));
        books().ledger().end(sending, givenUp, "no such dataset");
        SpooledFile fresh =
                new SpooledFile("/inbox/w1.csv", "", "w1.csv", Books.SIZE, "/spool/again", 6, "(dev=1,ino=9)");

        // When
        Opened opened = books().ledger().open("w1", "soil", fresh);

        // Then
        assertThat(opened.needsTicket()).isTrue();
        Waybill again = opened.waybill();
        assertThat(again.state()).isEqualTo(State.ACCEPTED);
        assertThat(again.reason()).isNull();
        assertThat(again.file()).isEqualTo(fresh);
        assertThat(again.progress()).isEqualTo(Progress.NONE);
        assertThat(again.starts()).isZero();
        assertThat(again.generation()).isGreaterThan(sending.generation());
        assertThat(again.epoch()).isEqualTo(sending.epoch());
        assertThat(books().timeline("w1")).endsWith("accepted again");
    }

    @Test
    default void aDeliveredFileStaysDelivered() {
        // Given
        books().ledger().delivered(books().sending("w1"), "{}");
        Waybill delivered = books().find("w1");

        // When
        Opened opened = books().ledger().open("w1", "soil", Books.file("w1.csv"));

        // Then
        assertThat(opened).isEqualTo(new Opened(delivered, false));
    }

    @Test
    default void aDoubtfulFileStaysInDoubt() {
        // Given
        books().ledger().end(books().sending("w1"), State.IN_DOUBT, "no answer to verify");
        Waybill doubtful = books().find("w1");

        // When
        Opened opened = books().ledger().open("w1", "soil", Books.file("w1.csv"));

        // Then
        assertThat(opened).isEqualTo(new Opened(doubtful, false));
    }

    @Test
    default void aFileOnItsWayIsLeftAlone() {
        // Given
        books().sending("w1");
        Waybill sending = books().find("w1");

        // When
        Opened opened = books().ledger().open("w1", "soil", Books.file("w1.csv"));

        // Then
        assertThat(opened).isEqualTo(new Opened(sending, false));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "HELD"})
    default void aWaitingFileIsLeftAlone(State waits) {
        // Given
        Waybill waiting = books().ledger().later(books().sending("w1"), waits, "busy", 1, 2_000_000);

        // When
        Opened opened = books().ledger().open("w1", "soil", Books.file("w1.csv"));

        // Then
        assertThat(opened).isEqualTo(new Opened(waiting, false));
    }
}
