package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Which of the processes that work on one ledger live. */
interface NodeContract {
    long PATIENCE_MILLIS = 10_000;

    Books books();

    /** One of several processes, and its clock. */
    final class Process {
        private final AtomicLong nanos = new AtomicLong();
        private final Nodes nodes;

        Process(Books books, String id) {
            Node me = new Node(id, "node-" + id, SettableClock.START, 0, SettableClock.START, false, "routes");
            nodes = new Nodes(books.database(), books.clock(), me, nanos::get, PATIENCE_MILLIS);
            nodes.beat();
        }

        /** Time passes in which the process gives its signs of life. */
        void lives(long millis) {
            for (long passed = 0; passed < millis; passed += PATIENCE_MILLIS / 5) {
                nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS / 5));
                nodes.beat();
            }
        }

        /** Time passes in which the process stands still. */
        void stands(long millis) {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        }
    }

    @Test
    default void aNodeThatGivesSignsOfLifeIsAlive() {
        // Given
        Process here = new Process(books(), "a");
        Process there = new Process(books(), "b");

        // When
        for (int i = 0; i < 10; i++) {
            there.lives(PATIENCE_MILLIS / 5);
            here.lives(PATIENCE_MILLIS / 5);
        }

        // Then
        assertThat(here.nodes.isAlive("b")).isTrue();
        assertThat(here.nodes.all()).extracting(Node::name).containsExactly("node-a", "node-b");
    }

    @Test
    default void aNodeThatRunsOtherRoutesSaysSo() {
        // Given
        Process here = new Process(books(), "a");
        Process there = new Process(books(), "b");

        // When
        there.nodes.runs("others");

        // Then
        assertThat(here.nodes.all()).extracting(Node::routes).containsExactly("routes", "others");
    }

    @Test
    default void aNodeThatIsSilentForThePatienceIsNotAlive() {
        // Given
        Process here = new Process(books(), "a");
        new Process(books(), "b");
        here.lives(PATIENCE_MILLIS / 5);
        here.lives(PATIENCE_MILLIS - PATIENCE_MILLIS / 5);
        boolean before = here.nodes.isAlive("b");

        // When
        here.lives(PATIENCE_MILLIS / 5);

        // Then
        assertThat(before).isTrue();
        assertThat(here.nodes.isAlive("b")).isFalse();
    }

    @Test
    default void aNodeThatComesBackIsAliveAgain() {
        // Given
        Process here = new Process(books(), "a");
        Process there = new Process(books(), "b");
        here.lives(2 * PATIENCE_MILLIS);

        // When
        there.lives(PATIENCE_MILLIS / 5);
        here.lives(PATIENCE_MILLIS / 5);

        // Then
        assertThat(here.nodes.isAlive("b")).isTrue();
    }

    @Test
    default void whoStoodStillItselfJudgesNobodyByThatTime() {
        // Given
        Process here = new Process(books(), "a");
        new Process(books(), "b");
        here.lives(PATIENCE_MILLIS / 5);

        // When
        here.stands(10 * PATIENCE_MILLIS);

        // Then
        assertThat(here.nodes.isAlive("b")).isTrue();
    }

    @Test
    default void aNodeThatHasJustBegunIsAlive() {
        // Given
        Process here = new Process(books(), "a");

        // When
        new Process(books(), "b");

        // Then
        assertThat(here.nodes.isAlive("b")).isTrue();
    }

    @Test
    default void aNodeThatHasLeftOrWasNeverThereIsNotAlive() {
        // Given
        Process here = new Process(books(), "a");
        Process there = new Process(books(), "b");
        here.lives(PATIENCE_MILLIS / 5);

        // When
        there.nodes.leave();
        here.lives(PATIENCE_MILLIS / 5);

        // Then
        assertThat(here.nodes.isAlive("b")).isFalse();
        assertThat(here.nodes.isAlive("nobody")).isFalse();
    }

    @Test
    default void aNodeSaysWhetherItLooksForFiles() {
        // Given
        Process here = new Process(books(), "a");

        // When
        here.nodes.polls(true);

        // Then
        assertThat(here.nodes.all()).singleElement().extracting(Node::polls).isEqualTo(true);
    }
}
