package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileIdentityTest {
    private static final FileIdentity FILE = identity("soil", "/inbox/a.csv", 100, 5);

    @Test
    void theSameFileForTheSameDestinationHasTheSameIdTodayAndAfterACrash() {
        assertThat(identity("soil", "/inbox/a.csv", 100, 5).id())
                .isEqualTo(FILE.id())
                .matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({
        "air, /inbox/a.csv, 100, 5",
        "soil, /inbox/b.csv, 100, 5",
        "soil, /inbox/a.csv, 101, 5",
        "soil, /inbox/a.csv, 100, 6",
        "soil/inbox, /a.csv, 100, 5"
    })
    void anyOtherFileOrDestinationHasAnotherId(String destination, String source, long size, long modified) {
        assertThat(identity(destination, source, size, modified).id()).isNotEqualTo(FILE.id());
    }

    @Test
    void sizeAndTimeDoNotRunIntoEachOther() {
        assertThat(identity("soil", "/inbox/a.csv", 1, 23).id())
                .isNotEqualTo(identity("soil", "/inbox/a.csv", 12, 3).id());
    }

    @Test
    void anIdIsTheOneThatEarlierLedgersHave() {
        assertThat(FILE.id()).isEqualTo("0abcb9cc54e5b253ce141ff78b6912bc");
    }

    private static FileIdentity identity(String destination, String source, long size, long modified) {
        return new FileIdentity(destination, List.of(source, Long.toString(size), Long.toString(modified)));
    }
}
