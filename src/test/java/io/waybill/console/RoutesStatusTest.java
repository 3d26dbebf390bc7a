package io.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.console.RoutesStatus.Edit;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person is told of changes that do not run. */
class RoutesStatusTest {
    private static final Instant TAKEN = Instant.parse("2026-11-21T09:12:00Z");
    private static final Instant SEEN = Instant.parse("2026-11-21T10:05:00Z");
    private static final String PLACE = "routes/soil.camel.yaml:12:7: A schedule must be right, and is not";

    private static String at(Instant time) {
        return Words.time(time);
    }

    @Test
    void nothingIsSaidWhereWhatIsThereRuns() {
        assertThat(new RoutesStatus(TAKEN, 3, null, null, null).troubles()).isEmpty();
    }

    @Test
    void aChangeThatIsNotTakenIsNamedWithWhatRuns() {
        Edit edit = new Edit(SEEN, List.of("routes/soil.camel.yaml"), List.of(PLACE));

        assertThat(new RoutesStatus(TAKEN, 0, null, edit, null).troubles())
                .containsExactly("routes/soil.camel.yaml was changed at " + at(SEEN) + " and is not taken: " + PLACE
                        + ". The version of " + at(TAKEN) + " goes on.");
    }

    @Test
    void aSentenceThatEndsWithAQuestionHasNoFullStopToo() {
        Edit edit = new Edit(SEEN, List.of("routes/soil.camel.yaml"), List.of("is 'datset'; did you mean dataset?"));

        assertThat(new RoutesStatus(TAKEN, 0, null, edit, null).troubles())
                .singleElement()
                .asString()
                .contains("dataset? The version");
    }

    @Test
    void ofManyMistakesTheFirstIsSaidAndWhereTheOthersAre() {
        Edit edit = new Edit(SEEN, List.of("routes/a.yaml", "routes/b.yaml"), List.of(PLACE, PLACE));

        assertThat(new RoutesStatus(TAKEN, 0, null, edit, null).troubles())
                .containsExactly("routes/a.yaml, routes/b.yaml were changed at " + at(SEEN) + " and are not taken: "
                        + PLACE + ". There is more: ./waybill validate says all of it. The version of " + at(TAKEN)
                        + " goes on.");
    }

    @Test
    void aChangeThatWaitsIsNamed() {
        Edit edit = new Edit(SEEN, List.of("routes/soil.camel.yaml"), List.of());

        assertThat(new RoutesStatus(TAKEN, 0, edit, null, "It takes a start.").troubles())
                .containsExactly(
                        "routes/soil.camel.yaml was changed at " + at(SEEN) + " and is being taken: it waits until"
                                + " what is on its way has come to a border.",
                        "It takes a start.");
    }
}
