package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentTwiceTest {
    private static Call call(String phase, String upload, long offset, long bytes) {
        return new Call(1, 0, phase, "", "", "", bytes, 204, "", 1, upload, offset, -1, -1);
    }

    /** Patches of one upload, each as OFFSET+BYTES. */
    private static List<Call> patches(String sent) {
        return Stream.of(sent.split(" "))
                .map(piece -> piece.split("\\+"))
                .map(piece -> call("patch", "one", Long.parseLong(piece[0]), Long.parseLong(piece[1])))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "0+4, 0",
        "0+4 4+4, 0",
        "0+4 0+4, 4",
        "0+4 0+4 0+4, 8",
        "0+4 3+4, 1",
        "3+4 0+4, 1",
        "0+10 2+3, 3",
        "0+2 8+2, 0",
        "0+2 8+2 0+10, 4",
        "0+4 4+0 4+4, 0"
    })
    void bytesAreCountedEachTimeTheyComeAgain(String sent, long twice) {
        assertThat(SentTwice.count(patches(sent))).isEqualTo(twice);
    }

    @Test
    void uploadsAreCountedEachForItself() {
        List<Call> calls = List.of(call("patch", "one", 0, 4), call("patch", "other", 0, 4));

        assertThat(SentTwice.count(calls)).isZero();
    }

    @Test
    void onlyPatchesWithAnOffsetCount() {
        List<Call> calls = List.of(
                call("patch", "one", -1, 4),
                call("patch", "one", -1, 4),
                call("transfer", "one", 0, 4),
                call("transfer", "one", 0, 4));

        assertThat(SentTwice.count(calls)).isZero();
    }
}
