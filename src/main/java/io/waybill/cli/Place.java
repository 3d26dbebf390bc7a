package io.waybill.cli;

import java.nio.file.Path;
import java.util.function.Function;

/**
 * What a command must know of the settings to find a Waybill.
 *
 * @param data the folder waybill.data
 * @param patienceMillis a wait of at most this long is waited for
 */
public record Place(Path data, long patienceMillis) {

    /** Reads the place out of a file of settings; null for the settings here. */
    public interface Finder extends Function<Path, Place> {}
}
