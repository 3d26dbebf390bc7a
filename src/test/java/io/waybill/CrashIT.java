package io.waybill;

import io.waybill.sandbox.Generation;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of forty files when the process is killed at a named point and started again. */
class CrashIT {
    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(CrashPoint.class)
    void aKillLosesNothing(CrashPoint point) throws Exception {
        try (FortyFiles files = new FortyFiles(home, Generation.STAYS_IN_PLACE)) {
            files.runAndKillAt(point);

            files.runToTheEnd();

            files.assertAllIsInOrder();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashPoint.class,
            mode = EnumSource.Mode.MATCH_ANY,
            names = {".*SETUPS.*", "AMID.*", ".*COMMIT.*", ".*VERIFYS.*"})
    void aKillLosesNothingWhereVerifyMovesTheFile(CrashPoint point) throws Exception {
        try (FortyFiles files = new FortyFiles(home, Generation.MOVES_AT_VERIFY)) {
            files.runAndKillAt(point);

            files.runToTheEnd();

            files.assertAllIsInOrder();
        }
    }
}
