package io.waybill.ledger;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.LedgerReport.Books;
import io.waybill.ledger.LedgerReport.Taken;
import io.waybill.ledger.Purge.Place;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is given up after its time, and what stays of it. */
interface PurgeContract {
    long DAY = TimeUnit.DAYS.toMillis(1);
    int ALL = 100;

    io.waybill.ledger.Books books();

    private Purge purge(Retention kept) {
        return new Purge(books().database(), kept, books().clock());
    }

    /** Delivered waybills are kept for ten days, dead letters for twenty, marks for a hundred. */
    private Purge purge() {
        return purge(new Retention(10 * DAY, 20 * DAY, 100 * DAY, Retention.NEVER));
    }

    private void delivered(String id) {
        books().ledger().delivered(books().sending(id), "{}");
    }

    private void days(long days) {
        books().clock().advance(days * DAY + 1);
    }

    private List<String> giveUp(Purge purge) {
        return purge.giveUp(purge.old(Place.START, ALL)).stream()
                .map(Waybill::id)
                .toList();
    }

    @Test
    default void aDeliveredWaybillIsGivenUpAfterItsTimeAndNotBefore() {
        // Given
        delivered("w1");
        books().clock().advance(10 * DAY);

        // When
        List<String> before = giveUp(purge());
        books().clock().advance(1);
        List<String> after = giveUp(purge());

        // Then
        assertThat(before).isEmpty();
        assertThat(after).containsExactly("w1");
    }

    @Test
    default void whatIsPurgedIsStillKnownByItsId() {
        // Given
        delivered("w1");
        days(10);
        giveUp(purge());

        // When
        Waybill left = books().report().find("w1").orElseThrow();

        // Then
        assertThat(left.state()).isEqualTo(State.DELIVERED);
        assertThat(left.since()).isEqualTo(START);
        assertThat(left.file().name()).isEqualTo("w1.csv");
        assertThat(left.file().source()).isEqualTo("/inbox/w1.csv");
        assertThat(left.reason()).startsWith("purged ");
        assertThat(left.receipt()).isNull();
        assertThat(books().timeline("w1")).containsExactly("accepted", "delivered", "purged");
        assertThat(books().find("w1")).isEqualTo(left);
    }

    @Test
    default void whatIsNotAtItsEndIsNeverGivenUp() {
        // Given
        books().accepted("accepted");
        books().sending("sending");
        books().ledger().later(books().sending("waiting"), State.WAITING, "busy", 1, 0);
        books().ledger().later(books().sending("held"), State.HELD, "401", 1, 0);
        books().ledger().end(books().sending("doubt"), State.IN_DOUBT, "no answer");
        days(10_000);

        // When
        List<String> gone = giveUp(purge(new Retention(DAY, DAY, DAY, 0)));

        // Then
        assertThat(gone).isEmpty();
    }

    @Test
    default void whatOneThatIsUnderWayGoesWithIsKept() {
        // Given
        Waybill file = books().sending("file");
        books().accepted("sidecar");
        new Batches(books().ledger()).begin(file, "sidecar.csv");
        books().ledger().delivered(file, "{}");
        days(10_000);

        // When
        List<String> before = giveUp(purge());
        books().ledger()
                .delivered(books().ledger().take(books().find("sidecar"), null).orElseThrow(), "{}");
        List<String> after = giveUp(purge());

        // Then
        assertThat(before).isEmpty();
        assertThat(after).containsExactly("file");
    }

    @Test
    default void aDeadLetterIsKeptForEverUnlessTheSettingSaysOtherwise() {
        // Given
        books().ledger().end(books().sending("dead"), State.DEAD, "422");
        days(10_000);

        // When
        List<String> never = giveUp(purge(new Retention(DAY, Retention.NEVER, DAY, Retention.NEVER)));
        List<Waybill> after = purge().giveUp(purge().old(Place.START, ALL));

        // Then
        assertThat(never).isEmpty();
        assertThat(after)
                .singleElement()
                .satisfies(gone -> assertThat(gone.file().spooled()).isEqualTo("/spool/dead.csv"));
        assertThat(books().find("dead").state()).isEqualTo(State.DISCARDED);
    }

    @Test
    default void theBooksAndTheDaysStayAsTheyWere() {
        // Given
        delivered("w1");
        delivered("w2");
        books().accepted("open");
        days(10);
        delivered("young");
        Books before = books().report().books();
        List<Taken> day = books().report().taken(0, DAY);

        // When
        List<String> gone = giveUp(purge());

        // Then
        assertThat(gone).containsExactlyInAnyOrder("w1", "w2");
        assertThat(books().report().books()).isEqualTo(before);
        assertThat(books().report().counts()).isEqualTo(before.counts());
        assertThat(books().report().accepted()).isEqualTo(4);
        assertThat(books().report().taken(0, DAY)).isEqualTo(day);
    }

    @Test
    default void whatNoHistoryTellsDayByDayIsOneSum() {
        // Given
        delivered("w1");
        days(10);
        giveUp(purge());
        days(402);
        Books before = books().report().books();

        // When
        purge().sumUp();

        // Then
        assertThat(books().report().books()).isEqualTo(before);
        assertThat(books().report().taken(1, 2 * DAY)).isEmpty();
    }

    @Test
    default void ofTooManyTheOldestGoBeforeTheirTime() {
        // Given
        delivered("w1");
        days(1);
        delivered("w2");
        days(1);
        delivered("young");
        Purge purge = purge(new Retention(10 * DAY, Retention.NEVER, 100 * DAY, 2));

        // When
        long surplus = purge.surplus();
        List<Waybill> gone = purge.giveUp(purge.oldest(Place.START, (int) surplus));

        // Then
        assertThat(surplus).isEqualTo(1);
        assertThat(gone).extracting(Waybill::id).containsExactly("w1");
    }

    @Test
    default void whatIsNotADayOldStaysHoweverManyThereAre() {
        // Given
        delivered("w1");
        Purge purge = purge(new Retention(10 * DAY, Retention.NEVER, 100 * DAY, 0));

        // When
        List<Waybill> oldest = purge.oldest(Place.START, ALL);

        // Then
        assertThat(oldest).isEmpty();
    }

    @Test
    default void whatSomebodyBeginsAgainMeanwhileIsNotGivenUp() {
        // Given
        books().accepted("w1");
        new Decisions(books().ledger()).discard("w1", "ann");
        days(10);
        List<Waybill> old = purge().old(Place.START, ALL);
        books().ledger().open("w1", "soil", io.waybill.ledger.Books.file("w1.csv"));

        // When
        List<Waybill> gone = purge().giveUp(old);

        // Then
        assertThat(gone).isEmpty();
        assertThat(books().find("w1").state()).isEqualTo(State.ACCEPTED);
    }

    @Test
    default void whatWasDiscardedAndPurgedMayBeginAgain() {
        // Given
        books().accepted("w1");
        new Decisions(books().ledger()).discard("w1", "ann");
        days(10);
        giveUp(purge());

        // When
        Opened opened = books().ledger().open("w1", "soil", io.waybill.ledger.Books.file("w1.csv"));

        // Then
        assertThat(opened.needsTicket()).isTrue();
        assertThat(books().find("w1").state()).isEqualTo(State.ACCEPTED);
        assertThat(books().report().accepted()).isEqualTo(2);
    }

    @Test
    default void onePageAfterAnotherLeavesNothingOut() {
        // Given
        IntStream.range(0, 7).forEach(n -> delivered("w" + n));
        books().accepted("open");
        days(10);

        // When
        List<Waybill> first = purge().old(Place.START, 3);
        List<Waybill> second = purge().old(Place.START.behind(first), 3);
        List<Waybill> third = purge().old(Place.START.behind(first).behind(second), 3);

        // Then
        assertThat(List.of(first, second, third))
                .flatExtracting(page -> page)
                .extracting(Waybill::id)
                .containsExactly("w0", "w1", "w2", "w3", "w4", "w5", "w6");
    }

    @Test
    default void whatWouldBeGivenUpIsToldAndLeft() {
        // Given
        delivered("w1");
        books().ledger().end(books().sending("dead"), State.DEAD, "422");
        days(20);
        delivered("young");
        days(2);
        Purge purge = purge(new Retention(10 * DAY, 20 * DAY, 100 * DAY, 0));

        // When
        PurgeDue due = purge.due();

        // Then
        assertThat(due).isEqualTo(new PurgeDue(1, 1, 1, io.waybill.ledger.Books.SIZE, 0));
        assertThat(books().timeline("w1")).containsExactly("accepted", "sending", "delivered");
    }

    @Test
    default void aMarkIsForgottenAfterItsOwnTime() {
        // Given
        delivered("w1");
        days(10);
        giveUp(purge());
        days(100);

        // When
        int forgotten = purge().forgetMarks(ALL);

        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(books().ledger().find("w1")).isEmpty();
        assertThat(books().report().accepted()).isEqualTo(1);
    }

    @Test
    default void aFileThatIsStillSeenInItsFolderIsRememberedForEver() {
        // Given
        Arrivals arrivals = new Arrivals(books().database(), books().clock());
        arrivals.taken("inbox", "there");
        arrivals.taken("inbox", "gone");
        arrivals.taken("elsewhere", "not looked for");
        days(200);
        arrivals.seen("inbox", List.of("there"));
        arrivals.looked("inbox");

        // When
        int forgotten = purge().forgetTaken(ALL);

        // Then
        assertThat(forgotten).isEqualTo(1);
        assertThat(arrivals.lastSeen("there")).isPresent();
        assertThat(arrivals.lastSeen("gone")).isEmpty();
        assertThat(arrivals.lastSeen("not looked for")).isPresent();
    }

    @Test
    default void theTimelineOfWhatWaitsForYearsKeepsItsBeginningAndItsEnd() {
        // Given
        Waybill waiting = books().accepted("w1");
        for (int i = 0; i < 600; i++) {
            Waybill taken = books().ledger().take(waiting, null).orElseThrow();
            waiting = new Jobs(books().ledger()).await(taken, "at work " + i, 0);
        }

        // When
        int thinned = purge().thin(ALL);

        // Then
        assertThat(thinned).isEqualTo(1);
        assertThat(books().report().timeline("w1"))
                .hasSize(500)
                .extracting(Event::detail)
                .contains("at work 0", "at work 599");
        assertThat(purge().thin(ALL)).isZero();
    }

    @Test
    default void oneNodeAtATimePurges() {
        // Given
        Purge purge = purge();
        PurgeState seen = purge.state();

        // When
        boolean here = purge.claim("here", seen);
        boolean there = purge.claim("there", seen);
        boolean thereNow =
                purge.claim("there", new PurgeState(null, purge.state().began(), 0, 0, null));

        // Then
        assertThat(here).isTrue();
        assertThat(there).isFalse();
        assertThat(thereNow).isFalse();
    }

    @Test
    default void whoTakesAPurgeOverFromANodeThatIsGoneIsNotEndedByIt() {
        // Given
        Purge purge = purge();
        purge.claim("gone", purge.state());
        books().clock().advance(1);
        purge.claim("here", purge.state());

        // When
        purge.ended("gone", 7);

        // Then
        assertThat(purge.state().node()).isEqualTo("here");
        assertThat(purge.state().purged()).isZero();
    }

    @Test
    default void aNodeThatHasBeenGoneForAMonthIsForgotten() {
        // Given
        Nodes here = books().nodes("here");
        books().nodes("gone");
        days(30);
        here.beat();

        // When
        purge().sumUp();

        // Then
        assertThat(here.all()).extracting(Node::id).containsExactly("here");
    }
}
