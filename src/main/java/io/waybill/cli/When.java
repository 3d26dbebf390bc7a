package io.waybill.cli;

import io.waybill.validation.SettingKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time to come, as a person writes it on this machine. */
final class When implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
        return of(text, ZonedDateTime.now());
    }

    /** @throws TypeConversionException for a text that is no time */
    static Instant of(String text, ZonedDateTime now) {
        try {
            if (text.matches("\\d\\d?:\\d\\d")) {
                LocalTime time = LocalTime.parse(text.length() == "8:00".length() ? "0" + text : text);
                ZonedDateTime today = now.with(time);
                return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
            }
            if (SettingKind.TIME.wrong(text).isEmpty()) {
                return now.toInstant().plusMillis(SettingKind.millis(text));
            }
            return text.endsWith("Z")
                    ? Instant.parse(text)
                    : LocalDateTime.parse(text.replace(' ', 'T'))
                            .atZone(now.getZone())
                            .toInstant();
        } catch (DateTimeParseException e) {
            throw new TypeConversionException(
                    "A time must be such as 18:00, 2026-11-23T18:00 or 90m from now, and is '" + text + "'");
        }
    }
}
