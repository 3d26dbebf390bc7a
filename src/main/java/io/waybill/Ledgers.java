package io.waybill;

import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerServer;
import io.waybill.queue.Broker;
import io.waybill.secret.Token;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Opens the ledger and the queue that the settings name; {@link Unreachable} where their servers do not answer. */
final class Ledgers {
    private static final String EMBEDDED = "embedded";

    private Ledgers() {}

    static LedgerDatabase open(Settings settings) {
        if (settings.is("waybill.ledger.url", EMBEDDED)) {
            return LedgerDatabase.sqlite(LedgerDatabase.fileIn(settings.folder("waybill.data")));
        }
        return reached(
                "waybill.ledger.url",
                () -> LedgerDatabase.postgresql(
                        settings.text("waybill.ledger.url"),
                        settings.given("waybill.ledger.user").orElse(null),
                        secret(settings, settings.given("waybill.ledger.password")),
                        settings.millis("waybill.cluster.patience")));
    }

    /** The ledger as it was left, which cannot be written to; empty where there is none yet. */
    static Optional<LedgerDatabase> left(Settings settings) {
        if (settings.is("waybill.ledger.url", EMBEDDED)) {
            return LedgerDatabase.leftIn(settings.folder("waybill.data"));
        }
        return reached(
                "waybill.ledger.url",
                () -> LedgerDatabase.leftAt(
                        settings.text("waybill.ledger.url"),
                        settings.given("waybill.ledger.user").orElse(null),
                        secret(settings, settings.given("waybill.ledger.password"))));
    }

    /**
     * What the server of a ledger that is not embedded says of itself.
     *
     * @throws Unreachable where it cannot be reached
     */
    static LedgerServer server(Settings settings) {
        return reached(
                "waybill.ledger.url",
                () -> LedgerDatabase.ask(
                        settings.text("waybill.ledger.url"),
                        settings.given("waybill.ledger.user").orElse(null),
                        secret(settings, settings.given("waybill.ledger.password"))));
    }

    /** What {@code question} makes of the ledger as it was left; {@code none} where there is none yet. */
    static <T> T ofLeft(Settings settings, T none, Function<LedgerDatabase, T> question) {
        return left(settings)
                .map(left -> {
                    try (LedgerDatabase database = left) {
                        return question.apply(database);
                    }
                })
                .orElse(none);
    }

    static Broker broker(Settings settings) {
        if (settings.is("waybill.broker.url", EMBEDDED)) {
            return Broker.embedded(settings.folder("waybill.data").resolve("queue"));
        }
        return reached(
                "waybill.broker.url",
                () -> Broker.at(
                        settings.text("waybill.broker.url"),
                        settings.given("waybill.broker.user").orElse(null),
                        secret(settings, settings.given("waybill.broker.password")),
                        settings.millis("waybill.cluster.patience")));
    }

    /** What is read anew at each use, and must be there at the first. */
    private static Supplier<String> secret(Settings settings, Optional<String> reference) {
        Optional<Token> token =
                reference.map(where -> Token.of(where, key -> settings.all().get(key)));
        token.ifPresent(Token::read);
        return () -> token.map(Token::read).orElse(null);
    }

    private static <T> T reached(String key, Supplier<T> part) {
        try {
            return part.get();
        } catch (IllegalStateException e) {
            throw new Unreachable("The setting " + key + " must lead to a server that answers. " + e.getMessage(), e);
        }
    }
}
