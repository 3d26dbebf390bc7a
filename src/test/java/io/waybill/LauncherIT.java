package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher does beside starting Java. */
class LauncherIT {
    private static final Path ARCHIVE = Path.of("target/status.jsa");

    @TempDir
    Path home;

    @Test
    void theFirstOfTheShortCommandsMakesAnArchiveThatTheNextOnesUse() throws Exception {
        RealPart.file(
                Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa"),
                "a JDK with its default class data archive");
        new LedgerOnDisk(home.resolve("data"), Clock.systemUTC()).close();
        Files.deleteIfExists(ARCHIVE);

        String first = status("");
        boolean made = Files.isRegularFile(ARCHIVE);
        String second = status("");
        String withTheArchive = status("-Xshare:on");

        assertThat(made).isTrue();
        assertThat(first).isNotEmpty().isEqualTo(second).isEqualTo(withTheArchive);
    }

    /** With {@code -Xshare:on} Java does not start without its archive. */
    private String status(String options) throws Exception {
        Path config = Files.writeString(
                home.resolve("application.properties"), "waybill.data = " + home.resolve("data") + "\n");
        Path out = home.resolve("out");
        ProcessBuilder builder = new ProcessBuilder("./waybill", "status", "--config", config.toString());
        builder.environment().put("WAYBILL_JAVA_OPTS", options);
        Process process =
                builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
