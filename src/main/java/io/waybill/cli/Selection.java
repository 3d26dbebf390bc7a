package io.waybill.cli;

import io.waybill.console.Wanted;
import io.waybill.ledger.WaybillSearch;
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

    WaybillSearch search() {
        return Wanted.search(to, cause, day == null ? null : day.toString(), ZoneId.systemDefault());
    }

    /** As the API takes it. */
    String query() {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("destination", to);
        query.put("cause", cause);
        query.put("day", day == null ? null : day.toString());
        return query.entrySet().stream()
                .filter(part -> part.getValue() != null)
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
