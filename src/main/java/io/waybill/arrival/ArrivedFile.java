package io.waybill.arrival;

import java.nio.file.Path;

/** A file that has arrived, as it was when it was looked at. */
public interface ArrivedFile {
    /** Where it is, for people: a path or an address. */
    String source();

    /** The folders above it in the folder that is watched, with slashes; empty at the top. */
    String folder();

    String name();

    /** Bytes. */
    long size();

    /** Time of change, epoch milliseconds. */
    long modified();

    /**
     * Where its bytes are read on this machine; they are brought here first where they are not.
     *
     * @throws NotTaken where they cannot be had whole
     */
    Path local();

    /** True if the local file is Waybill's own, and may be linked to and not only copied. */
    boolean isFetched();

    /** @throws NotTaken where the file is not as it was when it was looked at */
    void mustBeUnchanged();
}
