package io.waybill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** An Artemis and a PostgreSQL that run beside Waybill, as those of a team do; a ledger of its own for each who asks. */
record ExternalParts(Artemis artemis, Postgresql postgresql) implements AutoCloseable {
    private static ExternalParts wanted;

    static ExternalParts start(Path folder) throws IOException {
        return new ExternalParts(
                Artemis.start(folder.resolve("artemis")), Postgresql.start(folder.resolve("postgresql")));
    }

    /** Those that all scenes of this process use, with {@code -Dwaybill.test.parts=external}. */
    static synchronized Optional<ExternalParts> wanted() {
        if (wanted == null && "external".equals(System.getProperty("waybill.test.parts"))) {
            try {
                wanted = start(Files.createTempDirectory("parts"));
                Runtime.getRuntime().addShutdownHook(new Thread(wanted::close, "parts"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.ofNullable(wanted);
    }

    /** The settings with these parts, and a ledger that is empty. */
    Settings in(Settings settings) {
        return settings.with("waybill.broker.url", artemis.url())
                .with("waybill.broker.user", Artemis.USER)
                .with("waybill.broker.password", "property:test.broker.password")
                .with("test.broker.password", Artemis.PASSWORD)
                .with("waybill.ledger.url", postgresql.newDatabase())
                .with("waybill.ledger.user", Postgresql.USER)
                .with("waybill.ledger.password", "property:test.ledger.password")
                .with("test.ledger.password", Postgresql.PASSWORD)
                .with("waybill.cluster.patience", "5s");
    }

    @Override
    public void close() {
        artemis.close();
        postgresql.close();
    }
}
