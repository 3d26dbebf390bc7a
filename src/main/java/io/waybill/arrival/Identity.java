package io.waybill.arrival;

import io.waybill.chunk.LocalTrouble;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** By what a file that arrives is known again. */
public enum Identity {
    /** The same path, size and time of change: costs nothing, and a file under another name is another file. */
    METADATA(FileIdentity::byMetadata),
    /** The same bytes are the same file, whatever they are called; each file is read to tell. */
    CONTENT(FileIdentity::byContent);

    private interface Reading {
        FileIdentity of(String destination, Path file) throws IOException;
    }

    private final Reading reading;

    Identity(Reading reading) {
        this.reading = reading;
    }

    /** @throws IllegalArgumentException for a name that is none of these, in small letters */
    static Identity of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** @throws LocalTrouble where the file cannot be read */
    FileIdentity of(String destination, Path file) {
        try {
            return reading.of(destination, file);
        } catch (IOException e) {
            throw new LocalTrouble("A file that arrived must be readable, and is not: " + file, e);
        }
    }
}
