package io.waybill.queue;

import static io.waybill.ledger.SettableClock.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.ledger.Books;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.Waybill;
import io.waybill.secret.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a hold ends. */
class HoldTest {
    private static final long PROBE_MILLIS = 5_000;

    @TempDir
    Path folder;

    private final StopSignal stop = new StopSignal();
    private Books books;
    private Path file;
    private Waybill waybill;

    @BeforeEach
    void open() throws IOException {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("waybill.db")));
        file = Files.writeString(folder.resolve("token"), "canary-rejected");
        waybill = books.accepted("w1");
    }

    @AfterEach
    void close() {
        stop.raise();
        books.close();
    }

    /** The first look at a hold once took the rejected token for a changed one. */
    @Test
    void aHoldEndsWhenTheTokenChangesAndNotBefore() throws IOException {
        // Given
        Gate gate = gate();
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        Waiting<Boolean> passing =
                Waiting.on(() -> gate.await(waybill, () -> true)).untilItWaits();
        boolean early = passing.isDone();

        // When
        Files.writeString(file, "canary-renewed");

        // Then
        assertThat(early).isFalse();
        assertThat(passing.result()).isTrue();
        assertThat(books.destinations().find("soil").isOpen()).isTrue();
    }

    /** A report of how long the token lasts once made the hold last as long as the token. */
    @Test
    void aHoldEndsWhenTheTokenChangesWhoeverElseHasReadItSince() throws IOException {
        Token token = Token.of("file:" + file, key -> null);
        Gate gate = gate(token);
        gate.await(waybill, () -> true);
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        Files.writeString(file, "canary-renewed");
        token.read();

        boolean passed = gate.await(waybill, () -> true);

        assertThat(passed).isTrue();
    }

    @Test
    void aTokenThatIsRejectedAgainHoldsAgain() throws IOException {
        // Given
        Gate gate = gate();
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        Waiting<Boolean> first =
                Waiting.on(() -> gate.await(waybill, () -> true)).untilItWaits();
        Files.writeString(file, "canary-rejected-too");
        boolean passed = first.result();
        books.clock().advance(1);

        // When
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);

        // Then
        assertThat(passed).isTrue();
        assertThat(Waiting.on(() -> gate.await(waybill, () -> true))
                        .untilItWaits()
                        .isDone())
                .isFalse();
    }

    @Test
    void aHoldFromBeforeTheStartIsTriedOnce() {
        // Given
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        books.clock().advance(1);
        Gate gate = gate(Token.of("file:" + file, key -> null));

        // When
        boolean passed = gate.await(waybill, () -> true);

        // Then
        assertThat(passed).isTrue();
        assertThat(books.destinations().find("soil").isOpen()).isTrue();
    }

    @Test
    void aHoldWhoseTokenStaysIsProbed() {
        // Given
        Gate gate = gate();
        books.destinations().close("soil", Door.HELD, "401", START + 60_000);
        Waiting<Boolean> passing =
                Waiting.on(() -> gate.await(waybill, () -> true)).untilItWaits();

        // When
        books.clock().advance(60_000);

        // Then
        assertThat(passing.result()).isTrue();
        assertThat(books.destinations().find("soil").state()).isEqualTo(Door.HELD);
    }

    @Test
    void aChangedTokenDoesNotEndAPause() throws IOException {
        // Given
        Gate gate = gate();
        books.destinations().close("soil", Door.PAUSED, "503", START + 60_000);

        // When
        Files.writeString(file, "canary-renewed");

        // Then
        assertThat(Waiting.on(() -> gate.await(waybill, () -> true))
                        .untilItWaits()
                        .isDone())
                .isFalse();
    }

    /** A gate whose destination's token has been used, and rejected. */
    private Gate gate() {
        Gate gate = gate(Token.of("file:" + file, key -> null));
        gate.await(waybill, () -> true);
        return gate;
    }

    private Gate gate(Token token) {
        Gate gate = new Gate(books.destinations(), stop, books.clock(), PROBE_MILLIS);
        gate.watch("soil", token);
        return gate;
    }
}
