package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far an upload has come. */
interface ProgressContract {
    Books books();

    @Test
    default void anUploadBeginsWithNothingAcknowledged() {
        // Given
        Waybill sending = books().sending("w1");

        // When
        books().ledger().begun(sending, Books.UPLOAD, 40);

        // Then
        assertThat(books().find("w1").progress()).isEqualTo(new Progress(true, Books.UPLOAD, 0, 0, 40, 0, 0, 0));
    }

    @Test
    default void anAcknowledgedChunkIsOnRecord() {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().begun(sending, Books.UPLOAD, 40);

        // When
        books().ledger().acknowledged(sending, 40, 80, new Checked(30, 0xFFFF_FFFFL));

        // Then
        Waybill waybill = books().find("w1");
        assertThat(waybill.progress()).isEqualTo(new Progress(true, Books.UPLOAD, 40, 40, 80, 30, 0xFFFF_FFFFL, 0));
        assertThat(waybill.starts()).isZero();
    }

    @Test
    default void bytesAreCountedBeyondFourGibibytes() {
        // Given
        Waybill sending = books().sending("w1");
        long twoTebibytes = 2L << 40;

        // When
        books().ledger().acknowledged(sending, twoTebibytes, twoTebibytes + 1, Checked.NOTHING);

        // Then
        assertThat(books().find("w1").progress().acknowledged()).isEqualTo(twoTebibytes);
        assertThat(books().find("w1").progress().sent()).isEqualTo(twoTebibytes + 1);
    }

    @Test
    default void theHighestByteNeverFalls() {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().acknowledged(sending, 80, 100, Checked.NOTHING);
        books().ledger().beginAnew(sending, "the part is another's");
        books().ledger().begun(sending, Books.UPLOAD, 20);

        // When
        books().ledger().acknowledged(sending, 20, 40, Checked.NOTHING);

        // Then
        assertThat(books().find("w1").progress().acknowledged()).isEqualTo(20);
        assertThat(books().find("w1").progress().highest()).isEqualTo(80);
    }

    @Test
    default void theCommitMarkIsWrittenBeforeTheCall() {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().begun(sending, Books.UPLOAD, 100);
        books().clock().advance(7);

        // When
        books().ledger().committing(sending, new Checked(100, 9));

        // Then
        assertThat(books().find("w1").progress())
                .isEqualTo(new Progress(true, Books.UPLOAD, 100, 100, 100, 100, 9, SettableClock.START + 7));
        assertThat(books().report().timeline("w1"))
                .last()
                .isEqualTo(new Event("w1", 3, SettableClock.START + 7, "committing", "100 bytes acknowledged"));
    }

    @Test
    default void theCommitMarkSurvivesATakeOver() {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().committing(sending, Checked.NOTHING);

        // When
        Waybill taken = books().elsewhere().take(sending, null).orElseThrow();

        // Then
        assertThat(taken.progress().isCommitting()).isTrue();
    }

    @Test
    default void theCommitMarkSurvivesWaitingAndDoubt() {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().committing(sending, Checked.NOTHING);
        Waybill waiting = books().ledger().later(sending, State.WAITING, "no answer", 1, 0);
        Waybill taken = books().ledger().take(waiting, null).orElseThrow();

        // When
        books().ledger().end(taken, State.IN_DOUBT, "no answer");

        // Then
        assertThat(books().find("w1").progress().isCommitting()).isTrue();
    }

    @Test
    default void anAcknowledgementClearsTheCommitMark() {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().committing(sending, Checked.NOTHING);

        // When
        books().ledger().acknowledged(sending, 100, 100, Checked.NOTHING);

        // Then
        assertThat(books().find("w1").progress().isCommitting()).isFalse();
    }

    @Test
    default void beginningAnewForgetsTheUploadAndSaysWhy() {
        // Given
        Waybill sending = books().sending("w1");
        books().ledger().begun(sending, Books.UPLOAD, 50);
        books().ledger().acknowledged(sending, 50, 100, new Checked(50, 3));
        books().ledger().committing(sending, new Checked(50, 3));

        // When
        books().ledger().beginAnew(sending, "the part is another's");

        // Then
        assertThat(books().find("w1").progress()).isEqualTo(new Progress(false, null, 0, 100, 0, 0, 0, 0));
        assertThat(books().report().timeline("w1")).last().satisfies(event -> {
            assertThat(event.what()).isEqualTo("begins anew");
            assertThat(event.detail()).isEqualTo("the part is another's");
        });
    }
}
