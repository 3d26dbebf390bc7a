package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    Path folder;

    @Test
    void theDemoDeliversEveryFileAndTwiceInTheSamePlace() throws Exception {
        demo();

        List<String> lines = demo();

        assertThat(lines)
                .filteredOn(line -> line.startsWith("DELIVERED"))
                .hasSize(14)
                .anySatisfy(line -> assertThat(line).contains("Grüne Wiese \"Nord\".csv"))
                .anySatisfy(line -> assertThat(line).contains("survey-to-create.csv", "datatile-create"))
                .anySatisfy(line -> assertThat(line).contains("survey-to-reload.csv", "datatile-reload"))
                .anySatisfy(line -> assertThat(line).contains("survey-to-append.csv", "datatile-append"))
                .anySatisfy(line -> assertThat(line).contains("interviews.xml", "workspace"))
                .anySatisfy(line -> assertThat(line).contains("rain-2026.csv", "dc21"))
                .anySatisfy(line -> assertThat(line).contains("new-labels.csv", "dc21-metadata"));
        assertThat(lines).anyMatch(line -> line.startsWith("All 14 files are delivered"));
        assertThat(lines).noneMatch(line -> line.contains("WARN") || line.contains("INFO"));
        assertThat(folder.resolve("data/demo/received/sensor-log.bin")).hasSize(200L << 20);
    }

    @Test
    void aFolderThatIsNoDemosIsLeftAlone() throws Exception {
        Path precious = Files.createDirectories(folder.resolve("data/demo")).resolve("precious");
        Files.writeString(precious, "mine");

        Process demo = start();

        assertThat(demo.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(demo.exitValue()).isEqualTo(2);
        assertThat(precious).hasContent("mine");
    }

    private List<String> demo() throws Exception {
        Process demo = start();
        assertThat(demo.waitFor(5, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(folder.resolve("out"));
        assertThat(demo.exitValue()).describedAs(String.join("\n", lines)).isZero();
        return lines;
    }

    private Process start() throws Exception {
        return new ProcessBuilder(Path.of("waybill").toAbsolutePath().toString(), "demo")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }
}
