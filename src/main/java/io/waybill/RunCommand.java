package io.waybill;

import io.waybill.cli.ExitCode;
import io.waybill.ledger.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code waybill run}: runs the routes, until it is stopped or, once, until everything has been done. */
@Command(name = "run", description = "Runs the routes.")
final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings on top of the shipped ones. Default: application.properties here, if there is one.")
    private Path config;

    @Option(names = "--routes", paramLabel = "DIR", description = "The folder of route files. Default: routes.")
    private Path routes = Path.of("routes");

    @Option(
            names = "--once",
            description = "Every arrival polls once, every waybill is brought to its end or its next wait; then stops.")
    private boolean once;

    @Override
    public Integer call() throws InterruptedException {
        long began = System.currentTimeMillis();
        Settings settings = settings(config);
        Engine engine = Engine.start(settings, RouteFiles.in(routes), !once);
        CountDownLatch closed = new CountDownLatch(1);
        Thread hook = new Thread(
                () -> {
                    engine.close();
                    closed.countDown();
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        if (!once) {
            closed.await();
            return ExitCode.DELIVERED;
        }
        new OnceRun(engine.camel(), engine.report(), settings.millis("waybill.once.patience")).toTheEnd();
        Map<State, Long> states = engine.report().since(began);
        Runtime.getRuntime().removeShutdownHook(hook);
        engine.close();
        return ExitCode.of(states);
    }

    static Settings settings(Path config) {
        Path here = Path.of("application.properties");
        if (config != null) {
            return Settings.of(config);
        }
        return Files.exists(here) ? Settings.of(here) : Settings.shipped();
    }
}
