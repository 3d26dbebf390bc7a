package io.waybill;

import io.waybill.validation.Finding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** The settings and the routes that a command is about. */
final class TeamFiles {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings on top of the shipped ones. Default: application.properties here, if there is one.")
    private Path config;

    @Option(names = "--routes", paramLabel = "DIR", description = "The folder of route files. Default: routes.")
    private Path routes = Path.of("routes");

    /** @throws WrongSetting for a file that cannot be read as settings of ours */
    Settings settings() {
        return settings(config);
    }

    /** The settings, if a Waybill would start with them and the routes. */
    Settings sound() {
        Settings settings = unchecked();
        List<Finding> findings = Inspection.of(settings, routes());
        if (!findings.isEmpty()) {
            throw WrongSetting.of(findings);
        }
        return settings;
    }

    /** As the above, and whoever asks for it looks at the findings. */
    Settings unchecked() {
        return read(config);
    }

    RouteFiles routes() {
        return RouteFiles.in(routes);
    }

    /** @param config null for the file that is here */
    static Settings settings(Path config) {
        return read(config).sound();
    }

    private static Settings read(Path config) {
        Path here = Path.of("application.properties");
        if (config != null) {
            return Settings.read(config);
        }
        return Files.exists(here) ? Settings.read(here) : Settings.shipped();
    }
}
