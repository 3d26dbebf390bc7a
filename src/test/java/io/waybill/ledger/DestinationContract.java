package io.waybill.ledger;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.Destination.Door;
import org.junit.jupiter.api.Test;

/** Whether a destination takes files, known to every node. */
interface DestinationContract {
    Books books();

    @Test
    default void aDestinationNeverHeardOfIsOpen() {
        // When
        Destination unknown = books().destinations().find("soil");

        // Then
        assertThat(unknown).isEqualTo(new Destination("soil", Door.OPEN, 0, null, 0, 0, 0));
        assertThat(books().destinations().all()).isEmpty();
    }

    @Test
    default void aClosedDestinationSaysWhySinceWhenAndWhenItIsTried() {
        // When
        books().destinations().close("soil", Door.PAUSED, "503", START + 50);

        // Then
        assertThat(books().destinations().find("soil"))
                .isEqualTo(new Destination("soil", Door.PAUSED, START, "503", START + 50, 1, 0));
    }

    @Test
    default void closedAgainItKeepsTheTimeItClosedAt() {
        // Given
        books().destinations().close("soil", Door.PAUSED, "503", START + 50);
        books().clock().advance(60);

        // When
        books().destinations().close("soil", Door.PAUSED, "502", START + 160);

        // Then
        assertThat(books().destinations().find("soil"))
                .isEqualTo(new Destination("soil", Door.PAUSED, START, "502", START + 160, 2, 0));
    }

    @Test
    default void aPauseThatBecomesAHoldBeginsThen() {
        // Given
        books().destinations().close("soil", Door.PAUSED, "503", START + 50);
        books().clock().advance(60);

        // When
        books().destinations().close("soil", Door.HELD, "401", START + 160);

        // Then
        assertThat(books().destinations().find("soil"))
                .isEqualTo(new Destination("soil", Door.HELD, START + 60, "401", START + 160, 2, 0));
    }

    @Test
    default void oneDestinationIsTriedNowAndNoOther() {
        // Given
        books().destinations().close("soil", Door.HELD, "401", START + 500);
        books().destinations().close("air", Door.HELD, "401", START + 500);
        books().destinations().hold("rain", "A person said so");

        // When
        books().destinations().probeNow("soil");
        books().destinations().probeNow("rain");

        // Then
        assertThat(books().destinations().find("soil").probeAt()).isEqualTo(START);
        assertThat(books().destinations().find("air").probeAt()).isEqualTo(START + 500);
        assertThat(books().destinations().find("rain").probeAt()).isEqualTo(Destination.NEVER);
    }

    @Test
    default void openingForgetsTheOutage() {
        // Given
        books().destinations().close("soil", Door.PAUSED, "503", START + 50);
        books().clock().advance(60);

        // When
        boolean opened = books().destinations().open("soil");

        // Then
        assertThat(opened).isTrue();
        assertThat(books().destinations().find("soil"))
                .isEqualTo(new Destination("soil", Door.OPEN, START + 60, null, 0, 0, 0));
    }

    @Test
    default void whatIsOpenIsNotOpenedAgain() {
        // Given
        books().destinations().close("soil", Door.PAUSED, "503", START + 50);
        books().destinations().open("soil");

        // When
        boolean opened = books().destinations().open("soil");

        // Then
        assertThat(opened).isFalse();
        assertThat(books().destinations().open("never heard of")).isFalse();
    }

    @Test
    default void exactlyOneMayProbe() {
        // Given
        books().destinations().close("soil", Door.PAUSED, "503", START);
        Destination seen = books().destinations().find("soil");

        // When
        var both = AtOnce.run(
                () -> books().destinations().mayProbe(seen, START + 50),
                () -> books().destinations().mayProbe(seen, START + 50));

        // Then
        assertThat(both).containsExactlyInAnyOrder(true, false);
        assertThat(books().destinations().find("soil").probeAt()).isEqualTo(START + 50);
    }

    @Test
    default void aDestinationThatHasOpenedMeanwhileIsNotProbed() {
        // Given
        books().destinations().close("soil", Door.PAUSED, "503", START);
        Destination seen = books().destinations().find("soil");
        books().destinations().open("soil");

        // When
        boolean mayProbe = books().destinations().mayProbe(seen, START + 50);

        // Then
        assertThat(mayProbe).isFalse();
        assertThat(books().destinations().find("soil").probeAt()).isZero();
    }

    @Test
    default void theChunkSizeIsRememberedThroughOutages() {
        // Given
        books().destinations().rememberChunkSize("soil", 1L << 33);
        books().destinations().close("soil", Door.PAUSED, "503", START);
        books().destinations().open("soil");

        // When
        books().destinations().rememberChunkSize("air", 1 << 20);

        // Then
        assertThat(books().destinations().all()).extracting(Destination::name).containsExactly("air", "soil");
        assertThat(books().destinations().find("soil").chunkSize()).isEqualTo(1L << 33);
        assertThat(books().destinations().find("air").isOpen()).isTrue();
    }

    @Test
    default void rememberingAChunkSizeOpensNothing() {
        // Given
        books().destinations().close("soil", Door.HELD, "401", START + 9);

        // When
        books().destinations().rememberChunkSize("soil", 4096);

        // Then
        assertThat(books().destinations().find("soil"))
                .isEqualTo(new Destination("soil", Door.HELD, START, "401", START + 9, 1, 4096));
    }

    @Test
    default void whatAPersonHoldsOnlyAPersonResumes() {
        Destinations destinations = books().destinations();
        destinations.hold("soil", "Anna holds it");

        destinations.open("soil");
        destinations.close("soil", Door.PAUSED, "503", START + 50);
        destinations.probeAllNow();

        assertThat(destinations.find("soil"))
                .isEqualTo(new Destination("soil", Door.HELD, START, "Anna holds it", Destination.NEVER, 0, 0));
        assertThat(destinations.resume("soil")).isTrue();
        assertThat(destinations.find("soil").isOpen()).isTrue();
    }

    @Test
    default void aPersonResumesWhatWasClosedByItself() {
        books().destinations().close("soil", Door.HELD, "401", START + 50);

        boolean resumed = books().destinations().resume("soil");

        assertThat(resumed).isTrue();
        assertThat(books().destinations().find("soil").isOpen()).isTrue();
        assertThat(books().destinations().resume("soil")).isFalse();
    }
}
