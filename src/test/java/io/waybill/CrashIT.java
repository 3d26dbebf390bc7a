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
    @EnumSource(
            value = CrashPoint.class,
            mode = EnumSource.Mode.MATCH_NONE,
            names = {".*CREATE.*", ".*PATCH.*", ".*ATTACH.*", ".*UPLOAD.*", ".*_FORM.*", ".*_JOB.*"})
    void aKillLosesNothing(CrashPoint point) throws Exception {
        killAndGoOn(point, Generation.STAYS_IN_PLACE, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashPoint.class,
            mode = EnumSource.Mode.MATCH_ANY,
            names = {".*SETUPS.*", ".*A_CHUNK", ".*COMMIT.*", ".*VERIFYS.*"})
    void aKillLosesNothingWhereVerifyMovesTheFile(CrashPoint point) throws Exception {
        point.isTriedForThisWayToo();

        killAndGoOn(point, Generation.MOVES_AT_VERIFY, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashPoint.class,
            mode = EnumSource.Mode.MATCH_ANY,
            names = {".*CREATE.*", ".*PATCH.*", ".*COMMIT.*", ".*ATTACH.*", "AFTER_DELIVERED"})
    void aKillLosesNothingByTusAndLeavesADoubtOnlyWhereTheServerCannotBeAsked(CrashPoint point) throws Exception {
        killAndGoOn(point, Generation.TODAY, point.leavesADoubt() ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = CrashPoint.class,
            mode = EnumSource.Mode.MATCH_ANY,
            names = {".*A_PATCH.*", ".*COMMIT.*", ".*ATTACHS.*"})
    void aKillLosesNothingAndLeavesNoDoubtWhereAttachUsesTheUploadUp(CrashPoint point) throws Exception {
        point.isTriedForThisWayToo();

        killAndGoOn(point, Generation.REWRITE, 0);
    }

    private void killAndGoOn(CrashPoint point, Generation generation, int doubts) throws Exception {
        try (FortyFiles files = new FortyFiles(home, generation)) {
            files.runAndKillAt(point);

            files.runToTheEnd();

            files.assertAllIsInOrder(doubts);
        }
    }
}
