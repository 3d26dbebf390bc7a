package io.waybill.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.chunk.Timetable.Change;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {
    private static final long MIB = 1L << 20;
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final String OFFICE = "2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else";

    private static Instant utc(String local) {
        return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
    }

    private static Instant chicago(String local) {
        return LocalDateTime.parse(local).atZone(CHICAGO).toInstant();
    }

    private static long at(String timetable, String local) {
        return Timetable.parse(timetable).at(utc(local), ZoneOffset.UTC);
    }

    /** The 23rd of November 2026 is a Monday. */
    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        "10MiB/s, 2026-11-23T12:00, 10",
        "'2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else', 2026-11-23T07:59:59, 20",
        "'2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else', 2026-11-23T08:00, 2",
        "'2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else', 2026-11-23T17:59:59, 2",
        "'2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else', 2026-11-23T18:00, 20",
        "'2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else', 2026-11-28T12:00, 20",
        "'5 MiB/s Sat, 3MiB/s 22:00-06:00, 1MiB/s else', 2026-11-28T23:00, 5",
        "'5 MiB/s Sat, 3MiB/s 22:00-06:00, 1MiB/s else', 2026-11-29T23:00, 3",
        "'3MiB/s Fri 22:00-06:00, 1MiB/s else', 2026-11-28T05:59, 3",
        "'3MiB/s Fri 22:00-06:00, 1MiB/s else', 2026-11-27T05:59, 1",
        "'3MiB/s Sat-Mon, 1MiB/s else', 2026-11-29T00:00, 3",
        "'3MiB/s Sat-Mon, 1MiB/s else', 2026-11-24T00:00, 1",
        "'3MiB/s 00:00-24:00, 1MiB/s else', 2026-11-24T23:59, 3",
        "'3MiB/s 18:00-24:00, 1MiB/s else', 2026-11-24T23:59:59, 3",
        "'3MiB/s 18:00-24:00, 1MiB/s else', 2026-11-25T00:00, 1",
    })
    void theFirstLineThatFitsCountsAndWhatIsElseLast(String timetable, String local, long mib) {
        assertThat(at(timetable, local)).isEqualTo(mib * MIB);
    }

    @ParameterizedTest
    @CsvSource({
        "none, 2026-11-23T12:00",
        "2MiB/s Mon-Fri 08:00-18:00, 2026-11-23T19:00",
        "'none Sat, 1MiB/s else', 2026-11-28T12:00"
    })
    void noneIsNoLimitAndSoIsWhatNoLineSays(String timetable, String local) {
        assertThat(at(timetable, local)).isEqualTo(Rate.UNLIMITED);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "0, A rate must be above 0",
        "0MiB/s, 'to send nothing, hold the destination (./waybill hold)'",
        "10MB/s, 'A rate must be none, or bytes a second such as 10MiB/s, and is ''10MB/s'''",
        "10MiB, 'A rate must be none, or bytes a second such as 10MiB/s, and is ''10MiB'''",
        "512B/s, 'A rate must be 1 KiB/s to 900 MiB/s, or none, and is ''512B/s'''",
        "1TiB/s, 'A rate must be 1 KiB/s to 900 MiB/s, or none'",
        "1MiB/s Mon-Fry 08:00-18:00, 'A day must be one of [Mon, Tue, Wed, Thu, Fri, Sat, Sun], and is ''Fry'''",
        "1MiB/s 8:00-18:00, 'Hours must be such as 08:00-18:00 or 22:00-06:00'",
        "1MiB/s 08:00-08:00, 'with an end that is not their beginning, and are ''08:00-08:00'''",
        "1MiB/s 08:00-24:30, Hours must be",
        "'1MiB/s else, 2MiB/s Mon', 'What is else must stand last in a timetable, and ''1MiB/s else'' does not'",
        "Mon-Fri 2MiB/s, 'A rate must be none, or bytes a second such as 10MiB/s, and is ''Mon-Fri'''",
        "'1MiB/s Mon,', A line of a timetable must be",
        "'', A line of a timetable must be",
    })
    void whatIsWrongIsSaid(String text, String complaint) {
        assertThatThrownBy(() -> Timetable.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void itIsToldWhenItIsNextAnotherAndWhatThen() {
        Timetable office = Timetable.parse(OFFICE);

        assertThat(office.next(utc("2026-11-27T17:00"), ZoneOffset.UTC))
                .contains(new Change(utc("2026-11-27T18:00"), 20 * MIB));
        assertThat(office.next(utc("2026-11-27T18:00"), ZoneOffset.UTC))
                .contains(new Change(utc("2026-11-30T08:00"), 2 * MIB));
        assertThat(Timetable.parse("10MiB/s").next(utc("2026-11-27T17:00"), ZoneOffset.UTC))
                .isEmpty();
    }

    @Test
    void itGoesByTheClocksOfItsZoneAlsoWhereTheyChange() {
        Timetable night = Timetable.parse("2MiB/s 02:30-04:00, 1MiB/s else");

        // In Chicago the hour from two to three is left out on 2026-03-08, and the one from one to two comes twice on
        // 11-01.
        assertThat(night.next(chicago("2026-03-08T01:00"), CHICAGO))
                .contains(new Change(chicago("2026-03-08T03:00"), 2 * MIB));
        assertThat(night.next(chicago("2026-11-01T00:30"), CHICAGO))
                .contains(new Change(Instant.parse("2026-11-01T08:30:00Z"), 2 * MIB));
    }

    @Test
    void itIsShownAsItWasWrittenWithoutNeedlessBlanks() {
        assertThat(Timetable.parse(" 2MiB/s  Mon-Fri 08:00-18:00 ,20MiB/s else"))
                .hasToString(OFFICE);
    }
}
