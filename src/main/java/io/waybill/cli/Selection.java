package io.waybill.cli;

import io.waybill.console.StatusReport;
import io.waybill.console.Wanted;
import io.waybill.ledger.State;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which waybills a command is about, where it does not name them by id. */
final class Selection {
    @Option(names = "--to", paramLabel = "DESTINATION", description = "Those for one destination.")
    private String to;

    @Option(names = "--cause", paramLabel = "TEXT", description = "Those with this in their reason, whatever its case.")
    private String cause;

    @Option(names = "--day", paramLabel = "DAY", description = "Those that came to it on a day, as 2026-11-21.")
    private LocalDate day;

    boolean isNone() {
        return to == null && cause == null && day == null;
    }

    Wanted in(State state) {
        return Wanted.in(
                state, Wanted.search(to, null, cause, day == null ? null : day.toString(), ZoneId.systemDefault()));
    }

    /** The same as the API takes it. */
    String query(State state) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", state.name());
        query.put("order", "longest");
        query.put("limit", Integer.toString(StatusReport.LISTED));
        query.put("destination", to);
        query.put("cause", cause);
        query.put("day", day == null ? null : day.toString());
        return query.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
