package io.waybill;

import io.waybill.validation.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A start up to the moment before the first route runs, in a folder of its own that is gone afterwards. */
final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private Rehearsal() {}

    /** What a start would refuse. */
    static List<Finding> of(Settings settings, RouteFiles routes) {
        try {
            Path data = Files.createTempDirectory("waybill-validate");
            Thread end = new Thread(() -> remove(data), "remove");
            Runtime.getRuntime().addShutdownHook(end);
            try {
                Engine.rehearse(settings, routes, data);
                return List.of();
            } catch (WrongSetting wrong) {
                return wrong.findings();
            } finally {
                remove(data);
                Runtime.getRuntime().removeShutdownHook(end);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A folder for temporary files must be there, and is not", e);
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("A folder for the time being could not be removed: {}", e.toString());
        }
    }
}
