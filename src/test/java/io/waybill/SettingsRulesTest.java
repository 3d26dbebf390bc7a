package io.waybill;

import static io.waybill.ProjectFile.every;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.validation.SettingKinds;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings file against what is used, both ways. */
class SettingsRulesTest {
    private static final ProjectFile FILE = ProjectFile.at("application.properties");
    private static final String PLACEHOLDER = "\\{\\{\\??([\\w.-]+)(?::[^}]*)?}}";

    /** A key, and the file that uses it. */
    private record Use(ProjectFile file, String key) {}

    private static List<String> declared() {
        List<String> keys = FILE.found("^([\\w.-]+) *=").toList();
        assertThat(keys)
                .as("A setting must be declared once in " + FILE)
                .isNotEmpty()
                .doesNotHaveDuplicates();
        return keys;
    }

    private static List<Use> inJava() {
        return ProjectFile.in(".java", "src/main/java").stream()
                .flatMap(file -> keys(file).map(key -> new Use(file, key)))
                .toList();
    }

    private static List<Use> inYaml(String... folders) {
        return ProjectFile.in(".yaml", folders).stream()
                .flatMap(file -> file.found(PLACEHOLDER).map(key -> new Use(file, key)))
                .toList();
    }

    /** The keys that a getter of Settings is given, whole or built with a prefix that a method of the file takes. */
    private static Stream<String> keys(ProjectFile file) {
        String getters = Stream.of(Settings.class.getDeclaredMethods())
                .filter(method -> method.getParameterCount() > 0 && method.getParameterTypes()[0] == String.class)
                .map(Method::getName)
                .distinct()
                .collect(joining("|", "\\.(?:", ")\\(\\s*"));
        Stream<String> whole = file.found(getters + "\"([^\"]+)\"").filter(key -> key.startsWith("waybill."));
        List<String> endings = file.found(getters + "prefix \\+ \"([^\"]+)\"").toList();
        Stream<String> built = file.found("\\b(\\w+)\\(String prefix\\)")
                .flatMap(method -> file.found("\\b" + method + "\\(\\s*\"([^\"]+)\""))
                .flatMap(prefix -> endings.stream().map(ending -> prefix + ending));
        return Stream.concat(whole, built);
    }

    /** What Waybill's own routes are told beside the settings. */
    private static Stream<String> toldInside() {
        return ProjectFile.at("src/main/java/io/waybill/CamelSettings.java").found("put\\(\\s*\"(inside\\.[^\"]+)\"");
    }

    private static void mustBeDeclared(List<Use> uses) {
        Set<String> declared = Stream.concat(declared().stream(), toldInside()).collect(Collectors.toSet());
        every(
                uses,
                use -> declared.contains(use.key()),
                use -> use.file() + ": the setting " + use.key() + " must be declared in " + FILE + ", and is not");
    }

    @Test
    void everySettingThatJavaReadsIsDeclared() {
        mustBeDeclared(inJava());
    }

    @Test
    void everySettingThatARouteReadsIsDeclared() {
        mustBeDeclared(inYaml("routes", "src/main/resources/inside"));
    }

    @Test
    void everyDeclaredSettingIsUsed() {
        Set<String> used = Stream.concat(inJava().stream(), inYaml("routes", "src/main/resources").stream())
                .map(Use::key)
                .collect(Collectors.toSet());
        every(declared(), used::contains, key -> FILE + ": the setting " + key + " must be used, and is not");
    }

    @Test
    void everySettingOfOursHasAKind() {
        assertThat(SettingKinds.keys())
                .containsExactlyInAnyOrderElementsOf(declared().stream()
                        .filter(key -> key.startsWith("waybill."))
                        .toList());
    }

    @Test
    void everySettingHasACommentLineAboveIt() {
        List<String> lines = FILE.text().lines().toList();
        every(
                IntStream.range(0, lines.size())
                        .filter(at -> lines.get(at).matches("[\\w.-]+ *=.*"))
                        .boxed()
                        .toList(),
                at -> at > 0 && lines.get(at - 1).matches("# .+"),
                at -> FILE + ": a comment line must stand above each setting, and none stands above " + lines.get(at));
    }
}
