package io.waybill.queue;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.waybill.ledger.Books;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeskTest {
    @TempDir
    Path folder;

    private final StopSignal stop = new StopSignal();
    private final Set<String> atWork = new HashSet<>();
    private Books books;
    private Desk desk;

    @BeforeEach
    void open() {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        desk = new Desk(
                books.ledger(),
                new Gate(books.destinations(), stop, books.clock(), 5_000),
                waybill -> atWork.contains(waybill.id()),
                false);
    }

    @AfterEach
    void close() {
        stop.raise();
        books.close();
    }

    @Test
    void aTicketIsExchangedForItsWaybill() {
        // Given
        String ticket = Ticket.of(books.accepted("w1")).toJson();

        // When
        Waybill waybill = desk.take(ticket);

        // Then
        assertThat(waybill.id()).isEqualTo("w1");
        assertThat(waybill.state()).isEqualTo(State.SENDING);
        assertThat(waybill.lane()).isNull();
    }

    @Test
    void aWaybillOfAOneAtATimeDestinationTakesTheLane() {
        // Given
        desk.oneAtATime("soil", "dataset");
        String ticket = Ticket.of(books.accepted("w1")).toJson();

        // When
        Waybill waybill = desk.take(ticket);

        // Then
        assertThat(waybill.lane()).isEqualTo("dataset");
    }

    @Test
    void aTicketIsDroppedWhileItsWaybillIsBeingDelivered() {
        // Given
        String ticket = Ticket.of(books.sending("w1")).toJson();
        atWork.add("w1");

        // When
        Waybill doubled = desk.take(ticket);

        // Then
        assertThat(doubled).isNull();
        assertThat(books.find("w1").epoch()).isEqualTo(1);
    }

    @Test
    void aDeliveryThatEndedWithItsProcessIsTakenOver() {
        // Given
        String ticket = Ticket.of(books.sending("w1")).toJson();

        // When
        Waybill takenOver = desk.take(ticket);

        // Then
        assertThat(takenOver.epoch()).isEqualTo(2);
    }

    @Test
    void aTicketWhoseFileThisNodeDoesNotSeeStaysOnTheQueueForOthers() {
        // Given
        Desk shared = new Desk(
                books.ledger(), new Gate(books.destinations(), stop, books.clock(), 5_000), none -> false, true);
        String ticket = Ticket.of(books.accepted("w1")).toJson();

        // When
        var thrown = assertThatIllegalStateException().isThrownBy(() -> shared.take(ticket));

        // Then
        thrown.withMessageContaining("does not see").withMessageContaining("stays on the queue");
        assertThat(books.find("w1").state()).isEqualTo(State.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "null", "{}", "{\"waybill\":\"w1\",\"generation\":7}", "{\"waybill\":\"nobody\"}"})
    void whatIsNoLiveTicketIsDropped(String text) {
        // Given
        books.accepted("w1");

        // When
        Waybill waybill = desk.take(text);

        // Then
        assertThat(waybill).isNull();
        assertThat(books.find("w1").state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    void aStaleTicketIsDroppedWithoutWaitingForItsDestination() {
        // Given
        String stale = Ticket.of(books.accepted("w1")).toJson();
        books.ledger().renewTicket(books.find("w1"));
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);

        // When
        Waybill waybill = desk.take(stale);

        // Then
        assertThat(waybill).isNull();
    }

    @Test
    void aTicketThatWaitsHereIsDroppedWhenTheWaybillGetsAnotherOne() {
        // Given
        Waybill waits = books.ledger().later(books.sending("w1"), State.WAITING, "busy", 1, START + 60_000);
        Waiting<Waybill> taking =
                Waiting.on(() -> desk.take(Ticket.of(waits).toJson())).untilItWaits();

        // When
        books.ledger().renewTicket(books.find("w1"));

        // Then
        assertThat(taking.result()).isNull();
        assertThat(books.find("w1").state()).isEqualTo(State.WAITING);
    }

    @Test
    void aTicketThatWaitsHereIsLiveAndStaysOnTheQueueWhenTheProcessStops() {
        // Given
        Ticket ticket = Ticket.of(books.accepted("w1"));
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        Waiting<Waybill> taking = Waiting.on(() -> desk.take(ticket.toJson())).untilItWaits();
        boolean live = desk.has(ticket);

        // When
        stop.raise();

        // Then
        assertThat(live).isTrue();
        assertThatIllegalStateException().isThrownBy(taking::value).withMessageContaining("stays on the queue");
        assertThat(desk.has(ticket)).isFalse();
        assertThat(books.find("w1").state()).isEqualTo(State.ACCEPTED);
    }
}
