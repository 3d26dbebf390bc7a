package io.waybill;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** A program or file of others that some tests run against: without it they are skipped, or fail where CI is true. */
public final class RealPart {
    private RealPart() {}

    public static void program(String name, String install) {
        boolean found = Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
        must(found, name + " must be on the PATH", install);
    }

    public static void file(Path file, String install) {
        must(Files.exists(file), file + " must be there", install);
    }

    /** A test that needs a right that this process may not have, such as root's, is skipped without it, everywhere. */
    public static void forbidden(String reason) {
        Assumptions.abort(reason);
    }

    public static void missing(String reason, Throwable cause) {
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(reason, cause);
        }
        Assumptions.abort(reason);
    }

    private static void must(boolean present, String demand, String install) {
        if (!present) {
            missing(demand + ", and is not; it comes with: " + install, null);
        }
    }
}
