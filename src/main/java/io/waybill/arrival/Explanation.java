package io.waybill.arrival;

import io.waybill.ledger.Waybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a folder source would do with a file now, told from its parameters alone. */
public final class Explanation {
    private final Map<String, String> parameters;
    private final Path folder;
    private final ArrivalRules rules;

    /** @param parameters of the folder source, defaults included */
    public Explanation(Map<String, String> parameters) {
        this.parameters = parameters;
        this.folder = Path.of(parameters.get("folder")).toAbsolutePath().normalize();
        this.rules = ArrivalRules.of(parameters);
    }

    /** The folder that is watched. */
    public Path folder() {
        return folder;
    }

    /** When it is looked at next; empty if never again. */
    public Optional<Instant> nextLook(Instant now) {
        return Optional.ofNullable(new Schedule(parameters.get("schedule"), parameters.get("timeZone")).next(now));
    }

    /** True for a folder in the watched one that is looked into. */
    public boolean looksInto(Path inner) {
        String path = folder.relativize(inner).toString();
        String moveTo = parameters.get("moveTo");
        return parameters.get("recursive").equals("true")
                && !path.equals(moveTo)
                && !path.startsWith(moveTo + "/")
                && !inner.getFileName().toString().startsWith(".");
    }

    /** True if {@code file} lies in the folder or below it. */
    public boolean isAbout(Path file) {
        return file.startsWith(folder) && !file.equals(folder);
    }

    /**
     * What becomes of {@code file} at the next look.
     *
     * @throws IOException where there is nothing that can be looked at
     */
    public Verdict of(Path file) throws IOException {
        String path =
                folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        String moveTo = parameters.get("moveTo");
        if (path.startsWith(moveTo + "/")) {
            return Verdict.passed("it lies where files are moved to when they were taken (moveTo: " + moveTo + ")");
        }
        if (path.contains("/") && !parameters.get("recursive").equals("true")) {
            return Verdict.passed("it lies in a folder of the watched one (recursive: false)");
        }
        if (Files.isDirectory(file)) {
            return Verdict.passed("it is a folder");
        }
        Sight now = FolderLook.sight(file, path, rules.followsLinks());
        Sight seen = FolderLook.hasOurClock(folder) ? now : now.unvouched();
        return rules.judge(
                seen, seen::quietMillis, System.currentTimeMillis(), other -> Files.exists(folder.resolve(other)));
    }

    /** True if {@code waybill} was opened for {@code file} as it is now. */
    public static boolean isOf(Waybill waybill, Path file) {
        return FileIdentity.byMetadata(waybill.destination(), FolderFile.of(file, ""))
                .id()
                .equals(waybill.id());
    }

    /** The ledger's mark of a file that was taken and left where it was. */
    public String takenMark(Path file) throws IOException {
        String path = folder.relativize(file).toString();
        return FileIdentity.bySight(rules.key(folder.toString()), FolderLook.sight(file, path, rules.followsLinks()))
                .id();
    }
}
