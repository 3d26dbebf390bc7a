package io.waybill;

import io.waybill.validation.Endpoint;
import io.waybill.validation.Placeholders;
import io.waybill.validation.Position;
import io.waybill.validation.RouteText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A call of one of our Kamelets, as its route file has it.
 *
 * @param given what the caller sets, by name; null for what is known only when the route runs
 * @param off whether the route is switched off
 */
record CallText(RouteText route, Endpoint endpoint, KameletContract contract, Map<String, Object> given, boolean off) {
    /** Empty for a Kamelet that is not ours, or a name that is made when the route runs. */
    static Optional<CallText> of(RouteText route, Endpoint endpoint, Placeholders settings, boolean off) {
        return KameletContract.of(name(endpoint, settings)).map(contract -> {
            Map<String, Object> given = new LinkedHashMap<>();
            endpoint.parameters()
                    .forEach((name, parameter) -> given.put(name, value(parameter.value(), settings, off)));
            given.keySet().removeAll(KameletCall.CAMELS_OWN);
            return new CallText(route, endpoint, contract, given, off);
        });
    }

    static String name(Endpoint endpoint, Placeholders settings) {
        return settings.in(endpoint.path()).replaceFirst("/.*", "");
    }

    private static String value(String text, Placeholders settings, boolean off) {
        boolean known = settings.isComplete(text) && !(off && text.contains("{{")) && !text.contains("${header.");
        return known ? KameletCall.plainValue(settings.in(text)) : null;
    }

    String name() {
        return contract.name();
    }

    boolean isComplete() {
        return !given.containsValue(null);
    }

    /** The setting that a parameter is taken from. */
    Optional<String> setting(String parameter) {
        return Optional.ofNullable(endpoint.parameters().get(parameter))
                .flatMap(given -> Placeholders.only(given.value()));
    }

    /** Where a parameter's value was written: in the settings, or in the route. */
    Position at(String parameter, Settings settings) {
        return setting(parameter)
                .flatMap(settings::position)
                .filter(position -> !position.equals(Position.NOWHERE))
                .orElseGet(() -> endpoint.atValue(parameter));
    }
}
