package io.waybill.sandbox;

import io.waybill.chunk.Digests;
import io.waybill.sandbox.Dc21Registry.User;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The taking of files by the DC21 stand-in: a name that is taken already gets a number, and a file whose time overlaps
 * with another's is saved as an error, with HTTP 200.
 *
 * <p>Source: the protocol page of DC21, "5 File Create".
 */
final class Dc21Uploads {
    private static final Set<String> TYPES = Set.of("RAW", "PROCESSED", "CLEANSED", "UNKNOWN");

    private final Dc21Registry registry;
    private final Path folder;
    private final Set<String> overlapping = ConcurrentHashMap.newKeySet();

    Dc21Uploads(Dc21Registry registry, Path folder) throws IOException {
        this.registry = registry;
        this.folder = Files.createDirectories(folder.resolve("files"));
    }

    /** A file of that name cannot be told from others by its times. */
    void overlaps(String name) {
        overlapping.add(name);
    }

    Reply create(Dc21Visit visit, RailsParameters parameters, User user) throws IOException {
        List<String> wrong = wrong(visit, parameters);
        if (!wrong.isEmpty()) {
            return Dc21Desk.json(400, Map.of("messages", wrong));
        }
        List<String> messages = new ArrayList<>();
        String sent = visit.form().nameOfFile();
        String name = free(sent);
        Dc21File file = registry.add(
                name,
                parameters.text("type").orElseThrow(),
                user.email(),
                Dc21Update.experiment(parameters).orElseThrow());
        keep(file, visit.form().spool());
        new Dc21Update(registry, parameters, file).runForCreate();
        long unknown = parameters.arrayOrText("access_groups").orElse(List.of()).stream()
                .filter(group -> !registry.accessGroups.contains(group))
                .count();
        if (unknown > 0) {
            messages.add(unknown + (unknown == 1 ? " access group does not" : " access groups do not")
                    + " exist in the system");
        }
        if (!name.equals(sent)) {
            messages.add("A file already existed with the same name. File has been renamed.");
        }
        if (overlapping.contains(sent)) {
            file.failed();
            messages.add(
                    "File cannot safely replace existing files. File has been saved with type ERROR. Overlaps with "
                            + registry.files().get(0).name());
        }
        return done(file, messages);
    }

    private static Reply done(Dc21File file, List<String> messages) {
        Map<String, Object> done = new LinkedHashMap<>();
        done.put("file_id", file.id());
        done.put("messages", messages.isEmpty() ? List.of("File uploaded successfully.") : messages);
        done.put("file_name", file.name());
        done.put("file_type", file.type());
        return Dc21Desk.json(200, done);
    }

    private List<String> wrong(Dc21Visit visit, RailsParameters parameters) {
        List<String> messages = new ArrayList<>();
        Optional<String> experiment = Dc21Update.experiment(parameters).filter(text -> !text.isEmpty());
        if (experiment.isEmpty()) {
            messages.add("Experiment id is required");
        } else if (!registry.experiments.contains(experiment.get())) {
            messages.add("Supplied org level 2 id does not exist");
        }
        if (parameters.has("file")) {
            messages.add("Supplied file was not a valid file");
        } else if (!visit.form().hasFile()) {
            messages.add("File is required");
        }
        Optional<String> type = parameters.text("type").filter(text -> !text.isEmpty());
        if (type.isEmpty()) {
            messages.add("File type is required");
        } else if (!TYPES.contains(type.get())) {
            messages.add("File type not recognised");
        }
        new Dc21Update(registry, parameters, Dc21File.NONE)
                .wrongForCreate().stream()
                        .filter(message -> !messages.contains(message))
                        .forEach(messages::add);
        return messages;
    }

    private String free(String name) {
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
        String ending = name.substring(stem.length());
        String free = name;
        for (int number = 1; registry.named(free).isPresent(); number++) {
            free = stem + "_" + number + ending;
        }
        return free;
    }

    private void keep(Dc21File file, Spool spool) throws IOException {
        Path path = folder.resolve(Long.toString(file.id()));
        MessageDigest digest = Digests.sha256();
        try (InputStream in = spool.read();
                OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
            in.transferTo(out);
        }
        file.holds(path, spool.size(), HexFormat.of().formatHex(digest.digest()));
    }
}
