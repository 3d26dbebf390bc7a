package io.waybill.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.Destination.Door;
import io.waybill.secret.Redaction;
import org.junit.jupiter.api.Test;

/** No secret is written, whatever a service put into its answer. */
interface SecrecyContract {
    String SECRET = "canary-of-the-ledger";
    String TOLD = "the service said " + SECRET;
    String CLEAN = "the service said [secret]";

    Books books();

    @Test
    default void aReasonToWaitHoldsNoSecret() {
        // Given
        Redaction.conceal(SECRET);
        Waybill sending = books().sending("w1");

        // When
        Waybill later = books().ledger().later(sending, State.WAITING, TOLD, 1, 0);

        // Then
        assertThat(later.reason()).isEqualTo(CLEAN);
        assertThat(books().report().timeline("w1"))
                .last()
                .extracting(Event::detail)
                .isEqualTo(CLEAN);
    }

    @Test
    default void aReasonToEndHoldsNoSecret() {
        // Given
        Redaction.conceal(SECRET);
        Waybill sending = books().sending("w1");

        // When
        books().ledger().end(sending, State.DEAD, TOLD);

        // Then
        assertThat(books().find("w1").reason()).isEqualTo(CLEAN);
        assertThat(books().report().timeline("w1"))
                .last()
                .extracting(Event::detail)
                .isEqualTo(CLEAN);
    }

    @Test
    default void aReceiptHoldsNoSecret() {
        // Given
        Redaction.conceal(SECRET);
        Waybill sending = books().sending("w1");

        // When
        books().ledger().delivered(sending, TOLD);

        // Then
        assertThat(books().find("w1").receipt()).isEqualTo(CLEAN);
        assertThat(books().report().timeline("w1"))
                .last()
                .extracting(Event::detail)
                .isEqualTo(CLEAN);
    }

    @Test
    default void aRemarkHoldsNoSecret() {
        // Given
        Redaction.conceal(SECRET);
        Waybill sending = books().sending("w1");

        // When
        books().ledger().remark(sending, "goes on", TOLD);

        // Then
        assertThat(books().report().timeline("w1"))
                .last()
                .extracting(Event::detail)
                .isEqualTo(CLEAN);
    }

    /** The only entry that was once written as it came. */
    @Test
    default void aReasonToBeginAnewHoldsNoSecret() {
        // Given
        Redaction.conceal(SECRET);
        Waybill sending = books().sending("w1");

        // When
        books().ledger().beginAnew(sending, TOLD);

        // Then
        assertThat(books().report().timeline("w1"))
                .last()
                .extracting(Event::detail)
                .isEqualTo(CLEAN);
    }

    @Test
    default void aReasonToCloseADestinationHoldsNoSecret() {
        // Given
        Redaction.conceal(SECRET);

        // When
        books().destinations().close("soil", Door.HELD, TOLD, 0);

        // Then
        assertThat(books().destinations().find("soil").reason()).isEqualTo(CLEAN);
    }
}
