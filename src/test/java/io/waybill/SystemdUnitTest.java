package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unit for systemd, judged by systemd. */
class SystemdUnitTest {
    private static final ProjectFile UNIT = ProjectFile.at("deploy/systemd/waybill.service");
    /** Tenths; 100 is an open house, and 20 is what systemd calls OK. */
    private static final int EXPOSURE = 20;
    /** Camel's share of a stop, and that of the thread that hangs up after it. */
    private static final long CAMELS_SECONDS = 8 + 5;

    @TempDir
    Path folder;

    @BeforeEach
    void systemdIsHere() {
        RealPart.program("systemd-analyze", "apt-get install systemd");
    }

    /** With our launcher in the place of /opt/waybill/waybill, which is not on every machine. */
    private List<String> analyze(int code, String unit, String... arguments) throws Exception {
        String here = unit.replace(
                "/opt/waybill/waybill", Path.of("waybill").toAbsolutePath().toString());
        Path file = Files.writeString(folder.resolve("waybill.service"), here);
        List<String> command = new ArrayList<>(List.of("systemd-analyze"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(code);
        return Files.readAllLines(out);
    }

    @Test
    void systemdFindsNothingWrongWithIt() throws Exception {
        assertThat(analyze(0, UNIT.text(), "verify", "--man=no")).isEmpty();
    }

    @Test
    void systemdWouldFindAMisspeltLine() throws Exception {
        String misspelt = UNIT.text().replace("PrivateTmp=", "PrivatTmp=");

        assertThat(analyze(0, misspelt, "verify", "--man=no")).anyMatch(line -> line.contains("PrivatTmp"));
    }

    @Test
    void systemdCallsItsExposureOk() throws Exception {
        analyze(0, UNIT.text(), "security", "--offline=true", "--no-pager", "--threshold=" + EXPOSURE);
    }

    @Test
    void itIsGivenLongerToStopThanWaybillTakes() {
        long patience = Settings.shipped().millis("waybill.stop.patience") / 1_000;
        long given = UNIT.found("^TimeoutStopSec=(\\d+)s$")
                .mapToLong(Long::parseLong)
                .sum();

        assertThat(given).isGreaterThan(patience + CAMELS_SECONDS);
    }

    @Test
    void aWrongSettingIsNotTriedAgain() {
        assertThat(UNIT.found("^RestartPreventExitStatus=(.+)$"))
                .containsExactly(Integer.toString(ExitCode.WRONG_USAGE));
    }
}
