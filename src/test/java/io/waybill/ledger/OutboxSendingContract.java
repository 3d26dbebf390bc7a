package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.Outbox.Contents;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Notices wait in the ledger until they were sent; doubts are gathered. */
interface OutboxSendingContract extends OutboxContract {
    default void offer(String about) {
        outbox().tell("destination", about, "held", List.of("mail"), () -> "\"" + about + "\"");
        books().clock().advance(1);
    }

    default void doubt(String id) {
        books().ledger().end(books().sending(id), State.IN_DOUBT, "no proof");
    }

    @Test
    default void aNoticeIsTakenByOneUntilItsLeaseIsOver() {
        offer("soil");

        Optional<Notice> one = outbox().take("mail", LEASE);
        Optional<Notice> two = outbox().take("mail", LEASE);
        books().clock().advance(LEASE);
        Optional<Notice> afterTheLease = outbox().take("mail", LEASE);

        assertThat(one.orElseThrow().attempts()).isEqualTo(1);
        assertThat(two).isEmpty();
        assertThat(afterTheLease.orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    default void aNoticeThatWasSentIsGone() {
        offer("soil");

        outbox().sent(outbox().take("mail", LEASE).orElseThrow());

        assertThat(outbox().channels()).isEmpty();
    }

    @Test
    default void aNoticeThatCouldNotBeSentIsTakenAgainLater() {
        offer("soil");
        Notice notice = outbox().take("mail", LEASE).orElseThrow();

        outbox().later(notice, books().clock().millis() + 100);

        assertThat(outbox().take("mail", LEASE)).isEmpty();
        books().clock().advance(100);
        assertThat(outbox().take("mail", LEASE)).isPresent();
        assertThat(outbox().untried("mail")).isZero();
    }

    @Test
    default void aNoticeThatNobodyTookInTwoTriesIsReported() {
        long made = books().clock().millis();
        offer("soil");
        outbox().later(outbox().take("mail", 1_000).orElseThrow(), made);
        List<WaitingNotices> afterOne = books().report().waitingNotices();
        books().clock().advance(1);

        outbox().later(outbox().take("mail", 1_000).orElseThrow(), made + 60_000);

        assertThat(afterOne).isEmpty();
        assertThat(books().report().waitingNotices()).containsExactly(new WaitingNotices("mail", 1, made));
    }

    @Test
    default void theOldestIsTakenFirst() {
        offer("soil");
        offer("air");

        String first = outbox().take("mail", LEASE).orElseThrow().content();

        assertThat(first).isEqualTo("\"soil\"");
    }

    @Test
    default void whatIsTooOldOrTooMuchIsGivenUp() {
        long begin = books().clock().millis();
        for (int i = 0; i < 5; i++) {
            offer("soil" + i);
        }

        int tooOld = outbox().giveUp("mail", begin + 1, 10);
        int tooMuch = outbox().giveUp("mail", begin - 1, 2);

        assertThat(tooOld).isEqualTo(2);
        assertThat(tooMuch).isEqualTo(1);
        assertThat(outbox().take("mail", LEASE).orElseThrow().content()).isEqualTo("\"soil3\"");
    }

    @Test
    default void doubtsAreToldTogetherAndOnceAndThoseThatFollowSoonAreGathered() {
        List<Contents> told = new ArrayList<>();
        doubt("a");
        doubt("b");

        tellDoubts(told);
        tellDoubts(told);
        doubt("c");
        tellDoubts(told);
        books().clock().advance(LEASE);
        tellDoubts(told);

        assertThat(told)
                .extracting(contents ->
                        contents.troubles().stream().map(Waybill::id).toList())
                .containsExactly(List.of("a", "b"), List.of("c"));
        assertThat(told.get(0).counts()).singleElement().extracting("waybills").isEqualTo(2L);
    }

    private void tellDoubts(List<Contents> told) {
        outbox().tellDoubts(LEASE, CHANNELS, 20, contents -> {
            told.add(contents);
            return "{}";
        });
    }
}
