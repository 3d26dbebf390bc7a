package io.waybill;

import io.waybill.sandbox.DatatileStandIn;
import io.waybill.sandbox.Imported;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The demo's DATATILE: a stand-in with a folder and two databases, and a copy of the shipped route for each mode, made as
 * a team makes one for its second database.
 */
final class DemoDatatile implements DemoTarget {
    private static final String SHIPPED = "/shipped/routes/datatile.camel.yaml";
    private static final Duration JOB = Duration.ofMillis(1_500);
    private static final List<String> MODES = List.of("create", "reload", "append");

    private final DatatileStandIn standIn;
    private final DemoFolder folder;
    private final Path token;

    DemoDatatile(DemoFolder folder) throws IOException {
        this.folder = folder;
        String secret = UUID.randomUUID().toString();
        token = Files.writeString(folder.resolve("datatile-token"), secret);
        standIn = DatatileStandIn.start(0, folder.resolve("datatile"))
                .token(secret)
                .jobsTake(JOB);
        standIn.folder(hash("create")).database(hash("reload")).database(hash("append"));
    }

    @Override
    public String line() {
        return "DATATILE:     " + standIn.baseUrl()
                + ", create, reload and append, each followed to the end of its job";
    }

    /** A sample file for each mode. */
    @Override
    public List<DemoFile> files() throws IOException {
        List<DemoFile> files = new ArrayList<>();
        for (String mode : MODES) {
            files.add(DemoFile.survey(folder.resolve("inbox-datatile-" + mode), "survey-to-" + mode + ".csv"));
        }
        return files;
    }

    /** The shipped route, once for each mode. */
    @Override
    public List<Path> routes() throws IOException {
        List<Path> routes = new ArrayList<>();
        try (InputStream in = DemoDatatile.class.getResourceAsStream(SHIPPED)) {
            String shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String mode : MODES) {
                Path file = folder.resolve("datatile-" + mode + ".camel.yaml");
                routes.add(Files.writeString(file, shipped.replaceAll("datatile(?!-sink)", "datatile-" + mode)));
            }
        }
        return routes;
    }

    /** {@code settings} with those of each copy of the route. */
    @Override
    public Settings into(Settings settings) {
        Settings changed = settings;
        for (String mode : MODES) {
            String prefix = "datatile-" + mode + ".";
            changed = changed.with(prefix + "baseUrl", standIn.baseUrl())
                    .with(prefix + "inbox", inbox(mode).toString())
                    .with(prefix + "schedule", settings.text("datatile.schedule"))
                    .with(prefix + "mode", mode)
                    .with(prefix + "hash", hash(mode))
                    .with(prefix + "token", "file:" + token.toAbsolutePath())
                    .with(prefix + "statusUrl", standIn.statusUrl())
                    .with(prefix + "bandwidth", settings.text("datatile.bandwidth"));
        }
        return changed;
    }

    /** Of what it says it has processed. */
    @Override
    public boolean holds(DemoFile sample) {
        return standIn.imports().stream()
                .filter(file -> file.filename().equals(sample.name()) && file.ended() && !file.failed())
                .map(Imported::sha256)
                .anyMatch(sample.sha256()::equals);
    }

    private Path inbox(String mode) {
        return folder.resolve("inbox-datatile-" + mode).toAbsolutePath();
    }

    private static String hash(String mode) {
        return "demo-" + (mode.equals("create") ? "folder" : "database-to-" + mode);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
