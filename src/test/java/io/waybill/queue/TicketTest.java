package io.waybill.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketTest {
    @Test
    void aTicketIsReadAsItWasWritten() {
        // Given
        Ticket ticket = new Ticket("w\"1\n", 1L << 40);

        // When
        Ticket read = Ticket.parse(ticket.toJson());

        // Then
        assertThat(read).isEqualTo(ticket);
    }

    @Test
    void aTicketHoldsNothingButIdAndGeneration() {
        assertThat(new Ticket("w1", 7).toJson()).isEqualTo("{\"waybill\":\"w1\",\"generation\":7}");
    }

    /** {@code null} was once read as a ticket that is not there, and stayed on the queue for ever. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "hello", "null", "{}", "[]", "\"w1\"", "{\"waybill\":\"w1\",\"generation\":\"x\"}"})
    void whatIsNoTicketIsRefusedAndQuoted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ticket.parse(text))
                .withMessageEndingWith("and was: " + text);
    }
}
