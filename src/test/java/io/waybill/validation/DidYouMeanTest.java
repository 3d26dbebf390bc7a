package io.waybill.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {
    private static final List<String> NAMES = List.of("dataset", "folder", "from", "schedule", "token", "uri");

    @ParameterizedTest
    @CsvSource({
        "datset, ; did you mean dataset?",
        "Folder, ; did you mean folder?",
        "frm, ; did you mean from?",
        "shcedule, ; did you mean schedule?",
        "url, ; did you mean uri?",
        "password, ''",
        "x, ''",
    })
    void theNameNextToWhatWasWrittenIsMeant(String given, String meant) {
        assertThat(DidYouMean.of(given, NAMES)).isEqualTo(meant);
    }
}
