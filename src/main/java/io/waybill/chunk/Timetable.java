package io.waybill.chunk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many bytes a second there may be at what time of the week: lines with commas between them, of which the first that
 * fits counts, and last what is else: {@code 2MiB/s Mon-Fri 08:00-18:00, 20MiB/s else}. A rate alone, or {@code none},
 * counts always. Without {@code else} there is no limit at other times.
 */
public final class Timetable {
    /** No limit at any time. */
    public static final Timetable NONE = parse("none");

    private static final String ELSE = " else";
    private static final int DAYS = 8;

    /** What it will be, and when. */
    public record Change(Instant at, long rate) {}

    private final String text;
    private final List<TimetableEntry> entries;
    private final long otherwise;

    private Timetable(String text, List<TimetableEntry> entries, long otherwise) {
        this.text = text;
        this.entries = entries;
        this.otherwise = otherwise;
    }

    /** @throws IllegalArgumentException for a text that is none, with what is wrong in it */
    public static Timetable parse(String text) {
        List<String> lines = Stream.of(text.split(",", -1))
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .toList();
        String last = lines.get(lines.size() - 1);
        boolean isClosed = last.endsWith(ELSE);
        List<TimetableEntry> entries = lines.stream()
                .limit(isClosed ? lines.size() - 1L : lines.size())
                .map(Timetable::entry)
                .toList();
        long otherwise = isClosed ? Rate.parse(last.substring(0, last.length() - ELSE.length())) : Rate.UNLIMITED;
        return new Timetable(String.join(", ", lines), entries, otherwise);
    }

    private static TimetableEntry entry(String line) {
        if (line.endsWith(ELSE)) {
            throw new IllegalArgumentException(
                    "What is else must stand last in a timetable, and '" + line + "' does not");
        }
        return TimetableEntry.parse(line);
    }

    /** Bytes a second; {@link Rate#UNLIMITED} for no limit. */
    public long at(Instant time, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(time, zone);
        return entries.stream()
                .filter(entry -> entry.has(local))
                .findFirst()
                .map(TimetableEntry::rate)
                .orElse(otherwise);
    }

    /** When it is next another; empty for never. */
    public Optional<Change> next(Instant time, ZoneId zone) {
        long now = at(time, zone);
        return borders(time, zone)
                .filter(border -> border.isAfter(time))
                .sorted()
                .map(border -> new Change(border, at(border, zone)))
                .filter(change -> change.rate() != now)
                .findFirst();
    }

    /** Whenever a line may begin or end in the week to come, and the clocks change. */
    private Stream<Instant> borders(Instant time, ZoneId zone) {
        LocalDate today = LocalDate.ofInstant(time, zone);
        Stream<Instant> ofLines = IntStream.rangeClosed(0, DAYS)
                .mapToObj(today::plusDays)
                .flatMap(day -> entries.stream().flatMap(entry -> entry.borders(day)))
                .flatMap(border -> instants(border, zone));
        ZoneOffsetTransition change = zone.getRules().nextTransition(time);
        return Stream.concat(ofLines, Stream.ofNullable(change).map(ZoneOffsetTransition::getInstant));
    }

    /** One; two where the clocks have that time twice, none where they leave it out. */
    private static Stream<Instant> instants(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.stream().map(local::toInstant);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Timetable timetable && timetable.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(text);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
