package io.waybill.observe;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.health.HealthCheck.Result;
import org.apache.camel.health.HealthCheck.State;

/**
 * Whether Waybill is in order.
 *
 * @param status UP or DOWN
 * @param attention what a person should know of although Waybill is in order, a sentence each
 */
record HealthReport(String status, List<Entry> checks, List<String> attention) {
    /** One check: its name, UP or DOWN, and a sentence. */
    record Entry(String name, String status, String says) {}

    static HealthReport of(Collection<Result> results, List<String> attention) {
        List<Entry> checks = results.stream()
                .filter(result -> !isNoise(result))
                .map(HealthReport::entry)
                .sorted(Comparator.comparing(Entry::name))
                .toList();
        boolean up = results.stream().allMatch(result -> result.getState() == State.UP);
        return new HealthReport(up ? "UP" : "DOWN", checks, attention);
    }

    boolean isUp() {
        return status.equals("UP");
    }

    /** Camel checks each route, those inside Kamelets too. */
    private static boolean isNoise(Result result) {
        return result.getState() == State.UP && result.getCheck().getId().startsWith("route:");
    }

    /** The checks that come with Camel say nothing where all is well. */
    private static Entry entry(Result result) {
        String name = result.getCheck().getId();
        String status = result.getState().name();
        return new Entry(name, status, result.getMessage().orElse("Camel says that " + name + " is " + status + "."));
    }
}
