package io.waybill.checkup;

import io.waybill.ledger.LedgerSchema;
import io.waybill.ledger.LedgerServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The ledger on a server of the team's own: its tables, and what its clock says. */
public final class LedgerCheckup {
    private static final Duration SKEW = Duration.ofSeconds(5);

    private LedgerCheckup() {}

    /**
     * What there is to say of a server that has let Waybill in.
     *
     * @param now this machine's time when the server told its own
     */
    public static List<Examined> of(LedgerServer server, Instant now) {
        return List.of(
                Examined.well("login", "PostgreSQL " + server.version() + " lets Waybill in"),
                tables(server),
                clock(Duration.between(now, server.clock())));
    }

    private static Examined tables(LedgerServer server) {
        LedgerSchema schema = server.schema();
        if (schema.version() < schema.wanted() && !server.mayMake()) {
            return Examined.bad(
                    "tables",
                    "this user must be allowed to make them, and is not. GRANT CREATE ON SCHEMA public, or let whoever"
                            + " may do so start Waybill once");
        }
        if (!server.mayWrite()) {
            return Examined.bad(
                    "tables",
                    "this user must be allowed to write to them, and is not. Let Waybill be their owner, or grant it"
                            + " SELECT, INSERT, UPDATE and DELETE on all of them");
        }
        if (schema.version() == 0) {
            return Examined.well("tables", "there are none yet; they are made at the start");
        }
        String versions =
                "they are of version " + schema.version() + ", and this Waybill works with " + schema.wanted();
        if (schema.version() > schema.wanted()) {
            return Examined.odd("tables", versions + ". A newer Waybill has been at work: run that one on all nodes");
        }
        return schema.version() < schema.wanted()
                ? Examined.odd("tables", versions + ". Its start changes them: stop the older nodes first")
                : Examined.well("tables", "they are of version " + schema.version() + ", as they must be");
    }

    private static Examined clock(Duration ahead) {
        String words = "the database's is " + ahead.abs().toSeconds() + " s "
                + (ahead.isNegative() ? "behind" : "ahead of") + " this machine's";
        return ahead.abs().compareTo(SKEW) > 0
                ? Examined.odd(
                        "clock",
                        words + ". The nodes go by their own clocks for what is tried when: let all be set by NTP")
                : Examined.well("clock", words);
    }
}
