package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.LedgerReport.Taken;
import io.waybill.ledger.Outbox.Contents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is to be told is told once, and is kept until it was sent. */
interface OutboxContract {
    List<String> CHANNELS = List.of("mail", "webhook");
    long LEASE = 600_000;

    Books books();

    default Outbox outbox() {
        return new Outbox(books().database(), books().clock());
    }

    /** A run of these waybills, and no more of it comes. */
    default Consignment run(String... ids) {
        long now = books().clock().millis();
        Consignment run = Consignment.run("/inbox", now, now);
        for (String id : ids) {
            books().ledger().open(id, "soil", Books.file(id + ".csv"), run);
        }
        new Arrivals(books().database(), books().clock()).close(run.id(), now);
        return run;
    }

    default void delivered(String id) {
        books().ledger().delivered(books().ledger().take(books().find(id), null).orElseThrow(), "{}");
    }

    default void dead(String id) {
        books().ledger().end(books().ledger().take(books().find(id), null).orElseThrow(), State.DEAD, "no");
    }

    @Test
    default void aRunHasEndedWhenAllOfItsFilesHave() {
        Consignment run = run("a", "b");
        delivered("a");
        List<Consignment> before = outbox().ended(books().clock().millis());

        dead("b");

        assertThat(before).isEmpty();
        assertThat(outbox().ended(books().clock().millis()))
                .extracting(Consignment::id)
                .containsExactly(run.id());
    }

    @Test
    default void aRunOfWhichMoreMayComeHasNotEndedUntilNoneCameForAWhile() {
        long now = books().clock().millis();
        books().ledger().open("a", "soil", Books.file("a.csv"), Consignment.run("/inbox", now, now));
        delivered("a");
        List<Consignment> before = outbox().ended(now);

        books().clock().advance(60_000);

        assertThat(before).isEmpty();
        assertThat(outbox().ended(books().clock().millis())).hasSize(1);
    }

    @Test
    default void whatARunHasComeToIsToldOnceThroughEachChannel() {
        Consignment run = run("a", "b", "c");
        delivered("a");
        dead("b");
        dead("c");
        List<Contents> told = new ArrayList<>();

        boolean first = outbox().end(run, CHANNELS, 1, contents -> {
            told.add(contents);
            return "{}";
        });
        boolean second = outbox().end(run, CHANNELS, 1, contents -> "{}");

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(told).singleElement().satisfies(contents -> {
            assertThat(contents.counts())
                    .containsExactly(
                            new Taken("soil", State.DEAD, 2, 2 * Books.SIZE),
                            new Taken("soil", State.DELIVERED, 1, Books.SIZE));
            assertThat(contents.troubles()).extracting(Waybill::id).containsExactly("b");
        });
        assertThat(outbox().channels()).containsExactlyElementsOf(CHANNELS);
        assertThat(outbox().ended(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    default void aFileThatIsHandedOverAgainBelongsToTheLaterRun() {
        run("a");
        dead("a");

        Consignment later = run("a");

        delivered("a");
        List<String> told = new ArrayList<>();
        outbox().ended(Long.MAX_VALUE)
                .forEach(run -> outbox().end(run, CHANNELS, 1, contents -> {
                    told.add(run.id());
                    return "{}";
                }));
        assertThat(told).containsExactly(later.id());
    }

    @Test
    default void aFileThatIsOfNoRunLeavesNoTrace() {
        books().accepted("a");

        assertThat(outbox().ended(Long.MAX_VALUE)).isEmpty();
        assertThat(outbox().late(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    default void thatARunTakesLongIsToldOnce() {
        Consignment run = run("a");

        boolean first = outbox().isLate(run, CHANNELS, 1, contents -> "{}");
        boolean second = outbox().isLate(run, CHANNELS, 1, contents -> "{}");

        assertThat(first).isTrue();
        assertThat(second).isFalse();
        assertThat(outbox().late(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    default void theSameIsNotToldTwiceAndItsEndIs() {
        boolean first = outbox().tell("destination", "soil", "held", CHANNELS, () -> "{}");
        boolean same = outbox().tell("destination", "soil", "held", CHANNELS, () -> "{}");
        boolean other = outbox().tell("destination", "soil", "held by a person", CHANNELS, () -> "{}");
        boolean end = outbox().untell("destination", "soil", CHANNELS, () -> "{}");
        boolean endAgain = outbox().untell("destination", "soil", CHANNELS, () -> "{}");

        assertThat(List.of(first, same, other, end, endAgain)).containsExactly(true, false, true, true, false);
        assertThat(outbox().untried("mail")).isEqualTo(3);
    }

    @Test
    default void aTokensEarlierEndIsNotToldAfterALaterOne() {
        boolean first = outbox().tellGreater("token", "soil", "2026-11-22", CHANNELS, () -> "{}");
        boolean earlier = outbox().tellGreater("token", "soil", "2026-11-21", CHANNELS, () -> "{}");
        boolean later = outbox().tellGreater("token", "soil", "2026-11-23", CHANNELS, () -> "{}");

        assertThat(List.of(first, earlier, later)).containsExactly(true, false, true);
    }
}
