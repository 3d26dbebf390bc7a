package io.waybill;

import io.waybill.validation.Endpoint;
import io.waybill.validation.EndpointRules;
import io.waybill.validation.Finding;
import io.waybill.validation.Findings;
import io.waybill.validation.Placeholders;
import io.waybill.validation.Position;
import io.waybill.validation.RouteRules;
import io.waybill.validation.RouteText;
import io.waybill.validation.StructureRules;
import io.waybill.validation.TextFile;
import io.waybill.validation.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The look through settings and route files before anything is started: all that is wrong with them, each with its place.
 * It starts nothing and writes nothing.
 */
final class Inspection {
    private final Settings settings;
    private final RouteFiles files;
    private final Findings findings = new Findings();
    private final Placeholders placeholders;

    private Inspection(Settings settings, RouteFiles files) {
        this.settings = settings;
        this.files = files;
        this.placeholders = new Placeholders(settings.all());
    }

    static List<Finding> of(Settings settings, RouteFiles files) {
        return new Inspection(settings, files).findings();
    }

    private List<Finding> findings() {
        if (!settings.isReadable()) {
            return settings.findings();
        }
        List<YamlFile> broken = new ArrayList<>();
        List<YamlFile> sound = new ArrayList<>();
        StructureRules structure = new StructureRules(findings);
        for (TextFile text : files.texts(findings)) {
            if (!text.name().endsWith(".yaml")) {
                findings.add(
                        new Position(text.name(), 1, 1),
                        "The name of a route file must end in .yaml, for Camel reads no other, and does not");
            }
            int before = findings.all().size();
            YamlFile.of(text, findings).ifPresent(file -> {
                structure.check(file);
                (findings.all().size() == before ? sound : broken).add(file);
            });
        }
        boolean whole = sound.size() == files.routes().size();
        SettingsCheck check = new SettingsCheck(settings, placeholders, findings);
        List<YamlFile> all = Stream.concat(sound.stream(), broken.stream()).toList();
        check.check(all, routes(all.stream()), whole);
        List<RouteText> routes = routes(sound.stream());
        RouteRules rules = new RouteRules(findings, routes);
        rules.mustHaveNamesOfTheirOwn();
        FlowCheck flow = new FlowCheck(placeholders, findings, calls(routes));
        flow.check();
        // What is missing may lie in a file that cannot be read.
        if (whole) {
            rules.mustNamePolicies(Set.of(StartupRules.POLICY));
            rules.mustCallWhatIsThere();
            flow.mustBeDelivered();
        }
        return findings.all();
    }

    private static List<RouteText> routes(Stream<YamlFile> files) {
        return files.flatMap(file -> RouteText.in(file).stream()).toList();
    }

    /** The calls of our Kamelets, each checked. */
    private List<CallText> calls(List<RouteText> routes) {
        EndpointRules endpoints = new EndpointRules(findings, placeholders::in);
        CallCheck check = new CallCheck(settings, placeholders, findings);
        List<CallText> calls = new ArrayList<>();
        for (RouteText route : routes.stream().filter(RouteText::isRoute).toList()) {
            boolean off = route.text("precondition")
                    .map(placeholders::in)
                    .filter(RouteSource::isFalse)
                    .isPresent();
            for (Endpoint endpoint : route.endpoints()) {
                if (endpoint.isKamelet()) {
                    check.checkName(endpoint);
                    CallText.of(route, endpoint, placeholders, off).ifPresent(calls::add);
                } else {
                    endpoints.check(endpoint);
                }
            }
        }
        calls.forEach(check::check);
        return calls;
    }
}
