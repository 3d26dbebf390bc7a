package io.waybill.validation;

import java.util.List;
import java.util.Set;
import org.apache.camel.util.StringHelper;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What nodes of YAML are called when something is wrong with them. */
final class NodeWords {
    private NodeWords() {}

    /** Camel takes keys with dashes, but not the names of steps. */
    static String word(Node key) {
        return YamlFile.text(key).orElse("a list or a mapping");
    }

    /** A key, as Camel takes it. */
    static String name(Node key) {
        return YamlFile.text(key).map(StringHelper::dashToCamelCase).orElse("a list or a mapping");
    }

    /** What may have been meant, or what there is, to stand at the end of a sentence. */
    static String meant(String given, Set<String> names) {
        String meant = DidYouMean.of(given, names);
        return meant.isEmpty() ? "; there are " + sorted(names) : meant;
    }

    /** The names that stand there. */
    static String keys(Node node) {
        return node instanceof MappingNode mapping && !mapping.getValue().isEmpty()
                ? mapping.getValue().stream()
                        .map(entry -> name(entry.getKeyNode()))
                        .toList()
                        .toString()
                : kind(node);
    }

    /** What stands there; its text may be a secret at the wrong place, and is not told. */
    static String kind(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().isEmpty() ? "empty" : "a text";
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }

    static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
