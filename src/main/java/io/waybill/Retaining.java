package io.waybill;

import io.waybill.arrival.Intake;
import io.waybill.arrival.Schedule;
import io.waybill.ledger.FreeSpace;
import io.waybill.ledger.Purge;
import io.waybill.ledger.Retention;
import io.waybill.retention.Purger;

/** The wiring of what is given up after its time. */
final class Retaining {
    private Retaining() {}

    static Purger purger(Settings settings, Ground ground, Intake intake) {
        Purge purge = new Purge(ground.database(), kept(settings), Ground.CLOCK);
        return new Purger(
                purge,
                new FreeSpace(ground.database()),
                intake,
                ground.nodes(),
                schedule(settings),
                ground.stop(),
                Ground.CLOCK);
    }

    private static Retention kept(Settings settings) {
        return new Retention(
                settings.age("waybill.retention.delivered").orElse(Retention.NEVER),
                settings.age("waybill.retention.dead-letters").orElse(Retention.NEVER),
                settings.age("waybill.retention.marks").orElse(Retention.NEVER),
                settings.number("waybill.retention.most"));
    }

    private static Schedule schedule(Settings settings) {
        return new Schedule(settings.text("waybill.retention.schedule"), settings.text("waybill.time-zone"));
    }
}
