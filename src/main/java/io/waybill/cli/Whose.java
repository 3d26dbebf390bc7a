package io.waybill.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which Waybill a command is about: the one with these settings. */
final class Whose {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings that Waybill runs with. Default: application.properties here, if there is one.")
    private Path config;

    Place place(Place.Finder places) {
        return places.apply(config);
    }
}
