package io.waybill;

import static io.waybill.ProjectFile.every;
import static io.waybill.ProjectFile.maps;
import static io.waybill.ProjectFile.valuesOf;

import io.waybill.Kamelet.Bean;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house for how a Kamelet does its work: YAML decides order, Java decides meaning. */
class RecipeRulesTest {
    /** They compute; a Kamelet asks a bean instead. */
    private static final Set<String> LANGUAGES = Set.of(
            "csimple",
            "datasonnet",
            "groovy",
            "java",
            "joor",
            "jq",
            "js",
            "jsonpath",
            "mvel",
            "ognl",
            "python",
            "spel",
            "wasm",
            "xpath",
            "xquery");

    /** A value that Java has decided about, or whether there is one. */
    private static final String QUESTION = "\\$\\{(variable\\.\\w+(\\.\\w+)*|body\\.\\w+)}( != null)?";

    /** Something in a Kamelet. */
    private record Found<T>(Kamelet kamelet, T what) {
        String says(String complaint) {
            return kamelet + ": " + complaint;
        }
    }

    private static <T> List<Found<T>> all(Function<Kamelet, Stream<T>> search) {
        return Kamelet.all().stream()
                .flatMap(kamelet -> search.apply(kamelet).map(what -> new Found<>(kamelet, what)))
                .toList();
    }

    private static List<Bean> beans() {
        return Kamelet.all().stream()
                .flatMap(kamelet -> kamelet.beans().stream())
                .toList();
    }

    private static Set<String> names(Kamelet kamelet) {
        Set<String> names = new HashSet<>();
        kamelet.parameters().forEach(parameter -> names.add(parameter.name()));
        kamelet.beans().forEach(bean -> names.add(bean.name()));
        return names;
    }

    private static String simple(Object expression) {
        return String.valueOf(expression instanceof String ? expression : ProjectFile.at(expression, "expression"));
    }

    @Test
    void everyBeanIsOfAClassThatExists() {
        every(
                beans(),
                bean -> bean.type().startsWith("#class:")
                        && BeanCall.classOf(bean.type()).isPresent(),
                bean -> bean + " must have a type #class: of a class that exists, and has " + bean.type());
    }

    @Test
    void everyPropertyOfABeanHasASetter() {
        every(
                beans(),
                bean -> bean.settersMissing().isEmpty(),
                bean -> bean + " must have a setter for each property, and lacks " + bean.settersMissing());
    }

    @Test
    void everyBeanAndMethodThatARecipeNamesExists() {
        every(
                all(Kamelet::calls),
                call -> call.what().isRight(),
                call -> call.says(call.what().complaint()));
    }

    @Test
    void everyPlaceholderIsAParameterABeanOrASetting() {
        every(
                all(kamelet -> kamelet.file().found("\\{\\{\\??([\\w-]+)}}")),
                key -> names(key.kamelet()).contains(key.what()),
                key -> key.says("{{" + key.what() + "}} must be a parameter or a bean of the Kamelet, and is neither"));
    }

    @Test
    void everyParameterIsUsed() {
        every(
                all(kamelet -> kamelet.parameters().stream()),
                parameter -> parameter
                        .kamelet()
                        .file()
                        .text()
                        .contains("{{" + parameter.what().name() + "}}"),
                parameter -> parameter.what() + " must be used in the recipe, and is not");
    }

    @Test
    void aSimpleExpressionOnlyAsksWhatJavaHasDecided() {
        every(
                all(kamelet -> valuesOf("simple", kamelet.template()).map(RecipeRulesTest::simple)),
                simple -> simple.what().matches(QUESTION),
                simple -> simple.says("a simple expression must be ${variable.NAME.METHOD}, or whether it is != null,"
                        + " and is " + simple.what()));
    }

    @Test
    void noRecipeComputes() {
        every(
                all(kamelet -> maps(kamelet.template()).flatMap(map -> map.keySet().stream())),
                key -> !LANGUAGES.contains(key.what().toString()),
                key -> key.says("a recipe must ask a bean, and computes in " + key.what()));
    }
}
