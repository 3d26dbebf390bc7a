package io.waybill;

import io.waybill.secret.Loopback;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/** What must be right in each call of one of our Kamelets, whatever Camel makes of it. */
final class CallRules {
    private static final String UNLIMITED = "tokens-may-be-read-on-the-wire";
    private static final String NONE = "none";
    private static final List<String> WITH_TOKEN = List.of("baseUrl", "statusUrl");

    private final boolean plainHttp;

    private CallRules(boolean plainHttp) {
        this.plainHttp = plainHttp;
    }

    static CallRules of(Settings settings) {
        return new CallRules(tokensMayBeReadOnTheWire(settings));
    }

    static boolean tokensMayBeReadOnTheWire(Settings settings) {
        return settings.is("waybill.plain-http", UNLIMITED);
    }

    /** What is wrong with the calls in the team's own routes, one sentence each. */
    List<String> complaints(ModelCamelContext camel) {
        return camel.getRouteDefinitions().stream()
                .filter(route -> !Boolean.TRUE.equals(route.isTemplate()) && !route.isCreatedFromTemplate())
                .flatMap(route -> calls(camel, route))
                .flatMap(this::complaints)
                .distinct()
                .toList();
    }

    private Stream<String> complaints(KameletCall call) {
        List<String> ofItsContract = call.contract()
                .map(contract -> contract.rules().complaints(call.given(), call::setting).stream()
                        .map(ParameterRules.Complaint::sentence)
                        .toList())
                .orElse(List.of());
        return Stream.of(
                        ofItsContract.stream(),
                        ofPlainMail(call.name(), call.given()).stream(),
                        addresses(call.given()).flatMap(key -> ofPlainHttp(call.name(), key, call.given()).stream()))
                .flatMap(found -> found);
    }

    /** The parameters that are addresses to which a token goes. */
    static Stream<String> addresses(Map<String, Object> given) {
        return WITH_TOKEN.stream().filter(given::containsKey);
    }

    /** What is wrong with an address to which a token goes in the clear. */
    Optional<String> ofPlainHttp(String kamelet, String key, Map<String, Object> given) {
        String url = String.valueOf(given.get(key));
        if (plainHttp || !url.startsWith("http:") || Loopback.is(host(url))) {
            return Optional.empty();
        }
        return Optional.of(kamelet + ": " + key + " must begin with https, since the token travels with each call, or"
                + " waybill.plain-http must say tokens-may-be-read-on-the-wire, and it is " + url);
    }

    /** What is wrong with a mail server that gets a password in the clear. */
    Optional<String> ofPlainMail(String kamelet, Map<String, Object> given) {
        boolean password = !NONE.equals(given.getOrDefault("user", NONE));
        return plainHttp
                        || !"mail-sink".equals(kamelet)
                        || !password
                        || !NONE.equals(given.get("security"))
                        || Loopback.is(String.valueOf(given.get("host")))
                ? Optional.empty()
                : Optional.of(
                        kamelet + ": security must be starttls or tls, since a password travels with each mail, or"
                                + " waybill.plain-http must say tokens-may-be-read-on-the-wire, and it is none");
    }

    private static String host(String url) {
        try {
            return URI.create(url.replace("{", "").replace("}", "")).getHost();
        } catch (IllegalArgumentException noUrl) {
            return null;
        }
    }

    private static Stream<KameletCall> calls(ModelCamelContext camel, RouteDefinition route) {
        return Stream.concat(
                KameletCall.of(camel, route.getInput().getEndpointUri()).stream(),
                KameletCall.amongSteps(camel, route));
    }
}
