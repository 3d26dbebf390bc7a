package io.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.waybill.LedgerOnDisk;
import io.waybill.destination.Underway;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.State;
import io.waybill.secret.TokenAges;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReportTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private LedgerOnDisk books;

    @BeforeEach
    void open() {
        books = new LedgerOnDisk(folder, clock);
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void everyStateIsCountedAndTheSumIsWhatWasAccepted() {
        books.accepted("1", "a.csv");
        books.sending("2", "b.csv");
        books.delivered("3", "c.csv");
        books.ended("4", "d.csv", State.DEAD, "refused");
        books.ended("5", "e.csv", State.IN_DOUBT, "no proof");
        books.later("6", "f.csv", State.WAITING, "busy", NOW.toEpochMilli() + 5_000);
        books.later("7", "g.csv", State.HELD, "wrong token", 0);

        StatusReport report = report();

        assertThat(report.at()).isEqualTo(NOW);
        assertThat(report.accepted()).isEqualTo(7);
        assertThat(report.addsUp()).isTrue();
        assertThat(report.states().values()).containsExactly(1L, 1L, 1L, 1L, 1L, 1L, 1L, 0L);
        assertThat(report.sending()).extracting(WaybillStatus::name).containsExactly("b.csv");
        assertThat(report.troubled())
                .extracting(WaybillStatus::name, WaybillStatus::reason)
                .containsExactly(
                        tuple("d.csv", "refused"),
                        tuple("e.csv", "no proof"),
                        tuple("g.csv", "wrong token"),
                        tuple("f.csv", "busy"));
    }

    @Test
    void onlyWhatIsTriedAgainHasANextAttempt() {
        books.later("1", "a.csv", State.WAITING, "busy", NOW.toEpochMilli() + 5_000);
        books.execute("UPDATE waybill SET next_attempt = 5 WHERE id = '1'");
        books.ended("2", "b.csv", State.DEAD, "refused");
        books.execute("UPDATE waybill SET next_attempt = 5 WHERE id = '2'");

        StatusReport report = report();

        assertThat(report.troubled())
                .extracting(WaybillStatus::nextAttempt)
                .containsExactly(null, Instant.ofEpochMilli(5));
    }

    @Test
    void aWaybillThatVanishedIsNoticed() {
        books.accepted("1", "a.csv");
        books.accepted("2", "b.csv");
        books.execute("DELETE FROM waybill WHERE id = '1'");

        StatusReport report = report();

        assertThat(report.addsUp()).isFalse();
    }

    @Test
    void atMostTwentyOfAStateAreListed() {
        for (int number = 0; number < 25; number++) {
            books.ended("id" + number, "file" + number, State.DEAD, "refused");
        }

        StatusReport report = report();

        assertThat(report.troubled()).hasSize(20);
        assertThat(report.states()).containsEntry(State.DEAD, 25L);
    }

    @Test
    void aDestinationIsThereOnceItIsServedOrClosedOrHasAWaybill() {
        books.accepted("1", "a.csv");
        books.destinations.close("rock", Door.HELD, "wrong token", NOW.toEpochMilli() + 60_000);

        StatusReport report = report();

        assertThat(report.destinations()).extracting(DestinationStatus::name).containsExactly("air", "rock", "soil");
        DoorStatus rock = report.destinations().get(1).door();
        assertThat(rock).isEqualTo(new DoorStatus(Door.HELD, "wrong token", NOW, NOW.plusSeconds(60)));
    }

    @Test
    void aReportSurvivesItsJson() {
        books.later("1", "ä \"b\".csv", State.WAITING, "busy", NOW.toEpochMilli() + 5_000);
        StatusReport report = report();

        StatusReport read = Json.parse(Json.bytes(report), StatusReport.class);

        assertThat(read).isEqualTo(report);
    }

    private StatusReport report() {
        return new Reporter(
                        books.report,
                        books.destinations,
                        clock,
                        Optional.of(new Running(
                                Set.of("air"),
                                new TokenAges(clock),
                                new Underway(null, null),
                                List::of,
                                null,
                                books.bandwidth(clock),
                                () -> new RoutesStatus(clock.instant(), 0, null, null, null))))
                .status();
    }
}
