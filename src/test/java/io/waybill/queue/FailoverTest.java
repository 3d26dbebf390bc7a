package io.waybill.queue;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.Books;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.Node;
import io.waybill.ledger.Nodes;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the deliveries of a node that falls silent; the ledger's owner "here" is one of two nodes. */
class FailoverTest {
    private static final long PATIENCE_MILLIS = 10_000;

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private Books books;
    private Post post;
    private Failover failover;

    @BeforeEach
    void open() throws Exception {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        post = Post.open(folder.resolve("queue"));
        Nodes nodes = nodes("elsewhere", "two");
        nodes("here", "one").beat();
        failover = new Failover(nodes, books.ledger(), books.report(), post.tickets(), post.broker(), books.clock());
        failover.beat();
    }

    @AfterEach
    void close() throws Exception {
        post.close();
        books.close();
    }

    @Test
    void whatASilentNodeWasDeliveringGoesOnWithANewTicket() throws Exception {
        // Given
        Waybill sending = books.sending("w1");
        pass(PATIENCE_MILLIS);

        // When
        failover.handOn();

        // Then
        Waybill now = books.find("w1");
        assertThat(now.state()).isEqualTo(State.WAITING);
        assertThat(now.reason()).isEqualTo("Node one, which delivered it, is silent");
        assertThat(now.generation()).isEqualTo(sending.generation() + 1);
        assertThat(post.nextTicket("soil")).isEqualTo(Ticket.of(now));
    }

    @Test
    void whatALivingNodeDeliversIsLeftToIt() {
        // Given
        Waybill sending = books.sending("w1");
        pass(PATIENCE_MILLIS / 2);

        // When
        failover.handOn();

        // Then
        assertThat(books.find("w1")).isEqualTo(sending);
    }

    @Test
    void whatThisNodeDeliversIsLeftToIt() {
        // Given
        Waybill sending = books.elsewhere().take(books.accepted("w1"), null).orElseThrow();
        pass(2 * PATIENCE_MILLIS);

        // When
        failover.handOn();

        // Then
        assertThat(books.find("w1")).isEqualTo(sending);
    }

    @Test
    void aNodeThatHasBeenSilentForADayIsForgotten() {
        // Given
        pass(PATIENCE_MILLIS);
        books.clock().advance(Duration.ofDays(1).toMillis() + 1);
        failover.beat();

        // When
        failover.handOn();

        // Then
        assertThat(nodes("elsewhere", "two").all()).extracting(Node::name).containsExactly("two");
    }

    /** Time in which this node gives its signs of life. */
    private void pass(long millis) {
        for (long passed = 0; passed < millis; passed += PATIENCE_MILLIS / 5) {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS / 5));
            failover.beat();
        }
    }

    private Nodes nodes(String id, String name) {
        Node me = new Node(id, name, START, 0, START, false, "routes");
        return new Nodes(books.database(), books.clock(), me, nanos::get, PATIENCE_MILLIS);
    }
}
