package io.waybill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.waybill.ledger.AtOnce;
import io.waybill.ledger.Books;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    private static final long LIMIT_MILLIS = 30_000;
    private static final long MUCH = 40_000_000;

    @TempDir
    Path folder;

    private Books books;

    @BeforeEach
    void open() {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void ticketsSurviveARestart() throws Exception {
        // Given
        Waybill first = books.accepted("w1");
        long soon = System.currentTimeMillis() + 300;
        Waybill second = books.ledger().later(books.sending("w2"), State.WAITING, "busy", 1, soon);
        try (Post before = post()) {
            before.tickets().send(first);
            before.tickets().send(second);
        }

        // When
        try (Post after = post()) {

            // Then
            assertThat(List.of(after.nextTicket("soil"), after.nextTicket("soil")))
                    .containsExactlyInAnyOrder(Ticket.of(first), Ticket.of(second));
            assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(soon);
        }
    }

    @Test
    void aQueueThatSeveralMakeAtOnceIsMade() throws Exception {
        try (Post post = post()) {
            Callable<Void> declaration = () -> {
                for (int i = 0; i < 20; i++) {
                    post.broker().declare("queue-" + i, true);
                }
                return null;
            };

            assertThatNoException().isThrownBy(() -> AtOnce.run(declaration, declaration, declaration, declaration));
        }
    }

    @Test
    void whatWasTakenDoesNotComeBackAfterARestart() throws Exception {
        // Given
        try (Post before = post()) {
            before.tickets().send(books.accepted("w1"));
            before.nextTicket("soil");
        }

        // When
        try (Post after = post()) {

            // Then
            assertThat(after.isEmpty("soil")).isTrue();
        }
    }

    @Test
    void aQueueThatWasLongGivesItsSpaceBack() throws Exception {
        // Given
        String copy = "x".repeat(20_000);
        try (Post post = post();
                MessageConsumer consumer = post.consumer("soil")) {
            for (int i = 0; i < 3_000; i++) {
                post.tickets().deadLetter(Tickets.queue("soil"), copy, 0);
            }
            long full = bytes();

            // When
            for (int i = 0; i < 3_000; i++) {
                consumer.receive(LIMIT_MILLIS);
            }

            // Then
            assertThat(full).isGreaterThan(MUCH);
            await().atMost(Duration.ofMillis(LIMIT_MILLIS)).until(() -> bytes() < MUCH);
        }
    }

    /** What the queue takes of the disk. */
    private long bytes() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("queue"))) {
            return files.map(Path::toFile).mapToLong(File::length).sum();
        }
    }

    @Test
    void anExclusiveQueueIsServedByOneConsumerAtATime() throws Exception {
        // Given
        try (Post post = post()) {
            post.broker().declare(Tickets.queue("soil"), true);
            post.tickets().send(books.accepted("w1"));
            post.tickets().send(books.accepted("w2"));
            try (MessageConsumer first = post.consumer("soil");
                    MessageConsumer second = post.consumer("soil")) {
                first.receive(LIMIT_MILLIS);

                // When
                Message other = second.receiveNoWait();

                // Then
                assertThat(other).isNull();
                assertThat(first.receive(LIMIT_MILLIS)).isNotNull();
            }
        }
    }

    /** A queue that was there once stayed as it was, whatever the routes said. */
    @Test
    void aQueueBecomesExclusiveWhenTheRoutesSaySo() throws Exception {
        // Given
        try (Post before = post()) {
            before.broker().declare(Tickets.queue("soil"), false);
            before.tickets().send(books.accepted("w1"));
            before.tickets().send(books.accepted("w2"));
        }
        try (Post after = post()) {

            // When
            after.broker().declare(Tickets.queue("soil"), true);

            // Then
            try (MessageConsumer first = after.consumer("soil");
                    MessageConsumer second = after.consumer("soil")) {
                assertThat(first.receive(LIMIT_MILLIS)).isNotNull();
                assertThat(second.receiveNoWait()).isNull();
                assertThat(first.receive(LIMIT_MILLIS)).isNotNull();
            }
        }
    }

    @Test
    void aFolderThatCannotBeUsedIsNamed() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        // When
        var thrown = assertThatIllegalStateException().isThrownBy(() -> Broker.embedded(file));

        // Then
        thrown.withMessageContaining(file.toString());
    }

    private Post post() throws Exception {
        return Post.open(folder.resolve("queue"));
    }
}
