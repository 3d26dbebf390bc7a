package io.waybill.console;

import io.waybill.retention.Purger;

/** What a person asks the purge, and of it. */
public final class Purging {
    private final Purger purger;

    public Purging(Purger purger) {
        this.purger = purger;
    }

    /** How it stands, and what it would give up. */
    public Reply report() {
        return Console.answer(() -> Reply.ok(purger.report()));
    }

    /** It is about to begin. */
    public Reply ask() {
        return Console.answer(() -> {
            purger.ask();
            return Reply.ok(purger.report());
        });
    }
}
