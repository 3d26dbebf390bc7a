package io.waybill.secret;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How old a token is, and how old its service lets one become. The date is told by a setting, or that of the token's own
 * file: whoever gets a new token writes it there.
 *
 * @param life how long a token is good for, by the service's documentation
 * @param told when it was issued; null for the date of its file
 */
public record TokenAge(Token token, Duration life, Instant told) implements TokenLife {
    /** Stands for the date of the token's file. */
    public static final String OF_THE_FILE = "file-date";

    /**
     * @param issued a date, {@code 2026-11-21}, an instant, {@code 2026-11-21T10:00:00Z}, or {@link #OF_THE_FILE}
     * @throws IllegalArgumentException for anything else
     */
    public static TokenAge of(Token token, Duration life, String issued) {
        try {
            Instant told = issued.equals(OF_THE_FILE)
                    ? null
                    : issued.contains("T")
                            ? Instant.parse(issued)
                            : LocalDate.parse(issued)
                                    .atStartOfDay(ZoneId.systemDefault())
                                    .toInstant();
            return new TokenAge(token, life, told);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("tokenIssued must be a date such as 2026-11-21, an instant such as"
                    + " 2026-11-21T10:00:00Z, or " + OF_THE_FILE + ", and is '" + issued + "'");
        }
    }

    @Override
    public Optional<Instant> issued() {
        return told == null ? token.fileDate() : Optional.of(told);
    }

    @Override
    public Optional<Instant> lastsUntil() {
        return issued().map(issued -> issued.plus(life));
    }

    @Override
    public boolean isCertain() {
        return false;
    }
}
