package io.waybill.validation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.dsl.yaml.common.YamlDeserializerResolver;
import org.apache.camel.dsl.yaml.deserializers.BeansDeserializer;
import org.apache.camel.dsl.yaml.deserializers.CustomResolver;
import org.apache.camel.dsl.yaml.deserializers.ModelDeserializers;
import org.apache.camel.dsl.yaml.deserializers.ModelDeserializersResolver;
import org.apache.camel.spi.annotations.YamlProperty;
import org.apache.camel.spi.annotations.YamlType;

/** The words of Camel's YAML: which keys each node has, by the classes with which Camel reads them. */
final class Vocabulary {
    static final String STEP = "org.apache.camel.model.ProcessorDefinition";
    private static final String EXTENDS = "__extends";
    private static final String FROM = "org.apache.camel.model.FromDefinition";
    /** What may stand at the top of a file, one a list item. */
    static final Set<String> ROOTS = Set.of(
            "beans",
            "dataFormats",
            "errorHandler",
            "from",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint",
            "onCompletion",
            "onException",
            "rest",
            "restConfiguration",
            "route",
            "routeConfiguration",
            "routeTemplate",
            "templatedRoute");

    /** The beginning of a route says nothing of itself that could be asked for. */
    private static final Map<String, String> OF_FROM = Map.of(
            "id", "string",
            "description", "string",
            "uri", "string",
            "variableReceive", "string",
            "parameters", "object",
            "steps", "array:" + STEP);

    private final List<YamlDeserializerResolver> resolvers =
            List.of(new CustomResolver(new BeansDeserializer()), new ModelDeserializersResolver());
    private final Map<String, Optional<Word>> words = new HashMap<>();

    /**
     * What is known of a node.
     *
     * @param keys each with its type: {@code string}, {@code boolean}, {@code number}, {@code enum:A,B},
     *     {@code object:CLASS}, {@code array:CLASS}
     * @param inline whether it may be a text too
     */
    record Word(Map<String, String> keys, boolean inline) {}

    /** @param type a step's name, or a class; empty where nothing is known of it */
    Optional<Word> word(String type) {
        Optional<Word> known = words.get(type);
        if (known == null) {
            known = type.equals(FROM) || type.equals("from")
                    ? Optional.of(new Word(OF_FROM, true))
                    : annotation(type).map(this::word);
            words.put(type, known);
        }
        return known;
    }

    boolean isStep(String name) {
        return resolvers.stream().anyMatch(resolver -> resolver.resolve(name) != null);
    }

    private Optional<YamlType> annotation(String type) {
        return resolvers.stream()
                .map(resolver -> resolver.resolve(type))
                .filter(Objects::nonNull)
                .findFirst()
                .map(reader -> reader.getClass().getAnnotation(YamlType.class))
                .filter(annotation -> annotation.properties().length > 0);
    }

    private Word word(YamlType annotation) {
        Map<String, String> keys = new TreeMap<>();
        for (YamlProperty property : annotation.properties()) {
            if (property.name().equals(EXTENDS)) {
                word(property.type().replaceFirst("^\\w+:", ""))
                        .ifPresent(parent -> parent.keys().forEach(keys::putIfAbsent));
            } else {
                keys.put(property.name(), property.type());
            }
        }
        return new Word(keys, annotation.inline());
    }

    /** Every name of a step; it takes a while, and is only for those who wrote one that is none. */
    Set<String> steps() {
        Set<String> names = new TreeSet<>();
        Stream.of(ModelDeserializers.class.getDeclaredClasses())
                .map(reader -> reader.getAnnotation(YamlType.class))
                .filter(Objects::nonNull)
                .filter(type -> Arrays.stream(type.types())
                        .anyMatch(model -> org.apache.camel.model.ProcessorDefinition.class.isAssignableFrom(model)))
                .forEach(type -> names.addAll(List.of(type.nodes())));
        return names;
    }
}
