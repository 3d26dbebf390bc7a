package io.waybill.arrival;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileOperations;

/** The files of a folder of this machine, the oldest first. */
public final class FolderSource extends ArrivalSource<File> {
    private static final int MOST_AT_A_LOOK = 5_000;

    private final Map<String, Sight> found = new HashMap<>();
    private Set<String> folders = Set.of();
    private Path folder;
    private boolean recursive;

    @Override
    public String name() {
        return folder.toString();
    }

    @Override
    boolean look(Endpoint endpoint) throws IOException {
        found.clear();
        FolderLook look = new FolderLook(
                folder,
                Math.min(MOST_AT_A_LOOK, room()),
                rules().followsLinks(),
                path -> recursive && isLookedInto(path),
                file -> wants(file, this::exists));
        Iterable<Sight> oldest = look.found();
        folders = look.folders();
        oldest.forEach(file -> found.put(folder.resolve(file.path()).toString(), file));
        return true;
    }

    private boolean exists(String path) {
        return Files.exists(folder.resolve(path));
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        return file.isDirectory() ? folders.contains(path(file)) : found.containsKey(path(file));
    }

    @Override
    Sight sight(GenericFile<File> file) {
        return found.get(path(file));
    }

    private static String path(GenericFile<File> file) {
        return file.getFile().getAbsolutePath();
    }

    @Override
    ArrivedFile arrived(GenericFileOperations<File> operations, Sight seen) {
        Path path = folder.resolve(seen.path());
        try {
            Sight now = FolderLook.sight(path, seen.path(), rules().followsLinks());
            return now.isSame(seen)
                    ? new FolderFile(path, seen.folder(), seen.size(), seen.modified(), seen.key())
                    : null;
        } catch (IOException gone) {
            return null;
        }
    }

    @Override
    void clear(Sight file, Afterwards how, String doneFile) throws IOException {
        Path path = folder.resolve(file.path());
        // What lies there by now may be the next file of the same name.
        if (!FolderLook.sight(path, file.path(), rules().followsLinks()).isSame(file)) {
            return;
        }
        if (how == Afterwards.DELETE) {
            Files.delete(path);
        } else {
            move(path, file);
        }
        if (!doneFile.isEmpty()) {
            Files.deleteIfExists(folder.resolve(doneFile));
        }
    }

    private void move(Path path, Sight file) throws IOException {
        LocalDateTime now = LocalDateTime.ofInstant(Instant.now(), ZoneId.systemDefault());
        Path day = folder.resolve(moveTo()).resolve(now.toLocalDate().toString());
        Path target = day.resolve(file.path());
        if (Files.exists(target)) {
            target = day.resolve(DateTimeFormatter.ofPattern("HHmmss.SSS").format(now))
                    .resolve(file.path());
        }
        Files.createDirectories(target.getParent());
        Files.move(path, target);
    }

    /**
     * The folder that is watched.
     *
     * @throws IllegalArgumentException where a file has its place
     */
    public void setFolder(String folder) {
        this.folder = Path.of(folder).toAbsolutePath().normalize();
        if (Files.exists(this.folder) && !Files.isDirectory(this.folder)) {
            throw new IllegalArgumentException("A watched folder must be a folder, and a file is at " + this.folder);
        }
    }

    /** Whether the folders in it are watched too. */
    public void setRecursive(boolean recursive) {
        this.recursive = recursive;
    }
}
