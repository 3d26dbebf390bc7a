package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.arrival.Sight.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files the rules take, and what they say of the others. */
class ArrivalRulesTest {
    private static final long NOW = 1_000_000;

    private final ArrivalRules rules = new ArrivalRules();

    @ParameterizedTest
    @ValueSource(
            strings = {"soil.csv", "a/b/soil.csv", "part", "tmp", "soil.csv.gz", "-", " ", "a.partner", "ü", "\u202e"})
    void anOrdinaryFileIsTaken(String path) {
        assertThat(judge(file(path))).isEqualTo(Verdict.TAKE);
    }

    @ParameterizedTest
    @ValueSource(strings = {".soil.csv", ".part", ".hidden/soil.csv", "a/.b/c"})
    void aHiddenFileIsPassed(String path) {
        assertThat(judge(file(path)).kind()).isEqualTo(Verdict.Kind.PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soil.csv.part", "soil.tmp", "a/soil.filepart"})
    void aFileThatIsStillWrittenByItsNameIsNotYetTaken(String path) {
        assertThat(judge(file(path)).kind()).isEqualTo(Verdict.Kind.LATER);
    }

    @ParameterizedTest
    @CsvSource({
        "*.csv, '', soil.csv, TAKE",
        "*.csv, '', soil.CSV, PASSED",
        "'*.csv, *.txt', '', a/soil.txt, TAKE",
        "raw/**/*.csv, '', raw/2026/11/soil.csv, TAKE",
        "raw/**/*.csv, '', soil.csv, PASSED",
        "'*', draft*, draft-soil.csv, PASSED",
        "'*', 'draft*', soil-draft.csv, TAKE",
        "'soil-????.csv', '', soil-2026.csv, TAKE",
        "'soil-????.csv', '', soil-26.csv, PASSED",
    })
    void patternsSayWhichNamesAreTaken(String include, String exclude, String path, Verdict.Kind kind) {
        rules.setInclude(include);
        rules.setExclude(exclude);

        assertThat(judge(file(path)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "${file:name}.done, soil.csv, soil.csv.done, TAKE",
        "${file:name}.done, soil.csv, soil.done, LATER",
        "${file:name.noext}.ok, soil.csv, soil.ok, TAKE",
        "${file:name.noext}.ok, a/b.c/soil.x.csv, a/b.c/soil.x.ok, TAKE",
        "${file:name.noext}.ok, a/soil.csv, soil.ok, LATER",
        "ready-${file:name}, soil.csv, ready-soil.csv, TAKE",
        "${file:name}.done, soil.csv.done, soil.csv.done, PASSED",
        "ready-${file:name}, ready-soil.csv, '', PASSED",
    })
    void aDoneFileSaysThatAnotherIsDone(String doneFile, String path, String there, Verdict.Kind kind) {
        rules.setDoneFile(doneFile);

        Verdict verdict = rules.judge(file(path), () -> NOW, NOW, there::equals);

        assertThat(verdict.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"send, TAKE", "skip, PASSED", "reject, LEFT"})
    void anEmptyFileIsTreatedAsTheRouteSays(String emptyFiles, Verdict.Kind kind) {
        rules.setEmptyFiles(emptyFiles);

        assertThat(judge(new Sight("soil.csv", Kind.FILE, 0, 1, "", true, NOW)).kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"1KiB, 1024, TAKE", "1KiB, 1025, LEFT"})
    void aFileAboveTheLargestSizeIsLeft(String largest, long size, Verdict.Kind kind) {
        rules.setMaxSize(largest);

        assertThat(judge(new Sight("soil.csv", Kind.FILE, size, 1, "", true, NOW))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aFileMustBeAsOldAsTheRouteSays() {
        rules.setMinAge("10m");

        assertThat(judge(new Sight("soil.csv", Kind.FILE, 1, NOW - 600_000, "", true, NOW)))
                .isEqualTo(Verdict.TAKE);
        assertThat(judge(new Sight("soil.csv", Kind.FILE, 1, NOW - 599_999, "", true, NOW))
                        .why())
                .contains("minAge");
    }

    @Test
    void aFileMustBeUnchangedForAsLongAsTheRouteSays() {
        rules.setStableFor("5s");

        assertThat(rules.judge(file("soil.csv"), () -> 5_000, NOW, path -> false))
                .isEqualTo(Verdict.TAKE);
        assertThat(rules.judge(file("soil.csv"), () -> 4_999, NOW, path -> false)
                        .why())
                .contains("4.999 s", "5.0 s", "stableFor");
    }

    @Test
    void aLinkIsLeftAndOneThatLeadsNowhereToo() {
        Sight link = new Sight("soil.csv", Kind.LINK, 5, 1, "", true, NOW);
        assertThat(judge(link).why()).contains("links: leave");

        rules.setLinks("follow");

        assertThat(judge(link).why()).contains("leads to no file");
    }

    @Test
    void whatIsNoFileOrCannotBeReadOrNamedIsLeft() {
        assertThat(judge(new Sight("pipe", Kind.OTHER, 0, 1, "", true, NOW)).why())
                .contains("pipe");
        assertThat(judge(new Sight("soil.csv", Kind.FILE, 1, 1, "", false, NOW)).why())
                .contains("may not read");
        assertThat(judge(file("soil\uFFFD.csv")).why()).contains("UTF-8");
    }

    private Verdict judge(Sight file) {
        return rules.judge(file, () -> NOW, NOW, path -> false);
    }

    private static Sight file(String path) {
        return new Sight(path, Kind.FILE, 1, 1, "", true, NOW);
    }
}
