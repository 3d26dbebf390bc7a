package io.waybill.queue;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class ReconcilerTest {
    private static final long GRACE_MILLIS = 1_000;

    @TempDir
    Path folder;

    private final Set<String> atWork = new HashSet<>();
    private final Deliverers deliverers = waybill -> atWork.contains(waybill.id());
    private final StopSignal stop = new StopSignal();
    private Books books;
    private Post post;
    private Desk desk;
    private Reconciler reconciler;

    @BeforeEach
    void open() throws Exception {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        post = Post.open(folder.resolve("queue"));
        desk = new Desk(books.ledger(), new Gate(books.destinations(), stop, books.clock(), 5_000), deliverers, false);
        reconciler = new Reconciler(
                books.ledger(),
                books.report(),
                post.tickets(),
                desk,
                deliverers,
                post.broker().connections(),
                GRACE_MILLIS,
                true);
    }

    @AfterEach
    void close() throws Exception {
        stop.raise();
        post.close();
        books.close();
    }

    @Test
    void aWaybillWithoutTicketGetsANewOne() throws Exception {
        // Given
        books.accepted("w1");

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isEqualTo(1);
        assertThat(post.nextTicket("soil")).isEqualTo(new Ticket("w1", 1));
        assertThat(books.find("w1").generation()).isEqualTo(1);
    }

    @Test
    void aWaybillWhoseTicketIsOnTheQueueIsLeftAlone() throws Exception {
        // Given
        post.tickets().send(books.accepted("w1"));

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isZero();
        assertThat(post.nextTicket("soil")).isEqualTo(new Ticket("w1", 0));
        assertThat(post.isEmpty("soil")).isTrue();
    }

    @Test
    void aWaybillThatLosesItsTicketAgainIsCounted() throws Exception {
        // Given
        books.accepted("w1");
        reconciler.reconcile();
        post.nextTicket("soil");
        books.clock().advance(GRACE_MILLIS);

        // When
        reconciler.reconcile();

        // Then
        assertThat(reconciler.last().missing()).isEqualTo(1);
        assertThat(reconciler.last().again()).isEqualTo(1);
        assertThat(reconciler.last().trouble()).isNull();
    }

    @Test
    void aDeliveryThatIsSilentHasNotLostItsTicketWhileSomebodyIsAtIt() throws Exception {
        // Given
        books.sending("w1");
        atWork.add("w1");
        books.clock().advance(GRACE_MILLIS);

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isZero();
        assertThat(books.find("w1").state()).isEqualTo(State.SENDING);
    }

    @Test
    void aLookThatFailsIsRemembered() {
        // Given
        books.close();

        // When
        assertThatThrownBy(reconciler::reconcile).isInstanceOf(RuntimeException.class);

        // Then
        assertThat(reconciler.last().trouble()).isNotEmpty();
    }

    @Test
    void aStaleTicketOnTheQueueIsNoTicket() throws Exception {
        // Given
        post.tickets().send(books.accepted("w1"));
        books.ledger().renewTicket(books.find("w1"));

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isEqualTo(1);
    }

    @Test
    void aWaybillWhoseTicketWaitsAtTheDeskIsLeftAlone() throws Exception {
        // Given
        Ticket ticket = Ticket.of(books.accepted("w1"));
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        Waiting.on(() -> desk.take(ticket.toJson())).untilItWaits();

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isZero();
        assertThat(books.find("w1").generation()).isZero();
    }

    @Test
    void theFirstLookFindsDeliveriesThatEndedWithTheirProcess() throws Exception {
        // Given
        books.sending("w1");

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isEqualTo(1);
    }

    @Test
    void laterLooksGiveADeliveryTime() throws Exception {
        // Given
        reconciler.reconcile();
        books.sending("w1");
        books.clock().advance(GRACE_MILLIS - 1);
        int early = reconciler.reconcile();
        books.clock().advance(1);

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(early).isZero();
        assertThat(missing).isEqualTo(1);
    }

    @Test
    void aWaybillThatHasEndedOrWaitsForItsTimeNeedsNoTicket() throws Exception {
        // Given
        books.ledger().delivered(books.sending("w1"), "{}");
        books.ledger().end(books.sending("w2"), State.DEAD, "422");
        books.ledger().later(books.sending("w3"), State.WAITING, "busy", 1, START + 60_000);

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isZero();
    }

    /** One message that was no ticket once kept every waybill from being looked after. */
    @Test
    void aMessageThatIsNoTicketIsNoObstacle() throws Exception {
        // Given
        post.plant("soil", "hello");
        post.plantBytes("soil");
        Waybill onTheQueue = books.accepted("w1");
        post.tickets().send(onTheQueue);
        books.accepted("w2");

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isEqualTo(1);
        assertThat(books.find("w1")).isEqualTo(onTheQueue);
        assertThat(books.find("w2").generation()).isEqualTo(1);
    }

    @Test
    void everyDestinationIsLookedAfter() throws Exception {
        // Given
        books.accepted("w1");
        books.ledger().open("w2", "air", Books.file("w2.csv"));

        // When
        int missing = reconciler.reconcile();

        // Then
        assertThat(missing).isEqualTo(2);
        assertThat(post.nextTicket("soil").waybill()).isEqualTo("w1");
        assertThat(post.nextTicket("air").waybill()).isEqualTo("w2");
    }
}
