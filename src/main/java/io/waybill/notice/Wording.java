package io.waybill.notice;

import io.waybill.console.Words;
import io.waybill.ledger.Consignment;
import io.waybill.ledger.Consignment.Kind;
import io.waybill.ledger.Destination;
import io.waybill.ledger.LedgerReport.Taken;
import io.waybill.ledger.Outbox.Contents;
import io.waybill.ledger.State;
import io.waybill.secret.TokenAges;
import io.waybill.secret.TokenLife;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How what is told to people is said: what happened, to how many files, which of them failed and why, and what to do. */
public final class Wording {
    private static final Set<State> FAILED = Set.of(State.DEAD, State.IN_DOUBT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");

    private final String name;
    private final Optional<String> page;
    private final ZoneId zone;
    private final TokenAges tokens;
    private final Clock clock;

    /**
     * @param name of this node
     * @param page where people reach the page
     * @param zone in which times are said
     */
    public Wording(String name, Optional<String> page, ZoneId zone, TokenAges tokens, Clock clock) {
        this.name = name;
        this.page = page;
        this.zone = zone;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** All files of the consignment have ended. */
    Message ended(Consignment consignment, Contents contents) {
        long all = Tally.of(contents).all();
        long failed = Tally.of(contents).in(FAILED);
        String kind = consignment.kind() == Kind.PUSH ? "push" : "run";
        String subject = failed == 0
                ? Words.files(all) + (Tally.of(contents).in(Set.of(State.DELIVERED)) == all ? " delivered" : " ended")
                : failed + " of " + Words.files(all) + " not delivered";
        boolean reservations = contents.troubles().stream().anyMatch(file -> file.state() == State.DELIVERED);
        return message(kind, failed > 0 || reservations, subject + " to " + to(contents), contents)
                .line(came(consignment) + ", and all of it has ended.")
                .files(contents)
                .todo(contents)
                .whole();
    }

    /** Some of its files are on their way for long. */
    Message late(Consignment consignment, Contents contents) {
        long open = Tally.of(contents).open();
        String subject =
                open + " of " + Words.files(Tally.of(contents).all()) + " still on their way to " + to(contents);
        return message("late", true, subject, contents)
                .line(came(consignment) + ", and some of it is still on its way. The end is told too.")
                .files(contents)
                .line("What to do:")
                .line("  ./waybill status    says what they wait for")
                .todo(contents)
                .whole();
    }

    /** Doubts that were not told of before. */
    Message doubts(Contents contents) {
        return message(
                        "doubt",
                        true,
                        Words.files(Tally.of(contents).all()) + " in doubt, for " + to(contents),
                        contents)
                .line("The bytes went and the proof did not come; sent again, a file might be there twice.")
                .files(contents)
                .todo(contents)
                .whole();
    }

    Message held(Destination destination) {
        String name = destination.name();
        Letter letter = message("hold", true, name + " is held: no file goes there", List.of(name), Map.of())
                .line(name + " is held since " + time(Instant.ofEpochMilli(destination.since()))
                        + ". Files are taken in and kept, and none is lost.")
                .line("Why: " + Words.plain(destination.reason()))
                .line("")
                .line("What to do:");
        if (!destination.isHeldByPerson()) {
            tokens.reference(name)
                    .ifPresent(token -> letter.line("  put a token that counts to where it is read from, " + token
                            + (token.startsWith("file:") ? ": it goes on by itself" : ", and start Waybill again")));
        }
        return letter.line("  ./waybill resume " + Words.shell(name) + "    once it may go on")
                .whole();
    }

    Message resumed(Destination destination) {
        String name = destination.name();
        return message("resumed", false, name + " takes files again", List.of(name), Map.of())
                .line(name + " is open since " + time(Instant.ofEpochMilli(destination.since()))
                        + ", and what waited for it is sent.")
                .whole();
    }

    Message token(String destination, TokenLife life, Instant end) {
        String good = end.isBefore(clock.instant()) ? "was good until " : "is good until ";
        return message(
                        "token",
                        true,
                        "the token of " + destination + " " + good + time(end),
                        List.of(destination),
                        Map.of())
                .line("The token " + life.token().reference() + " of " + destination + " " + good + time(end)
                        + (life.isCertain() ? "." : ", by the service's documentation."))
                .line("")
                .line("What to do:")
                .line("  get a new one, and put it to where it is read from")
                .whole();
    }

    private String came(Consignment consignment) {
        return (consignment.kind() == Kind.PUSH ? "A push of " : "A run of ") + Words.plain(consignment.source())
                + " began at " + time(Instant.ofEpochMilli(consignment.begun()));
    }

    private String time(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    private static String to(Contents contents) {
        return contents.counts().stream().map(Taken::destination).distinct().collect(Collectors.joining(", "));
    }

    private Letter message(String kind, boolean trouble, String subject, Contents contents) {
        Map<String, Long> files = new TreeMap<>();
        contents.counts().forEach(count -> files.merge(count.state().name(), count.waybills(), Long::sum));
        List<String> destinations =
                contents.counts().stream().map(Taken::destination).distinct().toList();
        return message(kind, trouble, subject, destinations, files);
    }

    private Letter message(
            String kind, boolean trouble, String subject, List<String> destinations, Map<String, Long> files) {
        return new Letter(new Message(
                kind,
                trouble,
                Words.plain("Waybill " + name + ": " + subject),
                "",
                name,
                clock.instant().toString(),
                destinations,
                files,
                List.of(),
                page.orElse(null)));
    }
}
