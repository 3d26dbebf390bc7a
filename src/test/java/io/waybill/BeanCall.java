package io.waybill;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bean that YAML names, with the method if it names one: a local bean of the Kamelet, written {@code {{name}}}, or
 * one that Engine binds. The class of the latter is read in the source, and is null where that does not tell.
 */
record BeanCall(String ref, String method, boolean bound, Class<?> type) {
    private static final String WIRING = "src/main/java";
    private static final String REFERENCE = "#bean:";
    private static final String CLASS = "#class:";

    /** @param local the classes of the local beans, by name */
    static Stream<BeanCall> in(Object yaml, Map<String, String> local) {
        Map<String, Class<?>> beans = wired();
        local.forEach(
                (name, type) -> beans.put("{{" + name + "}}", classOf(type).orElse(null)));
        Stream<BeanCall> calls = ProjectFile.maps(yaml)
                .filter(map -> map.get("ref") instanceof String)
                .map(map -> of(beans, map.get("ref").toString(), (String) map.get("method")));
        Stream<BeanCall> references = ProjectFile.nodes(yaml)
                .filter(node -> node.toString().startsWith(REFERENCE))
                .map(node -> of(beans, node.toString().substring(REFERENCE.length()), null));
        return Stream.concat(calls, references);
    }

    private static BeanCall of(Map<String, Class<?>> beans, String ref, String method) {
        return new BeanCall(ref, method, beans.containsKey(ref), beans.get(ref));
    }

    boolean isRight() {
        return bound && (method == null || type == null || has(type, method));
    }

    String complaint() {
        return bound
                ? "the method " + method + " of the bean " + ref + " must exist in " + type + ", and does not"
                : "the bean " + ref + " must be in template.beans or bound by Engine, and is neither";
    }

    static boolean has(Class<?> type, String method) {
        return Stream.of(type.getMethods()).map(Method::getName).anyMatch(method::equals);
    }

    /** @param name of a class, with or without {@code #class:} before it */
    static Optional<Class<?>> classOf(String name) {
        try {
            String plain = name.startsWith(CLASS) ? name.substring(CLASS.length()) : name;
            return Optional.of(Class.forName(plain, false, BeanCall.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Map<String, Class<?>> wired() {
        Map<String, Class<?>> beans = new HashMap<>();
        ProjectFile.in(".java", WIRING)
                .forEach(file -> file.matches("\\bbind\\(\\s*\"(\\w+)\",\\s*(?:new )?(\\w+)(\\.?)")
                        .forEach(bind -> beans.put(
                                bind.group(1), bind.group(3).isEmpty() ? classOf(file, bind.group(2)) : null)));
        return beans;
    }

    /** @param word the name of a class, or of a variable */
    private static Class<?> classOf(ProjectFile file, String word) {
        String simple = Character.isUpperCase(word.charAt(0))
                ? word
                : file.found("\\b([A-Z]\\w+) " + word + "\\b").findFirst().orElse("");
        return Stream.concat(
                        file.found("^import ([\\w.]+\\." + simple + ");"),
                        file.found("^package ([\\w.]+);").map(name -> name + "." + simple))
                .flatMap(name -> classOf(name).stream())
                .findFirst()
                .orElse(null);
    }
}
