package io.waybill;

import io.waybill.cli.ExitCode;
import io.waybill.ledger.State;
import io.waybill.secret.RedactingLayout;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code waybill run}: runs the routes, until it is stopped or, once, until everything has been done. */
@Command(name = "run", description = "Runs the routes.")
final class RunCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

    @Mixin
    private TeamFiles files;

    @Option(
            names = "--once",
            description = "Every arrival polls once, every waybill is brought to its end or its next wait; then stops.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        long began = System.currentTimeMillis();
        Settings settings = files.unchecked();
        RedactingLayout.speakJson(settings.is("waybill.log.format", "json"));
        if (once && !settings.is("waybill.cluster", Cluster.NONE)) {
            throw new WrongSetting("waybill run --once must be for one node, and waybill.cluster is "
                    + settings.text("waybill.cluster"));
        }
        Engine engine = Engine.start(settings, files.routes(), !once);
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    engine.close();
                    closed.countDown();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        if (!once) {
            LOG.info("Waybill runs; its page is at http://127.0.0.1:{}/", engine.port());
            closed.await();
            return ExitCode.DELIVERED;
        }
        new OnceRun(engine.camel(), engine.report(), settings.millis("waybill.once.patience")).toTheEnd();
        Map<State, Long> states = engine.report().since(began);
        engine.purgeIfDue();
        Runtime.getRuntime().removeShutdownHook(hook);
        engine.close();
        return ExitCode.of(states);
    }
}
