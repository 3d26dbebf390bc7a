package io.waybill.destination.datatile;

import java.util.Locale;

/** What is done with a file at its hash (protocol page, "Known"). */
public enum Mode {
    /** A new database in the folder with the hash. */
    CREATE(false),
    /** Replaces what is in the database with the hash. */
    RELOAD(true),
    /** Adds rows to the database with the hash. */
    APPEND(false);

    private final boolean mayRepeat;

    Mode(boolean mayRepeat) {
        this.mayRepeat = mayRepeat;
    }

    /** Whether doing it twice comes to the same as doing it once. */
    public boolean mayRepeat() {
        return mayRepeat;
    }

    static Mode of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
