package io.waybill;

import io.waybill.validation.Findings;
import io.waybill.validation.TextFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The route files of a folder; of none, null, the shipped ones, and more files beside them. */
record RouteFiles(Path folder, List<Path> files) {
    private static final String OWN = "classpath:inside/*.camel.yaml";
    private static final String SHIPPED_ROUTES =
            "classpath:shipped/routes/databank.camel.yaml,classpath:shipped/routes/datatile.camel.yaml"
                    + ",classpath:shipped/routes/workspace.camel.yaml,classpath:shipped/routes/dc21.camel.yaml";
    static final String SHIPPED_POLICY = "classpath:shipped/routes/failure-policy.camel.yaml";

    /** The route files as they were shipped, whatever has been made of them here, and more. */
    static RouteFiles shippedWith(List<Path> more) {
        return new RouteFiles(null, more);
    }

    static RouteFiles in(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> files = all.filter(RouteFiles::isRead).sorted().toList();
            if (files.isEmpty()) {
                throw new WrongSetting("The folder of routes must hold .yaml files, and does not: " + folder);
            }
            return new RouteFiles(folder, files);
        } catch (IOException e) {
            throw new WrongSetting("The folder of routes must be readable, and is not: " + folder, e);
        }
    }

    /** Not for what begins with a dot: an editor puts its own things there while somebody writes. */
    private static boolean isRead(Path file) {
        return file.getFileName().toString().matches("[^.].*\\.ya?ml");
    }

    /** What Camel is to load; the shipped failure policy too where the folder has none. */
    String pattern() {
        String team = String.join(
                ",", files.stream().map(file -> "file:" + file.toAbsolutePath()).toList());
        if (folder == null) {
            return String.join(",", SHIPPED_ROUTES, OWN, SHIPPED_POLICY) + (team.isEmpty() ? "" : "," + team);
        }
        return team + "," + OWN + (files.stream().anyMatch(RouteFiles::hasPolicy) ? "" : "," + SHIPPED_POLICY);
    }

    /** The files that hold routes; there may be Kamelets among the others. */
    List<Path> routes() {
        return files.stream()
                .filter(file -> !file.toString().endsWith(KameletContract.ENDING))
                .toList();
    }

    /** The texts of the files that hold routes; those that cannot be read are among {@code findings}. */
    List<TextFile> texts(Findings findings) {
        return routes().stream()
                .flatMap(file -> TextFile.read(file, findings).stream())
                .toList();
    }

    private static boolean hasPolicy(Path file) {
        return String.valueOf(yaml(file)).contains("id=failure-policy");
    }

    /** What is in a route file. */
    static Object yaml(Path file) {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (IOException | YamlEngineException e) {
            throw new WrongSetting("A route file must be readable YAML, and " + file + " is not: " + e.getMessage(), e);
        }
    }
}
