package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person can decide about a waybill, and what becomes of it then. */
interface DecisionContract {
    Books books();

    private Decisions decisions() {
        return new Decisions(books().ledger());
    }

    private void end(Waybill waybill, State state) {
        books().ledger().end(waybill, state, "why");
    }

    @Test
    default void aDeadWaybillIsReplayedFromWhereItWas() {
        Waybill sending = books().sending("w1");
        books().ledger().begun(sending, Books.UPLOAD, 50);
        books().ledger().acknowledged(sending, 50, 100, Checked.NOTHING);
        end(sending, State.DEAD);

        Waybill replayed = decisions().replay("w1", "Anna").orElseThrow();

        assertThat(replayed.state()).isEqualTo(State.ACCEPTED);
        assertThat(replayed.reason()).isNull();
        assertThat(replayed.generation()).isEqualTo(sending.generation() + 1);
        assertThat(replayed.progress().acknowledged()).isEqualTo(50);
        assertThat(replayed.progress().upload()).isEqualTo(Books.UPLOAD);
        assertThat(books().report().timeline("w1")).last().satisfies(event -> {
            assertThat(event.what()).isEqualTo("replayed");
            assertThat(event.detail()).isEqualTo("by Anna");
        });
    }

    @Test
    default void aWaybillWhoseWorkFailedIsReplayedFromTheBeginning() {
        Waybill sending = books().sending("w1");
        books().ledger().begun(sending, Books.UPLOAD, 100);
        new Jobs(books().ledger()).works(sending, "{}", "job 17");
        end(sending, State.DEAD);

        Waybill replayed = decisions().replay("w1", "Anna").orElseThrow();

        assertThat(replayed.job()).isNull();
        assertThat(replayed.progress().begun()).isFalse();
        assertThat(replayed.progress().acknowledged()).isZero();
    }

    @Test
    default void aDoubtIsSentAnewWithoutItsMark() {
        Waybill sending = books().sending("w1");
        books().ledger().begun(sending, Books.UPLOAD, 100);
        books().ledger().committing(sending, Checked.NOTHING);
        end(sending, State.IN_DOUBT);

        Waybill resent = decisions().resend("w1", "Anna").orElseThrow();

        assertThat(resent.state()).isEqualTo(State.ACCEPTED);
        assertThat(resent.progress()).isEqualTo(Progress.NONE);
        assertThat(books().timeline("w1")).last().isEqualTo("resolved: resend");
    }

    @Test
    default void aDoubtIsDeliveredByAPersonsWord() {
        end(books().sending("w1"), State.IN_DOUBT);

        Waybill delivered =
                decisions().delivered("w1", "Anna", "{\"said\":\"seen\"}").orElseThrow();

        assertThat(delivered.state()).isEqualTo(State.DELIVERED);
        assertThat(delivered.receipt()).isEqualTo("{\"said\":\"seen\"}");
        assertThat(delivered.reason()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "IN_DOUBT"})
    default void whatHasEndedIsDiscarded(State state) {
        end(books().sending("w1", "lane"), state);

        Waybill discarded = decisions().discard("w1", "Anna").orElseThrow();

        assertThat(discarded.state()).isEqualTo(State.DISCARDED);
        assertThat(discarded.lane()).isNull();
    }

    @Test
    default void whatWaitsIsDiscardedAndItsTicketIsWorthNothing() {
        Waybill waiting = books().ledger().later(books().sending("w1", "lane"), State.WAITING, "busy", 1, 0);

        decisions().discard("w1", "Anna");

        assertThat(books().ledger().take(waiting, null)).isEmpty();
        assertThat(books().sending("w2", "lane").state()).isEqualTo(State.SENDING);
    }

    @ParameterizedTest
    @CsvSource({"SENDING", "DELIVERED"})
    default void whatIsSentOrDeliveredIsNotDecidedAbout(State state) {
        Waybill sending = books().sending("w1");
        if (state == State.DELIVERED) {
            books().ledger().delivered(sending, "{}");
        }

        assertThat(decisions().replay("w1", "Anna")).isEmpty();
        assertThat(decisions().resend("w1", "Anna")).isEmpty();
        assertThat(decisions().delivered("w1", "Anna", "{}")).isEmpty();
        assertThat(decisions().discard("w1", "Anna")).isEmpty();
        assertThat(books().find("w1").state()).isEqualTo(state);
    }

    @Test
    default void aDecisionDoesNotChangeTheSum() {
        end(books().sending("w1"), State.DEAD);
        decisions().replay("w1", "Anna");
        end(books().sending("w2"), State.DEAD);
        decisions().discard("w2", "Anna");

        LedgerReport.Books sums = books().report().books();

        assertThat(sums.accepted()).isEqualTo(2);
        assertThat(sums.counts().stream()
                        .mapToLong(LedgerReport.Count::waybills)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    default void waybillsAreFoundByDestinationCauseAndTime() {
        books().ledger().end(books().sending("w1"), State.DEAD, "Unknown tag 'Blah'");
        books().clock().advance(1_000);
        books().ledger().end(books().sending("w2"), State.DEAD, "100% wrong");

        long later = SettableClock.START + 500;
        assertThat(found(new WaybillSearch("", 0, Long.MAX_VALUE, "", ""))).containsExactly("w1", "w2");
        assertThat(found(new WaybillSearch("soil", 0, Long.MAX_VALUE, "", "unknown TAG")))
                .containsExactly("w1");
        assertThat(found(new WaybillSearch("", 0, Long.MAX_VALUE, "", "0% w"))).containsExactly("w2");
        assertThat(found(new WaybillSearch("", 0, Long.MAX_VALUE, "", "_"))).isEmpty();
        assertThat(found(new WaybillSearch("", later, Long.MAX_VALUE, "", ""))).containsExactly("w2");
        assertThat(found(new WaybillSearch("", 0, later, "", ""))).containsExactly("w1");
        assertThat(found(new WaybillSearch("another", 0, Long.MAX_VALUE, "", "")))
                .isEmpty();
    }

    private List<String> found(WaybillSearch search) {
        return books().report().search(State.DEAD, search, 10).stream()
                .map(Waybill::id)
                .toList();
    }
}
