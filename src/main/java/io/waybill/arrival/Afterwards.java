package io.waybill.arrival;

import java.util.Locale;

/** What becomes of a file at its source once it is safe here. */
public enum Afterwards {
    /** Into a folder of the day it was taken. */
    MOVE,
    DELETE,
    /** It stays; the ledger remembers that it was taken. */
    LEAVE;

    /** @throws IllegalArgumentException for a name that is none of these, in small letters */
    static Afterwards of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
