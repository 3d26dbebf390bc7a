package io.waybill.cli;

import io.waybill.ledger.LedgerDatabase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a command must know of the settings to find a Waybill.
 *
 * @param data the folder waybill.data
 * @param patienceMillis a wait of at most this long is waited for
 * @param ledger opens the ledger as it was left, if there is one
 */
public record Place(Path data, long patienceMillis, Supplier<Optional<LedgerDatabase>> ledger) {

    /** Reads the place out of a file of settings; null for the settings here. */
    public interface Finder extends Function<Path, Place> {}
}
