package io.waybill;

import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import io.waybill.validation.DidYouMean;
import io.waybill.validation.Endpoint;
import io.waybill.validation.Findings;
import io.waybill.validation.Placeholders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What must be right in one call of a Kamelet, with the place of what is not. */
final class CallCheck {
    private static final Set<String> WITHIN_KAMELETS = Set.of("source", "sink");

    private final Settings settings;
    private final Placeholders placeholders;
    private final Findings findings;
    private final CallRules rules;
    private final Tokens tokens;

    CallCheck(Settings settings, Placeholders placeholders, Findings findings) {
        this.settings = settings;
        this.placeholders = placeholders;
        this.findings = findings;
        this.rules = CallRules.of(settings);
        this.tokens = new Tokens(settings.all()::get);
    }

    /** The Kamelet must be there. */
    void checkName(Endpoint endpoint) {
        String name = CallText.name(endpoint, placeholders);
        boolean known = name.contains("{")
                || WITHIN_KAMELETS.contains(name)
                || KameletContract.of(name).isPresent()
                || Files.exists(Path.of("kamelets", name + KameletContract.ENDING));
        if (!known) {
            Set<String> names = KameletContract.names();
            findings.add(
                    endpoint.at(),
                    "A Kamelet must be one of " + names + ", or lie in kamelets/, and is '" + name + "'"
                            + DidYouMean.of(name, names));
        }
    }

    void check(CallText call) {
        for (ParameterRules.Complaint wrong :
                call.contract().rules().complaints(call.given(), key -> origin(call, key))) {
            boolean isKnown = call.contract().parameters(Map.of()).containsKey(wrong.parameter());
            findings.add(
                    wrong.parameter() == null
                            ? call.endpoint().at()
                            : isKnown
                                    ? call.at(wrong.parameter(), settings)
                                    : call.endpoint().atName(wrong.parameter()),
                    wrong.sentence());
        }
        Map<String, Object> known = new HashMap<>(call.given());
        known.values().removeIf(value -> value == null || value.toString().isEmpty());
        CallRules.addresses(known)
                .forEach(key -> rules.ofPlainHttp(call.name(), key, known)
                        .ifPresent(sentence -> findings.add(call.at(key, settings), sentence)));
        rules.ofPlainMail(call.name(), known)
                .ifPresent(sentence -> findings.add(call.at("security", settings), sentence));
        call.contract().tokens(known).forEach((key, reference) -> checkToken(call, key, reference, known));
    }

    private void checkToken(CallText call, String parameter, String reference, Map<String, Object> known) {
        try {
            Token token = tokens.find(reference);
            if (token.isFixed() && !call.off()) {
                token.read();
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            findings.add(
                    call.at(parameter, settings),
                    call.name() + ": " + parameter + origin(call, parameter) + ": " + e.getMessage());
            return;
        }
        if (parameter.equals("token") && call.isComplete()) {
            checkAge(call, tokens.find(reference), known);
        }
    }

    private void checkAge(CallText call, Token token, Map<String, Object> known) {
        try {
            call.contract().tokenLife(token, known);
        } catch (IllegalArgumentException e) {
            findings.add(call.at("tokenIssued", settings), call.name() + ": " + e.getMessage());
        }
    }

    private static String origin(CallText call, String parameter) {
        return call.setting(parameter).map(key -> " (the setting " + key + ")").orElse("");
    }
}
