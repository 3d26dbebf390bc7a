package io.waybill.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.waybill.Logged;
import io.waybill.ledger.Books;
import io.waybill.ledger.Consignment;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.Outbox;
import io.waybill.ledger.SettableClock;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.queue.RetryDelay;
import io.waybill.secret.Token;
import io.waybill.secret.TokenAge;
import io.waybill.secret.TokenAges;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noticed, and in which words it is told. */
class LookoutTest {
    private static final Duration PATIENCE = Duration.ofHours(4);
    private static final Duration GIVE_UP = Duration.ofDays(1);
    private static final Token TOKEN = Token.of("env:SOIL_TOKEN", key -> null);

    @TempDir
    Path folder;

    private final Consignment run = Consignment.run("/inbox", SettableClock.START, SettableClock.START);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private Books books;
    private TokenAges ages;
    private Lookout lookout;
    private NoticeChannel channel;

    @BeforeEach
    void open() {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("ledger.db")));
        ages = new TokenAges(books.clock());
        lookout = new Lookout(
                new Outbox(books.database(), books.clock()),
                books.destinations(),
                ages,
                new Wording("lab7", Optional.of("https://lab7.example.org/"), ZoneOffset.UTC, ages, books.clock()),
                new NoticeMeters(registry),
                Set.of("mail"),
                PATIENCE.toMillis(),
                GIVE_UP.toMillis(),
                books.clock());
        channel = new NoticeChannel();
        channel.setLookout(lookout);
        channel.setDelay(new RetryDelay(1, 1, () -> 0));
        channel.setChannel("mail");
    }

    @AfterEach
    void close() {
        books.close();
    }

    /** All that there is to tell now, sent. */
    private List<Message> told() {
        List<Message> told = new ArrayList<>();
        books.clock().advance(Duration.ofMinutes(1).toMillis());
        for (Message message = channel.next(); message != null; message = channel.next()) {
            told.add(message);
            channel.sent();
        }
        return told;
    }

    private void accepted(String id) {
        books.ledger().open(id, "soil", Books.file(id + ".csv"), run);
    }

    private void ends(String id, State state) {
        Waybill sending = books.ledger().take(books.find(id), null).orElseThrow();
        if (state == State.DELIVERED) {
            books.ledger().delivered(sending, "{}");
        } else {
            books.ledger().end(sending, state, "the service says no to " + id);
        }
    }

    @Test
    void ofManyFailuresTheFirstTwentyAreNamedAndTheOthersCounted() {
        for (int i = 0; i < 203; i++) {
            accepted("soil" + i);
            ends("soil" + i, i < 200 ? State.DEAD : State.DELIVERED);
        }

        List<Message> told = told();

        assertThat(told).singleElement().satisfies(message -> {
            assertThat(message.subject()).isEqualTo("Waybill lab7: 200 of 203 files not delivered to soil");
            assertThat(message.text())
                    .contains("To soil: 3 files delivered (300 B), 200 files dead.", "  and 180 more\n")
                    .contains("soil, dead: the service says no to soil0", "The page: https://lab7.example.org/");
            assertThat(message.told()).hasSize(20);
            assertThat(message.trouble()).isTrue();
        });
        assertThat(registry.counter("waybill.notices.sent").count()).isEqualTo(1);
    }

    @Test
    void whatIsOnItsWayForLongIsToldOnceAndItsEndToo() {
        accepted("soil1");
        List<Message> atFirst = told();
        books.clock().advance(PATIENCE.toMillis());

        List<Message> late = told();
        List<Message> again = told();
        ends("soil1", State.DELIVERED);
        List<Message> end = told();

        assertThat(atFirst).isEmpty();
        assertThat(late)
                .extracting(Message::subject)
                .containsExactly("Waybill lab7: 1 of 1 file still on their way to soil");
        assertThat(again).isEmpty();
        assertThat(end).extracting(Message::subject).containsExactly("Waybill lab7: 1 file delivered to soil");
    }

    @Test
    void aTokenIsToldOfOnceForEachOfItsEnds() {
        ages.watch("soil", TokenAge.of(TOKEN, Duration.ofDays(3), "1969-12-01T00:00:00Z"));

        List<Message> first = told();
        List<Message> again = told();
        ages.watch("soil", TokenAge.of(TOKEN, Duration.ofDays(3), "1969-12-20T00:00:00Z"));
        List<Message> next = told();

        assertThat(first).singleElement().satisfies(message -> {
            assertThat(message.kind()).isEqualTo("token");
            assertThat(message.text())
                    .startsWith("The token env:SOIL_TOKEN of soil was good until 1969-12-04 00:00:00 Z");
        });
        assertThat(again).isEmpty();
        assertThat(next).hasSize(1);
    }

    @Test
    void aChannelOfTroublesLeavesOutWhatWentWell() {
        channel.setWhich("troubles");
        accepted("soil1");
        ends("soil1", State.DELIVERED);
        books.destinations().hold("soil", "ann holds it");

        List<Message> told = told();

        assertThat(told).extracting(Message::kind).containsExactly("hold");
    }

    @Test
    void aNoticeThatCannotBeSentForLongIsGivenUpAndThatIsSaidAndCounted() {
        books.destinations().hold("soil", "ann holds it");
        books.clock().advance(Duration.ofMinutes(1).toMillis());
        channel.next();
        channel.failed(new IllegalStateException("the server is away"));
        books.clock().advance(GIVE_UP.toMillis());

        try (Logged log = new Logged()) {
            List<Message> told = told();

            assertThat(told).isEmpty();
            assertThat(log.lines("1 notices for mail are given up")).hasSize(1);
            assertThat(registry.counter("waybill.notices.failed").count()).isEqualTo(1);
        }
    }
}
