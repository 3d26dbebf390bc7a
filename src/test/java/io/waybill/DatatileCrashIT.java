package io.waybill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of files for DATATILE when the process is killed, at a named point or at any instant. */
class DatatileCrashIT {
    private static final int SEEDS = Integer.getInteger("waybill.crash.datatile", 2);
    private static final int LONGEST_MILLIS = 1_200;

    @TempDir
    Path home;

    static Stream<Arguments> points() {
        return Stream.of("create", "reload", "append")
                .flatMap(mode -> Stream.of(CrashPoint.values())
                        .filter(point -> point == CrashPoint.AFTER_THE_COMMIT_MARK
                                || point.name().matches(".*(UPLOAD|_JOB).*"))
                        .map(point -> Arguments.of(mode, point)));
    }

    @ParameterizedTest
    @MethodSource("points")
    void aKillLosesNothingAndSendsNothingTwice(String mode, CrashPoint point) throws Exception {
        if (!mode.equals("append")) {
            point.isTriedForThisWayToo();
        }

        try (DatatileFiles files = new DatatileFiles(home, mode, 6)) {
            files.runAndKillAt(point);

            files.runToTheEnd();

            files.assertAllIsInOrder();
        }
    }

    @Test
    void aKillLosesNothingWhereJobsAreNotFollowed() throws Exception {
        try (DatatileFiles files = new DatatileFiles(home, "append", 6)) {
            files.scene.with("datatile.statusUrl", "none");
            files.runAndKillAt(CrashPoint.AFTER_A_JOB_IS_WRITTEN_DOWN);

            files.runToTheEnd();

            files.assertAllIsInOrder();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"create", "reload", "append"})
    void aKillAtAnyInstantLosesNothingAndSendsNothingTwice(String mode) throws Exception {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Path folder = Files.createDirectory(home.resolve("seed-" + seed));
            try (DatatileFiles files = new DatatileFiles(folder, mode, 12)) {
                files.runAndKillAfter(new Random(seed).nextInt(LONGEST_MILLIS));

                files.runToTheEnd();

                files.assertAllIsInOrder();
            }
        }
    }
}
