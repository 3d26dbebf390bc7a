package io.waybill;

import static io.waybill.ProjectFile.at;
import static io.waybill.ProjectFile.every;

import io.waybill.Kamelet.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of the house for what a Kamelet lets its caller set: a contract for whoever calls it. */
class KameletRulesTest {
    private static final String CREDENTIAL =
            "(?i:.*(password|passwd|secret|api[-_]?key|credential).*)|(?i:sas)([-_A-Z].*)?";

    private static List<Parameter> parameters() {
        return Kamelet.all().stream()
                .flatMap(kamelet -> kamelet.parameters().stream())
                .toList();
    }

    @Test
    void everyKameletHasItsFilesNameATitleAndADescription() {
        every(
                Kamelet.all(),
                kamelet -> kamelet.toString().endsWith("/" + at(kamelet.yaml(), "metadata", "name") + Kamelet.ENDING)
                        && at(kamelet.definition(), "title") != null
                        && String.valueOf(at(kamelet.definition(), "description"))
                                .strip()
                                .endsWith("."),
                kamelet ->
                        kamelet + " must have metadata.name as its file, a title, and a description with a full stop");
    }

    @Test
    void everyParameterHasATitleADescriptionAndAType() {
        for (String key : List.of("title", "description", "type")) {
            every(
                    parameters(),
                    parameter -> parameter.says(key),
                    parameter -> parameter + " must have a " + key + ", and has none");
        }
    }

    @Test
    void everyParameterIsRequiredOrHasADefault() {
        every(
                parameters(),
                parameter -> parameter.isRequired() != (at(parameter.content(), "default") != null),
                parameter -> parameter + " must either be required or have a default, and is neither or both");
    }

    @Test
    void everyRequiredParameterIsDeclared() {
        every(
                Kamelet.all(),
                kamelet -> kamelet.parameters().stream()
                        .map(Parameter::name)
                        .toList()
                        .containsAll(kamelet.required()),
                kamelet -> kamelet + " must declare each of its required parameters, which are " + kamelet.required());
    }

    @Test
    void aTokenAndNothingElseIsShownAsAPassword() {
        every(
                parameters(),
                parameter -> parameter.name().matches("token|.*Token")
                        == "password".equals(at(parameter.content(), "format")),
                parameter -> parameter + " must have format: password if it is a token, and only then");
    }

    @Test
    void aCredentialIsCalledToken() {
        every(
                parameters(),
                parameter -> !parameter.name().matches(CREDENTIAL),
                parameter -> parameter + " must be called token, so that it is taken as a reference and never shown");
    }

    @Test
    void noBeanIsCalledAsAParameterIs() {
        every(
                parameters(),
                parameter -> parameter.kamelet().beans().stream()
                        .noneMatch(bean -> bean.name().equals(parameter.name())),
                parameter -> parameter + " must not share its name with a bean, whose name it would take the place of");
    }
}
