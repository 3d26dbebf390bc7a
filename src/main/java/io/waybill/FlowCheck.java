package io.waybill;

import io.waybill.validation.DidYouMean;
import io.waybill.validation.Findings;
import io.waybill.validation.Placeholders;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What arrivals and deliveries must be to each other. */
final class FlowCheck {
    private static final String DELIVERY = "waybill-source";
    private static final Set<String> SOURCES = Set.of("waybill-folder-source", "waybill-sftp-source");

    private final Placeholders placeholders;
    private final Findings findings;
    private final List<CallText> calls;
    private final Map<String, String> routeOfLane = new HashMap<>();

    /** @param calls of all routes, in the order of the files */
    FlowCheck(Placeholders placeholders, Findings findings, List<CallText> calls) {
        this.placeholders = placeholders;
        this.findings = findings;
        this.calls = calls;
    }

    void check() {
        beginnings(Set.of(DELIVERY)).forEach(this::checkDelivery);
        mustTakeFilesOfTheirOwn();
    }

    private Stream<CallText> beginnings(Set<String> kamelets) {
        return calls.stream().filter(call -> call.endpoint().key().equals("from") && kamelets.contains(call.name()));
    }

    private void checkDelivery(CallText source) {
        String policy = source.route().text("routeConfigurationId").orElse(null);
        if (policy == null) {
            findings.add(
                    source.endpoint().at(),
                    "A delivery must have routeConfigurationId: " + StartupRules.POLICY
                            + " in its route, and has none");
        } else if (!policy.equals(StartupRules.POLICY)) {
            findings.add(
                    source.route().at("routeConfigurationId"),
                    "A delivery must have routeConfigurationId: " + StartupRules.POLICY + ", and has '" + policy + "'");
        }
        calls.stream()
                .filter(call -> call.route().equals(source.route()) && call != source)
                .forEach(this::checkSink);
    }

    private void checkSink(CallText sink) {
        if (!sink.endpoint().key().equals("to")
                && sink.contract().parameters(Map.of()).containsKey("token")) {
            findings.add(
                    sink.endpoint().at(),
                    "A sink must be called with 'to: kamelet:" + sink.name() + "', and is with '"
                            + sink.endpoint().key() + "'");
        }
        if (sink.off() || !sink.isComplete()) {
            return;
        }
        sink.contract().lane(sink.given()).map(placeholders::in).ifPresent(lane -> {
            String route = sink.route().text("id").orElse("");
            String other = routeOfLane.putIfAbsent(lane, route);
            if (other != null) {
                findings.add(
                        sink.endpoint().at(),
                        "To " + lane + " one destination only may deliver, and the routes " + other + " and " + route
                                + " do");
            }
        });
    }

    /** No arrival is for a destination that nobody delivers to. */
    void mustBeDelivered() {
        Set<String> delivered = beginnings(Set.of(DELIVERY))
                .map(call -> String.valueOf(call.given().get("destination")))
                .collect(Collectors.toCollection(TreeSet::new));
        calls.stream()
                .filter(call ->
                        call.name().equals("waybill-sink") && call.given().get("destination") != null)
                .filter(call -> !delivered.contains("null"))
                .filter(call ->
                        !delivered.contains(call.given().get("destination").toString()))
                .forEach(call -> findings.add(
                        call.endpoint().atValue("destination"),
                        "waybill-sink: destination must be one that a route takes waybills of with waybill-source, one of "
                                + delivered + ", and is '" + call.given().get("destination") + "'"
                                + DidYouMean.of(call.given().get("destination").toString(), delivered)));
    }

    private void mustTakeFilesOfTheirOwn() {
        Map<String, CallText> takers = new HashMap<>();
        beginnings(SOURCES).filter(call -> !call.off() && call.isComplete()).forEach(call -> {
            Map<String, String> all = call.contract().parameters(call.given());
            String files = all.get("user") + "@" + all.get("host") + ":" + all.get("port") + " "
                    + Path.of(all.get("folder")).normalize() + " " + all.get("include") + " not "
                    + all.get("exclude");
            CallText other = takers.putIfAbsent(files, call);
            if (other != null) {
                findings.add(
                        call.endpoint().at(),
                        "Two routes must not take the same files, and "
                                + other.endpoint().at() + " takes those of '"
                                + all.get("folder") + "' too; for several destinations see multicast in"
                                + " docs/arrivals.md");
            }
        });
    }
}
