package io.waybill;

import io.waybill.sandbox.Dc21StandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The demo's DC21: a stand-in with a hundred files, one more with its metadata, and a table that updates the hundred. */
final class DemoDc21 implements DemoTarget {
    private static final String USER = "demo@farm.example";
    private static final String UPLOAD = "rain-2026.csv";
    private static final String UPDATES = "new-labels.csv";
    private static final String DESCRIPTION = "Rain of the north field, 2026";
    private static final int FILES = 100;

    private final Dc21StandIn standIn;
    private final Path inbox;
    private final Path updates;
    private final Path token;

    DemoDc21(DemoFolder folder) throws IOException {
        String secret = UUID.randomUUID().toString();
        inbox = folder.resolve("inbox-dc21");
        updates = folder.resolve("inbox-dc21-updates");
        token = Files.writeString(folder.resolve("dc21-token"), secret);
        standIn = Dc21StandIn.start(0, folder.resolve("dc21"))
                .user(USER, secret)
                .experiments("1")
                .tags("Rain");
        IntStream.rangeClosed(1, FILES).forEach(number -> standIn.plantFile(name(number), USER, "1"));
    }

    @Override
    public String line() {
        return "DC21:         " + standIn.baseUrl() + ", a file with its metadata, and a table that updates " + FILES
                + " files";
    }

    @Override
    public List<DemoFile> files() throws IOException {
        String table = IntStream.rangeClosed(1, FILES)
                .mapToObj(number -> name(number) + ",Sensor " + number + ",north field|2026,Public")
                .collect(Collectors.joining("\n", "filename,description,label_names,access\n", "\n"));
        return List.of(
                DemoFile.survey(inbox, UPLOAD),
                DemoFile.text(
                        inbox,
                        UPLOAD + ".meta.json",
                        "{\"experiment_id\": 1, \"description\": \"" + DESCRIPTION
                                + "\", \"tag_names\": [\"Rain\"]}\n"),
                DemoFile.text(updates, UPDATES, table));
    }

    @Override
    public Settings into(Settings settings) {
        return settings.with("dc21.baseUrl", standIn.baseUrl())
                .with("dc21.inbox", inbox.toAbsolutePath().toString())
                .with("dc21.updates", updates.toAbsolutePath().toString())
                .with("dc21.token", "file:" + token.toAbsolutePath());
    }

    /** Of files with metadata, what they say is there. */
    @Override
    public boolean holds(DemoFile file) {
        return switch (file.name()) {
            case UPLOAD ->
                standIn.find(UPLOAD)
                        .filter(there -> there.sha256().equals(file.sha256()))
                        .isPresent();
            case UPLOAD + ".meta.json" ->
                standIn.find(UPLOAD)
                        .filter(there -> there.text("description").equals(DESCRIPTION))
                        .isPresent();
            case UPDATES ->
                IntStream.rangeClosed(1, FILES)
                        .allMatch(number -> standIn.find(name(number))
                                .filter(there -> there.text("access").equals("Public")
                                        && there.text("description").equals("Sensor " + number)
                                        && there.list("label_names").equals(List.of("north field", "2026")))
                                .isPresent());
            default -> false;
        };
    }

    private static String name(int number) {
        return "sensor-%03d.dat".formatted(number);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
