package io.waybill.sandbox;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * A command that runs a stand-in until it is interrupted.
 *
 * @param <S> the stand-in
 */
abstract class Serving<S extends StandIn<S>> implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    /** Starts the stand-in. */
    abstract S start() throws IOException;

    /** Makes the stand-in what the options say. Returns what it is, for a person. */
    abstract String prepare(S standIn) throws IOException;

    @Override
    public Integer call() throws InterruptedException {
        try (S standIn = start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(standIn::close));
            spec.commandLine().getOut().println(prepare(standIn) + "; stop with Ctrl-C");
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
            return 0;
        } catch (IOException | IllegalArgumentException failure) {
            spec.commandLine().getErr().printf("the sandbox must be able to start, %s%n", failure);
            return 1;
        }
    }
}
