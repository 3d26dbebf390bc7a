package io.waybill.notice;

import io.waybill.chunk.ByteSize;
import io.waybill.console.Words;
import io.waybill.ledger.LedgerReport.Taken;
import io.waybill.ledger.Outbox.Contents;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A message whose text is being written, line by line. */
final class Letter {
    private static final Set<State> TROUBLES = Set.of(State.DEAD, State.IN_DOUBT, State.HELD, State.WAITING);

    private final StringBuilder text = new StringBuilder();
    private Message message;

    Letter(Message message) {
        this.message = message;
    }

    Letter line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** How many files are in which state, and the first of those of which a person should read. */
    Letter files(Contents contents) {
        message = message.telling(contents.troubles().stream()
                .map(file -> new Message.File(
                        file.id(),
                        file.file().name(),
                        file.destination(),
                        file.state().name(),
                        file.reason()))
                .toList());
        line("");
        contents.counts().stream()
                .sorted(Comparator.comparing(Taken::state))
                .collect(Collectors.groupingBy(Taken::destination, TreeMap::new, Collectors.toList()))
                .forEach((destination, counts) -> line("To " + destination + ": "
                        + counts.stream().map(Letter::counted).collect(Collectors.joining(", ")) + "."));
        line("");
        contents.troubles().forEach(this::file);
        long more = Tally.of(contents).in(TROUBLES)
                - contents.troubles().stream()
                        .filter(file -> TROUBLES.contains(file.state()))
                        .count();
        return more > 0 ? line("  and " + more + " more").line("") : this;
    }

    private static String counted(Taken count) {
        return Words.files(count.waybills()) + " " + Words.of(count.state())
                + (count.state() == State.DELIVERED ? " (" + ByteSize.of(count.bytes()) + ")" : "");
    }

    private void file(Waybill file) {
        String how = file.state() == State.DELIVERED ? "delivered with reservations" : Words.of(file.state());
        line("  " + Words.plain(file.file().name()));
        line("    " + file.destination() + ", " + how
                + (file.reason() == null ? "" : ": " + Words.plain(file.reason())));
        line("    ./waybill show " + file.id());
        line("");
    }

    /** What a person can do about what was said of {@link #files}. */
    Letter todo(Contents contents) {
        first(contents, State.DEAD).ifPresent(file -> {
            line("What to do about dead letters, once the cause is mended:");
            line("  ./waybill dead-letters list              says why each was given up");
            line("  ./waybill dead-letters replay " + file.id() + "    or discard");
            line("");
        });
        first(contents, State.IN_DOUBT).ifPresent(file -> {
            line("What to do about doubts: look whether the destination has the whole file; then");
            line("  ./waybill doubts list");
            line("  ./waybill doubts resolve " + file.id() + " delivered    or resend");
            line("");
        });
        return this;
    }

    private static Optional<Waybill> first(Contents contents, State state) {
        List<Waybill> all = contents.troubles();
        return all.stream().filter(file -> file.state() == state).findFirst();
    }

    Message whole() {
        if (message.page() != null) {
            line("").line("The page: " + message.page());
        }
        return message.as(message.subject(), text.toString().replaceAll("\n{3,}", "\n\n"));
    }
}
