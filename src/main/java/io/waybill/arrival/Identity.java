package io.waybill.arrival;

import java.io.IOException;
import java.util.Locale;

/** By what a file that arrives is known again. */
public enum Identity {
    /** The same path, size and time of change: costs nothing, and a file under another name is another file. */
    METADATA(FileIdentity::byMetadata),
    /** The same bytes are the same file, whatever they are called; each file is read to tell. */
    CONTENT((destination, file) -> FileIdentity.byContent(destination, file.local()));

    private interface Reading {
        FileIdentity of(String destination, ArrivedFile file) throws IOException;
    }

    private final Reading reading;

    Identity(Reading reading) {
        this.reading = reading;
    }

    /** @throws IllegalArgumentException for a name that is none of these, in small letters */
    static Identity of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** @throws NotTaken where the file cannot be read */
    FileIdentity of(String destination, ArrivedFile file) {
        try {
            return reading.of(destination, file);
        } catch (IOException e) {
            throw new NotTaken("A file that arrived must be readable, and is not: " + file.source(), e);
        }
    }
}
