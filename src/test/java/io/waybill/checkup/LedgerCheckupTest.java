package io.waybill.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.checkup.Examined.Health;
import io.waybill.ledger.LedgerSchema;
import io.waybill.ledger.LedgerServer;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerCheckupTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static Examined found(LedgerServer server, String what) {
        return LedgerCheckup.of(server, NOW).stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "8, 8, false, true, WELL, of version 8",
        "0, 8, true, true, WELL, made at the start",
        "7, 8, true, true, ODD, stop the older nodes first",
        "9, 8, true, true, ODD, run that one on all nodes",
        "0, 8, false, true, BAD, must be allowed to make them",
        "7, 8, false, true, BAD, must be allowed to make them",
        "8, 8, true, false, BAD, must be allowed to write to them",
    })
    void theTablesAreSaidToBeWhatTheStartWouldFind(
            int version, int wanted, boolean mayMake, boolean mayWrite, Health health, String words) {
        LedgerServer server = new LedgerServer("16.2", NOW, mayMake, mayWrite, new LedgerSchema(version, wanted));

        Examined tables = found(server, "tables");

        assertThat(tables.health()).isEqualTo(health);
        assertThat(tables.words()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"5, WELL, 5 s ahead of", "-5, WELL, 5 s behind", "6, ODD, 6 s ahead of", "-90, ODD, 90 s behind"})
    void aClockThatIsMoreThanFiveSecondsOffIsOdd(long seconds, Health health, String words) {
        LedgerServer server = new LedgerServer("16.2", NOW.plusSeconds(seconds), true, true, new LedgerSchema(8, 8));

        Examined clock = found(server, "clock");

        assertThat(clock.health()).isEqualTo(health);
        assertThat(clock.words()).contains(words);
    }

    @Test
    void whatLetsWaybillInIsNamed() {
        LedgerServer server = new LedgerServer("16.2", NOW, true, true, new LedgerSchema(8, 8));

        assertThat(found(server, "login").words()).isEqualTo("PostgreSQL 16.2 lets Waybill in");
    }
}
