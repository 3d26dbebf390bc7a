package io.waybill;

import io.waybill.chunk.ByteSize;
import io.waybill.cli.ProgressBar;
import io.waybill.cli.Screen;
import io.waybill.console.Reporter;
import io.waybill.console.WaybillStatus;
import io.waybill.console.Words;
import java.util.HashMap;
import java.util.Map;

/** Tells, while the demo runs, what is being sent. */
final class DemoProgress implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 150;

    private static final long WORTH_TELLING = 1 << 20;

    private final Reporter reporter;
    private final Screen screen;
    private final Map<String, ProgressBar> bars = new HashMap<>();
    private final Thread thread = new Thread(this::run, "progress");

    DemoProgress(Reporter reporter, Screen screen) {
        this.reporter = reporter;
        this.screen = screen;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                reporter.status().sending().stream()
                        .filter(waybill -> waybill.bytes() >= WORTH_TELLING)
                        .forEach(this::tell);
                Thread.sleep(LOOK_EVERY_MILLIS);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(WaybillStatus waybill) {
        ProgressBar bar = bars.computeIfAbsent(waybill.id(), first -> {
            screen.line("Sending " + Words.plain(waybill.name()) + " (" + ByteSize.of(waybill.bytes()) + ")");
            return new ProgressBar(waybill.bytes());
        });
        bar.at(System.currentTimeMillis(), waybill.done());
        screen.progress(bar);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
