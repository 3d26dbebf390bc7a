package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The archive that {@code mvn package} makes, unpacked. */
record Distribution(Path home) {
    static final String VERSION = ProjectFile.at("pom.xml")
            .found("^  <version>([^<]+)</version>")
            .findFirst()
            .orElseThrow();

    private static final String NAME = "waybill-" + VERSION;

    /** Unpacks it below {@code folder}, where nobody may write into it then. */
    static Distribution unpackedIn(Path folder) throws Exception {
        Path archive = archive(".tar.gz");
        Process tar = new ProcessBuilder("tar", "-xzf", archive.toAbsolutePath().toString())
                .directory(Files.createDirectories(folder).toFile())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).isZero();
        Distribution unpacked = new Distribution(folder.resolve(NAME));
        for (Path path : unpacked.paths()) {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
            rights.removeAll(PosixFilePermissions.fromString("-w--w--w-"));
            Files.setPosixFilePermissions(path, rights);
        }
        return unpacked;
    }

    /** The archive itself; without one the test is skipped. */
    static Path archive(String ending) {
        Path archive = Path.of("target", NAME + ending);
        RealPart.file(archive, "mvn package");
        return archive;
    }

    Path file(String name) {
        return home.resolve(name);
    }

    /** Every file in it, by its name from the archive's top, and when it was written. */
    TreeMap<String, String> files() {
        TreeMap<String, String> files = new TreeMap<>();
        paths().stream().filter(Files::isRegularFile).forEach(path -> {
            try {
                String name = home.getParent().relativize(path).toString();
                files.put(name, Files.getLastModifiedTime(path).toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return files;
    }

    private List<Path> paths() {
        try (Stream<Path> all = Files.walk(home)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
