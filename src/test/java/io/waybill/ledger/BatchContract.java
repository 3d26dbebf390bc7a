package io.waybill.ledger;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of files of which two go together. */
interface BatchContract {
    Books books();

    private Batches batches() {
        return new Batches(books().ledger());
    }

    /** A waybill that waits, at no cost, for another. */
    private Waybill waiting(String id) {
        return new Jobs(books().ledger()).await(books().sending(id), "waits", START + 3_600_000);
    }

    @Test
    default void aBatchIsKnownFromBothSides() {
        Waybill table = books().sending("table");
        waiting("meta");

        Waybill mate = batches().begin(table, "meta.csv").orElseThrow();

        assertThat(mate.id()).isEqualTo("meta");
        assertThat(batches().mate("table")).map(Waybill::id).contains("meta");
        assertThat(batches().mate("meta")).map(Waybill::id).contains("table");
        assertThat(books().timeline("meta")).last().isEqualTo("batch");
    }

    @Test
    default void whatHasAnotherOrIsDeliveredIsNotTaken() {
        Waybill first = books().sending("first");
        waiting("meta");
        batches().begin(first, "meta.csv");
        books().ledger().delivered(books().sending("done"), "{}");
        Waybill second = books().sending("second");

        assertThat(batches().begin(second, "meta.csv")).isEmpty();
        assertThat(batches().begin(second, "done.csv")).isEmpty();
        assertThat(batches().mate("second")).isEmpty();
    }

    @Test
    default void whatHasLostItsOtherIsFreeAgain() {
        Waybill first = books().sending("first");
        waiting("meta");
        batches().begin(first, "meta.csv");
        books().ledger().end(first, State.DEAD, "dead");
        Waybill second = books().sending("second");

        assertThat(batches().begin(second, "meta.csv")).map(Waybill::id).contains("meta");
        assertThat(batches().mate("meta")).map(Waybill::id).contains("second");
        assertThat(batches().mate("first")).isEmpty();
    }

    @Test
    default void thoseThatWaitAloneAreFoundByTheBeginningOfTheirNames() {
        waiting("soil");
        waiting("so_l");
        Waybill meta = books().sending("meta");

        assertThat(batches().alone(meta, "soil")).extracting(Waybill::id).containsExactly("soil");
        assertThat(batches().alone(meta, "so")).hasSize(2);
        assertThat(batches().alone(meta, "%")).isEmpty();
    }

    @Test
    default void whatWaitsIsHurriedOnce() {
        Waybill waiting = waiting("table");

        Waybill hurried = batches().hurry("table").orElseThrow();

        assertThat(hurried.nextAttempt()).isZero();
        assertThat(hurried.generation()).isEqualTo(waiting.generation() + 1);
        assertThat(batches().hurry("table")).isEmpty();
    }
}
