package io.waybill.ledger;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is kept of a file that its destination has taken and works on. */
interface JobContract {
    String HASH = "5e884898da28047151d0e56f8dc62927";

    Books books();

    private Jobs jobs() {
        return new Jobs(books().ledger());
    }

    /** A waybill that waits for its job, with a callback. */
    private Waybill waiting(String id) {
        Waybill sending = books().sending(id, "a-database");
        jobs().callback(sending, HASH);
        books().ledger().committing(sending, Checked.NOTHING);
        jobs().works(sending, "{\"id\":\"17\"}", "job 17");
        return jobs().await(sending, "job 17 is running", START + 60_000);
    }

    @Test
    default void theAnswerThatItWorksTakesThePlaceOfTheCommitMark() {
        Waybill sending = books().sending("w1", "a-database");
        books().ledger().committing(sending, Checked.NOTHING);

        jobs().works(sending, "{\"id\":\"17\"}", "job 17");

        Waybill now = books().find("w1");
        assertThat(now.job()).isEqualTo("{\"id\":\"17\"}");
        assertThat(now.progress().isCommitting()).isFalse();
        assertThat(now.progress().acknowledged()).isEqualTo(Books.SIZE);
        assertThat(books().timeline("w1")).last().isEqualTo("taken");
    }

    @Test
    default void aWaitCostsNoAttemptAndKeepsTheLane() {
        Waybill first = waiting("w1");
        Waybill again = books().ledger().take(first, "a-database").orElseThrow();

        Waybill second = jobs().await(again, "job 17 is running", START + 120_000);

        assertThat(first.waits()).isEqualTo(1);
        assertThat(second.waits()).isEqualTo(2);
        assertThat(second.state()).isEqualTo(State.WAITING);
        assertThat(second.reason()).isEqualTo("job 17 is running");
        assertThat(second.attempts()).isZero();
        assertThat(second.starts()).isZero();
        assertThat(second.lane()).isEqualTo("a-database");
        assertThat(second.nextAttempt()).isEqualTo(START + 120_000);
        assertThat(second.generation()).isEqualTo(first.generation() + 1);
    }

    @Test
    default void anotherProcessGoesOnAskingForTheJob() {
        Waybill waiting = waiting("w1");

        Waybill taken = books().elsewhere().take(waiting, "a-database").orElseThrow();

        assertThat(taken.job()).isEqualTo("{\"id\":\"17\"}");
        assertThat(taken.waits()).isEqualTo(1);
        assertThat(taken.lane()).isEqualTo("a-database");
    }

    @Test
    default void aCallbackGivesAWaitingWaybillATicketForAtOnce() {
        Waybill waiting = waiting("w1");

        Waybill woken = jobs().wake("w1", HASH).orElseThrow();

        assertThat(woken.nextAttempt()).isZero();
        assertThat(woken.generation()).isEqualTo(waiting.generation() + 1);
        assertThat(books().timeline("w1")).last().isEqualTo("called back");
    }

    @Test
    default void aCallbackWithAnotherKeyChangesNothing() {
        Waybill waiting = waiting("w1");

        assertThat(jobs().wake("w1", "another")).isEmpty();
        assertThat(books().find("w1")).isEqualTo(waiting);
    }

    @Test
    default void aCallbackWakesOnlyAWaybillThatWaitsForItsJob() {
        Waybill sending = books().sending("w1");
        jobs().callback(sending, HASH);

        assertThat(jobs().wake("w1", HASH)).isEmpty();
    }

    @Test
    default void evidenceIsWrittenDownOnceWithTheYoungestInDoubt() {
        books().ledger().end(books().sending("old"), State.IN_DOUBT, "lost");
        books().clock().advance(1_000);
        books().ledger().end(books().sending("young"), State.IN_DOUBT, "lost");

        jobs().evidence("soil", "HTTP 409", START + 500);
        jobs().evidence("soil", "HTTP 409", START + 500);
        jobs().evidence("another", "HTTP 409", START);

        assertThat(books().timeline("young")).containsOnlyOnce("evidence");
        assertThat(books().timeline("old")).doesNotContain("evidence");
    }

    @Test
    default void whatIsAcceptedAndNotFollowedIsCounted() {
        books().ledger().delivered(books().sending("w1"), "{}", false, null);
        books().ledger().delivered(books().sending("w2"), "{}", true, null);

        assertThat(books().report().notFollowed("soil")).isEqualTo(1);
        assertThat(books().report().notFollowed("another")).isZero();
    }

    @Test
    default void aFileThatBeginsAgainHasNoJobAnyMore() {
        Waybill waiting = waiting("w1");
        Waybill taken = books().ledger().take(waiting, "a-database").orElseThrow();
        books().ledger().end(taken, State.DEAD, "job 17 failed");

        Waybill again = books().accepted("w1");

        assertThat(again.job()).isNull();
        assertThat(again.waits()).isZero();
        assertThat(again.progress()).isEqualTo(Progress.NONE);
    }
}
