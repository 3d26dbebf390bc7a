package io.waybill;

import io.waybill.checkup.BrokerCheckup;
import io.waybill.checkup.Examined;
import io.waybill.checkup.LedgerCheckup;
import io.waybill.checkup.SharedFolderCheckup;
import io.waybill.queue.Broker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the doctor looks at where Waybill is on more than this machine: the broker, the ledger, the shared folder. */
final class ServersCheckup {
    private final Settings settings;

    ServersCheckup(Settings settings) {
        this.settings = settings;
    }

    /** Of each that is not embedded. */
    Map<String, List<Examined>> look() {
        Map<String, List<Examined>> found = new LinkedHashMap<>();
        if (!settings.is("waybill.broker.url", "embedded")) {
            found.put("broker " + settings.text("waybill.broker.url"), broker());
        }
        if (!settings.is("waybill.ledger.url", "embedded")) {
            found.put("ledger " + settings.text("waybill.ledger.url"), ledger());
        }
        if (settings.given("waybill.shared").isPresent()) {
            found.put(
                    "folder of all nodes",
                    SharedFolderCheckup.look(
                            settings.folder("waybill.shared"),
                            settings.bytes("waybill.spool.keep-free"),
                            settings.is("waybill.cluster", "folder")));
        }
        return found;
    }

    private List<Examined> broker() {
        try (Broker broker = Ledgers.broker(settings)) {
            return BrokerCheckup.of(broker, settings.text("waybill.dead-letters"));
        } catch (Unreachable e) {
            return List.of(Examined.bad("login", e.getMessage()));
        }
    }

    private List<Examined> ledger() {
        try {
            return LedgerCheckup.of(Ledgers.server(settings), Ground.CLOCK.instant());
        } catch (Unreachable e) {
            return List.of(Examined.bad("login", e.getMessage()));
        }
    }
}
