package io.waybill.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.arrival.Spool;
import io.waybill.ledger.Books;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.queue.Broker;
import io.waybill.queue.Reconciler;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecksTest {
    @TempDir
    Path folder;

    private Books books;
    private Broker broker;
    private Reconciler reconciler;
    private Checks checks;

    @BeforeEach
    void open() {
        books = Books.on(LedgerDatabase.sqlite(folder.resolve("ledger/waybill.db")));
        broker = Broker.embedded(folder.resolve("queue"));
        reconciler =
                new Reconciler(books.ledger(), books.report(), null, null, null, broker.connections(), 60_000, true);
        Spool spool = new Spool(folder.resolve("spool"), 1);
        Standings standings = StandingsTest.of(books, folder);
        checks = new Checks(standings, broker, spool, reconciler, 60_000, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        broker.close();
        books.close();
    }

    private Result result(String name) {
        Check check = checks.all().stream()
                .filter(one -> one.getId().equals(name))
                .findFirst()
                .orElseThrow();
        check.setCamelContext(new DefaultCamelContext());
        return check.call();
    }

    @Test
    void aBrokerThatHasStoppedIsDown() {
        broker.close();

        Result result = result("broker");

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("must run, and has stopped", "start Waybill anew");
        assertThat(result.getCheck().isLiveness()).isTrue();
    }

    @Test
    void aLedgerThatCannotBeReadIsDown() {
        books.close();

        Result result = result("ledger");

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("The ledger must answer, and does not: ", "disk");
    }

    @Test
    void aReconcilerThatDoesNotLookIsDown() {
        Result result = result("tickets");

        assertThat(result.getState()).isEqualTo(State.DOWN);
        assertThat(result.getMessage().orElseThrow()).contains("each 60 s, and were last at 1970");
    }

    @Test
    void aReconcilerThatHasLookedIsUp() throws Exception {
        reconciler.reconcile();

        Result result = result("tickets");

        assertThat(result.getState()).isEqualTo(State.UP);
    }
}
