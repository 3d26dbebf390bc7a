package io.waybill.cli;

import io.waybill.console.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the pushing of a folder came to: how many files ended how, what failed, and what was left out and why. */
final class PushTally {
    private static final int MOST_NAMES = 10;
    private static final Map<Integer, String> WORDS = Map.of(
            ExitCode.DELIVERED, "delivered", ExitCode.DEAD, "dead", ExitCode.UNFINISHED, "held, waiting or in doubt");

    private final Map<Integer, Long> ends = new TreeMap<>();
    private final Map<String, List<String>> leftOut = new TreeMap<>();
    private final List<String> failed = new ArrayList<>();

    /** A file's end, as the exit code of a push of it alone. */
    void ended(int code) {
        ends.merge(code, 1L, Long::sum);
    }

    /** @param why in the plural: what it is one of */
    void leftOut(String why, String name) {
        leftOut.computeIfAbsent(why, first -> new ArrayList<>()).add(name);
    }

    /** Something of the folder could not be handed over. */
    void failed(String why) {
        failed.add(why);
    }

    /** What to print, line by line. */
    Stream<String> lines() {
        long files = ends.values().stream().mapToLong(Long::longValue).sum();
        String how = ends.entrySet().stream()
                .map(end -> end.getValue() + " " + WORDS.get(end.getKey()))
                .collect(Collectors.joining(", "));
        return Stream.of(
                        Stream.of(Words.files(files) + " handed over" + (how.isEmpty() ? "" : ": " + how)),
                        leftOut.entrySet().stream()
                                .map(entry -> "Left out, " + entry.getKey() + ": " + names(entry.getValue())),
                        failed.stream().limit(MOST_NAMES).map(why -> "Not handed over: " + Words.plain(why)),
                        Stream.of("Not handed over: " + (failed.size() - MOST_NAMES) + " more")
                                .filter(line -> failed.size() > MOST_NAMES))
                .flatMap(lines -> lines);
    }

    /** The worst end; 2 where all ended well, and something could not be handed over. */
    int exitCode() {
        return Stream.of(ExitCode.DEAD, ExitCode.UNFINISHED)
                .filter(ends::containsKey)
                .findFirst()
                .orElse(failed.isEmpty() ? ExitCode.DELIVERED : ExitCode.WRONG_USAGE);
    }

    private static String names(List<String> names) {
        String some =
                names.stream().sorted().limit(MOST_NAMES).map(Words::plain).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? some + " and " + (names.size() - MOST_NAMES) + " more" : some;
    }
}
