package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The slots of a schedule, on days on which the clocks change above all: in Chicago on 8 March and 1 November 2026. */
class ScheduleTest {
    private static final String CHICAGO = "America/Chicago";

    @ParameterizedTest
    @CsvSource({
        // the hour from two to three is left out
        "0 30 2 * * ?, 2026-03-07T18:00, '2026-03-08T03:30, 2026-03-09T02:30, 2026-03-10T02:30'",
        "0 0/30 2 * * ?, 2026-03-07T18:00, '2026-03-08T03:00, 2026-03-08T03:30, 2026-03-09T02:00'",
        "0 0/30 1 * * ?, 2026-03-08T00:00, '2026-03-08T01:00, 2026-03-08T01:30, 2026-03-09T01:00'",
        // the hour from one to two comes twice, and is had the first time
        "0 30 1 * * ?, 2026-11-01T00:00, '2026-11-01T01:30, 2026-11-02T01:30, 2026-11-03T01:30'",
        "0 0/30 1 * * ?, 2026-11-01T00:00, '2026-11-01T01:00, 2026-11-01T01:30, 2026-11-02T01:00'",
        "0 0 0 * * ?, 2026-10-31T12:00, '2026-11-01T00:00, 2026-11-02T00:00, 2026-11-03T00:00'",
    })
    void eachSlotOfADayIsHadOnceWhenTheClocksChange(String cron, String from, String slots) {
        Schedule schedule = new Schedule(cron, CHICAGO);

        List<String> local = slots(schedule, at(from), 3)
                .map(slot -> slot.atZone(ZoneId.of(CHICAGO)).toLocalDateTime().toString())
                .toList();

        assertThat(local).containsExactly(slots.split(", "));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08T00:50", "2026-11-01T00:50"})
    void aScheduleOfEveryHourGoesByTheTimeThatHasPassed(String from) {
        Schedule schedule = new Schedule("0 0/20 * * * ?", CHICAGO);

        List<Instant> slots = slots(schedule, at(from), 12).toList();

        for (int i = 1; i < slots.size(); i++) {
            assertThat(slots.get(i)).isEqualTo(slots.get(i - 1).plusSeconds(1_200));
        }
    }

    @Test
    void aRestartInTheSecondOfTwoHoursDoesNotHaveASlotAgain() {
        Schedule schedule = new Schedule("0 30 1 * * ?", CHICAGO);

        assertThat(schedule.next(Instant.parse("2026-11-01T07:10:00Z"))).isEqualTo("2026-11-02T07:30:00Z");
    }

    @Test
    void slotsThatWereMissedAreHadOnceAtOnce() {
        Schedule nightly = new Schedule("0 0 2 * * ?", "UTC");
        ScheduleTrigger trigger = new ScheduleTrigger(nightly, Instant.now().minusSeconds(5 * 86_400));
        Instant before = Instant.now();

        Instant first = trigger.getTimeAfter(new Date()).toInstant();
        Instant second = trigger.getTimeAfter(Date.from(first)).toInstant();

        assertThat(first).isBetween(before.minusMillis(1), Instant.now());
        assertThat(second).isEqualTo(nightly.next(first)).isAfter(Instant.now());
    }

    @Test
    void whereNothingWasMissedTheNextSlotIsTheFirst() {
        Schedule nightly = new Schedule("0 0 2 * * ?", "UTC");
        Instant now = Instant.now();

        for (Instant lastLook : new Instant[] {null, now}) {
            ScheduleTrigger trigger = new ScheduleTrigger(nightly, lastLook);
            assertThat(trigger.getTimeAfter(Date.from(now)).toInstant()).isEqualTo(nightly.next(now));
        }
    }

    @Test
    void aScheduleThatIsNoneIsNamed() {
        assertThatThrownBy(() -> new Schedule("every day", "UTC"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("every day");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of(CHICAGO)).toInstant();
    }

    private static Stream<Instant> slots(Schedule schedule, Instant from, int number) {
        return Stream.iterate(schedule.next(from), schedule::next).limit(number);
    }
}
