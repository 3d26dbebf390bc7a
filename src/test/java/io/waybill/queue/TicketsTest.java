package io.waybill.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.Books;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TicketsTest {
    private static final long TOMORROW =
            System.currentTimeMillis() + Duration.ofDays(1).toMillis();

    @TempDir
    Path folder;

    private Books books;
    private Post post;

    @BeforeEach
    void open() throws Exception {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        post = Post.open(folder.resolve("queue"));
    }

    @AfterEach
    void close() throws Exception {
        post.close();
        books.close();
    }

    @Test
    void aTicketTravelsOnTheQueueOfItsDestination() throws Exception {
        // When
        post.tickets().send(books.accepted("w1"));

        // Then
        Message message = post.next("soil");
        assertThat(((TextMessage) message).getText()).isEqualTo("{\"waybill\":\"w1\",\"generation\":0}");
        assertThat(message.getJMSPriority()).isEqualTo(Message.DEFAULT_PRIORITY);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getJMSExpiration()).isZero();
    }

    @Test
    void theWaybillThatOwnsTheLaneIsNextInLine() throws Exception {
        // Given
        Waybill owner = books.ledger().later(books.sending("owner", "dataset"), State.WAITING, "busy", 1, TOMORROW);
        post.tickets().send(books.accepted("w1"));

        // When
        post.tickets().send(owner);

        // Then
        assertThat(post.nextTicket("soil")).isEqualTo(Ticket.of(owner));
        assertThat(post.nextTicket("soil").waybill()).isEqualTo("w1");
    }

    @Test
    void theWaybillThatOwnsTheLaneHasTheHighestPriority() throws Exception {
        // When
        post.tickets().send(books.sending("owner", "dataset"));

        // Then
        assertThat(post.next("soil").getJMSPriority()).isEqualTo(9);
    }

    @Test
    void aWaybillWithoutLaneIsKeptByTheBrokerUntilItsTime() throws Exception {
        // Given
        Waybill later = books.ledger().later(books.sending("later"), State.WAITING, "busy", 1, TOMORROW);

        // When
        post.tickets().send(later);

        // Then
        assertThat(post.isEmpty("soil")).isTrue();
    }

    @Test
    void aWaybillWhoseTimeComesIsHandedOut() throws Exception {
        // Given
        long soon = System.currentTimeMillis() + 300;
        Waybill later = books.ledger().later(books.sending("later"), State.WAITING, "busy", 1, soon);

        // When
        post.tickets().send(later);

        // Then
        assertThat(post.nextTicket("soil")).isEqualTo(Ticket.of(later));
    }

    @Test
    void aDeadLetterIsCopiedToItsQueue() throws Exception {
        // When
        post.tickets().deadLetter(Tickets.queue("dead"), "{\"reason\":\"422\"}", 0);

        // Then
        Message message = post.next("dead");
        assertThat(((TextMessage) message).getText()).isEqualTo("{\"reason\":\"422\"}");
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getJMSExpiration()).isZero();
    }

    @Test
    void aCopyOfADeadLetterWaitsForItsReaderForSoLong() throws Exception {
        // When
        long before = System.currentTimeMillis();
        post.tickets()
                .deadLetter(Tickets.queue("dead"), "{}", Duration.ofDays(30).toMillis());

        // Then
        Message message = post.next("dead");
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getJMSExpiration())
                .isBetween(
                        before + Duration.ofDays(30).toMillis(),
                        System.currentTimeMillis() + Duration.ofDays(30).toMillis());
    }

    @Test
    void aCopyThatNobodyReadInItsTimeIsGone() throws Exception {
        // When
        post.tickets().deadLetter(Tickets.queue("dead"), "{}", 1);
        post.tickets().deadLetter(Tickets.queue("dead"), "{\"reason\":\"422\"}", 0);

        // Then
        assertThat(((TextMessage) post.next("dead")).getText()).contains("422");
        assertThat(post.isEmpty("dead")).isTrue();
    }
}
