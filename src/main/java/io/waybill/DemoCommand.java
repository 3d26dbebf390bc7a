package io.waybill;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.waybill.chunk.ByteSize;
import io.waybill.cli.ExitCode;
import io.waybill.cli.Screen;
import io.waybill.cli.Table;
import io.waybill.destination.Receipt;
import io.waybill.ledger.Event;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code waybill demo}: the shipped routes push sample files to a stand-in of the service, all on this machine. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Pushes sample files to stand-ins of Illinois Data Bank, DATATILE, a workspace and DC21 on this machine,"
                        + " in data/demo.")
final class DemoCommand implements Callable<Integer> {
    private static final Path FOLDER = Path.of("data", "demo");
    private static final int SHORT_HASH = 16;
    private static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    private Screen screen;

    @Override
    public Integer call() throws Exception {
        ((Logger) LoggerFactory.getLogger("io.waybill")).setLevel(Level.WARN);
        screen = new Screen(spec.commandLine().getOut(), Screen.isTerminal());
        Thread hook = new Thread(this::stopAtOnce, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        try (DemoFolder folder = DemoFolder.take(FOLDER)) {
            screen.line(
                    "Waybill pushes sample files to stand-ins of Illinois Data Bank, DATATILE, a workspace and DC21 on this"
                            + " machine.");
            screen.fleeting("Making the sample files ...");
            try (DemoService service = new DemoService(folder);
                    DemoDatatile datatile = new DemoDatatile(folder);
                    DemoWorkspace workspace = new DemoWorkspace(folder);
                    DemoDc21 dc21 = new DemoDc21(folder)) {
                List<DemoTarget> targets = List.of(service, datatile, workspace, dc21);
                List<DemoFile> files = new ArrayList<>();
                for (DemoTarget target : targets) {
                    files.addAll(target.files());
                }
                screen.line("Sample files: " + folder.resolve("inbox") + "*, " + files.size() + " files, "
                        + ByteSize.of(files.stream().mapToLong(DemoFile::bytes).sum()));
                targets.forEach(target -> screen.line(target.line()));
                int exit = push(folder, targets, files);
                if (exit == ExitCode.DELIVERED) {
                    next(service);
                }
                return exit;
            }
        } finally {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }

    /** Nothing of a demo is worth waiting for, and Camel would wait for what is under way. */
    private void stopAtOnce() {
        screen.line("Stopped. The next demo begins anew.");
        Runtime.getRuntime().halt(INTERRUPTED);
    }

    private int push(DemoFolder folder, List<DemoTarget> targets, List<DemoFile> files)
            throws IOException, InterruptedException {
        Settings settings = Settings.shipped()
                .with("waybill.data", folder.resolve("waybill").toString())
                .with("waybill.http.port", "0");
        List<Path> routes = new ArrayList<>();
        for (DemoTarget target : targets) {
            settings = target.into(settings);
            routes.addAll(target.routes());
        }
        screen.fleeting("Starting ...");
        try (Engine engine = Engine.start(settings, RouteFiles.shippedWith(routes), false)) {
            try (DemoProgress progress = new DemoProgress(engine.reporter(), screen)) {
                new OnceRun(engine.camel(), engine.report(), settings.millis("waybill.once.patience")).toTheEnd();
            }
            return receipts(engine.report(), targets, files);
        }
    }

    private int receipts(LedgerReport ledger, List<DemoTarget> targets, List<DemoFile> files) {
        List<Waybill> delivered = ledger.in(State.DELIVERED, files.size());
        Table table = new Table("receipts", "file", "to", "bytes", "sha256 (its beginning)", "time");
        for (Waybill waybill : delivered) {
            Receipt receipt = Receipt.parse(waybill.receipt());
            table.row(
                    "DELIVERED",
                    receipt.name(),
                    waybill.destination(),
                    receipt.bytes(),
                    hash(receipt),
                    seconds(ledger, waybill));
        }
        long there = files.stream()
                .filter(file -> targets.stream().anyMatch(target -> target.holds(file)))
                .count();
        screen.line("");
        screen.line(table.toString());
        if (delivered.size() < files.size() || there < files.size()) {
            screen.line(delivered.size() + " of " + files.size() + " files have a receipt, and " + there
                    + " of them are at the stand-ins as they are here.");
            return Math.max(ExitCode.DEAD, ExitCode.of(states(ledger)));
        }
        screen.line(
                "All " + there + " files are delivered, and the SHA-256 of each, as the stand-in computed it from what"
                        + " it received, is that of its source. The jobs of DATATILE have ended well, and the files at"
                        + " DC21 have the metadata of their rows.");
        return ExitCode.DELIVERED;
    }

    private void next(DemoService service) {
        screen.line("");
        Table next = new Table("What to look at next", "");
        next.row(service.received(), "the files as the stand-in received them");
        next.row(FOLDER.resolve("inbox/.accepted"), "their sources, moved there once they were safe");
        next.row("routes/", "the routes that did it");
        next.row("README.md", "how to point them at the real service");
        screen.line(next.toString().stripTrailing());
    }

    private static Map<State, Long> states(LedgerReport ledger) {
        return ledger.since(0);
    }

    private static String hash(Receipt receipt) {
        return receipt.sha256() == null ? "not computed" : receipt.sha256().substring(0, SHORT_HASH);
    }

    /** From the beginning of the sending to the receipt. */
    private static String seconds(LedgerReport ledger, Waybill waybill) {
        long began = ledger.timeline(waybill.id()).stream()
                .filter(event -> event.what().equals("sending"))
                .mapToLong(Event::at)
                .findFirst()
                .orElse(waybill.accepted());
        return String.format(Locale.ROOT, "%.1f s", (waybill.since() - began) / 1_000.0);
    }
}
