package io.waybill;

import io.waybill.cli.Told;
import io.waybill.console.Json;
import io.waybill.secret.Redaction;
import io.waybill.secret.Token;
import io.waybill.validation.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What somebody elsewhere needs to understand what is wrong here, in one file, without the secrets. */
final class SupportBundle {
    /** Wherever it stands in settings and routes: what it leads to is a secret. */
    private static final Pattern REFERENCE = Pattern.compile("\\b(?:env|file|property):[^\\s\"',}]+");

    private final Map<String, String> files = new LinkedHashMap<>();

    /** @param told empty where no Waybill runs, and none has left a ledger */
    SupportBundle(Settings settings, List<Path> routes, List<Finding> findings, Optional<Told> told)
            throws IOException {
        conceal(settings, String.join("\n", settings.all().values()));
        files.put("about.txt", about(told));
        files.put("settings.properties", lines(new TreeMap<>(settings.all())));
        for (Path route : routes) {
            String text = Files.readString(route);
            conceal(settings, text);
            files.put("routes/" + route.getFileName(), text);
        }
        files.put("wrong.txt", findings.stream().map(finding -> finding + "\n").collect(Collectors.joining()));
        told.ifPresent(this::tell);
    }

    private void tell(Told told) {
        files.put("status.json", Json.pretty(told.status()));
        files.put("history.json", Json.pretty(told.history()));
        told.waybills().forEach(waybill -> files.put("waybills/" + waybill.id() + ".json", Json.pretty(waybill)));
        files.put("log.txt", String.join("\n", told.log()));
    }

    /** The names of what is in it. */
    List<String> names() {
        return List.copyOf(files.keySet());
    }

    /** @param file that is there, and empty */
    void write(Path file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(Redaction.of(entry.getValue()).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static void conceal(Settings settings, String text) {
        Matcher references = REFERENCE.matcher(text);
        while (references.find()) {
            try {
                Token.of(references.group(), settings.all()::get).read();
            } catch (IllegalStateException leadsNowhere) {
                continue;
            }
        }
    }

    private static String about(Optional<Told> told) {
        Runtime machine = Runtime.getRuntime();
        Map<String, String> about = new LinkedHashMap<>();
        about.put("waybill", String.join(", ", new Main.Version().getVersion()));
        about.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                        + System.getProperty("os.arch") + ", " + machine.availableProcessors() + " processors");
        about.put(
                "state",
                told.map(now -> now.status().running() ? "it runs" : "it does not run, and has left a ledger")
                        .orElse("it does not run, and has left no ledger"));
        about.put(
                "log",
                told.filter(now -> !now.log().isEmpty()).isPresent()
                        ? "the last lines are in log.txt"
                        : "Waybill writes to standard error: add what the journal or the container has of it");
        return lines(about);
    }

    private static String lines(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + " = " + value.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
