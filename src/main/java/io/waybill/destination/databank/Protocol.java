package io.waybill.destination.databank;

import java.util.Arrays;
import java.util.Locale;

/** The protocols of Illinois Data Bank, by the names they have in settings, receipts and the ledger. */
enum Protocol {
    TUS,
    THREE_PHASE,
    SINGLE_SHOT;

    /** @throws IllegalArgumentException for a name that is none */
    static Protocol of(String name) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "A protocol must be one of " + Arrays.toString(values()) + ", and is '" + name + "'"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
