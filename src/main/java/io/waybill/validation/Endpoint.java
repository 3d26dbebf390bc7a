package io.waybill.validation;

import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.util.URISupport;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An endpoint as a route file has it.
 *
 * @param key {@code from}, {@code to}, {@code toD} ...
 * @param scheme before the colon, such as {@code file}
 * @param path after it, without the parameters
 * @param parameters as they are written, those of the URI and those of {@code parameters:}
 * @param uri where it is written
 */
public record Endpoint(
        YamlFile file, String key, String scheme, String path, Map<String, Parameter> parameters, Node uri) {
    private static final Set<String> KEYS = Set.of("from", "to", "toD", "wireTap", "poll");

    /** @param key null for one in the URI */
    public record Parameter(String value, Node key, Node node) {}

    /** The endpoints in {@code node} and all below it, in their order. */
    public static List<Endpoint> in(YamlFile file, Node node) {
        List<Endpoint> all = new ArrayList<>();
        walk(node, mapping -> {
            for (NodeTuple entry : mapping.getValue()) {
                String key = NodeWords.name(entry.getKeyNode());
                if (KEYS.contains(key)) {
                    of(file, key, entry.getValueNode(), "uri", "").ifPresent(all::add);
                } else if (key.equals("kamelet")) {
                    of(file, key, entry.getValueNode(), "name", "kamelet:").ifPresent(all::add);
                }
            }
        });
        return all;
    }

    private static void walk(Node node, Consumer<MappingNode> visitor) {
        if (node instanceof MappingNode mapping) {
            visitor.accept(mapping);
            mapping.getValue().stream()
                    .filter(entry -> !NodeWords.name(entry.getKeyNode()).equals("parameters"))
                    .forEach(entry -> walk(entry.getValueNode(), visitor));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> walk(item, visitor));
        }
    }

    private static Optional<Endpoint> of(YamlFile file, String key, Node value, String name, String prefix) {
        Node uri = value instanceof ScalarNode
                ? value
                : YamlFile.field(value, name).orElse(value);
        return YamlFile.text(uri).map(text -> of(file, key, prefix + text, uri, value));
    }

    private static Endpoint of(YamlFile file, String key, String text, Node uri, Node value) {
        int question = text.indexOf('?');
        String before = question < 0 ? text : text.substring(0, question);
        int colon = before.indexOf(':');
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        if (question >= 0) {
            inUri(text.substring(question + 1))
                    .forEach((option, given) -> parameters.put(option, new Parameter(given, null, uri)));
        }
        if (YamlFile.field(value, "parameters").orElse(null) instanceof MappingNode mapping) {
            add(parameters, "", mapping);
        }
        return new Endpoint(
                file,
                key,
                colon < 0 ? before : before.substring(0, colon),
                colon < 0 ? "" : before.substring(colon + 1).replaceFirst("^//", ""),
                parameters,
                uri);
    }

    private static void add(Map<String, Parameter> parameters, String prefix, MappingNode mapping) {
        for (NodeTuple entry : mapping.getValue()) {
            String option = prefix + NodeWords.name(entry.getKeyNode());
            if (entry.getValueNode() instanceof MappingNode inner) {
                add(parameters, option + ".", inner);
            }
            YamlFile.text(entry.getValueNode())
                    .ifPresent(text ->
                            parameters.put(option, new Parameter(text, entry.getKeyNode(), entry.getValueNode())));
        }
    }

    private static Map<String, String> inUri(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        try {
            URISupport.parseQuery(query, true, true).forEach((option, given) -> options.put(option, given.toString()));
        } catch (URISyntaxException e) {
            // Camel says so, with the whole of the URI.
        }
        return options;
    }

    public boolean isKamelet() {
        return scheme.equals("kamelet");
    }

    /** True for the beginning of a delivery, whose policy is not its own choice. */
    boolean isDelivery() {
        return isKamelet() && path.equals("waybill-source");
    }

    /** Where the endpoint is written. */
    public Position at() {
        return file.at(uri);
    }

    /** Where a parameter's name is written. */
    public Position atName(String parameter) {
        Parameter given = parameters.get(parameter);
        if (given == null) {
            return at();
        }
        return given.key() == null ? inUri(given.node(), parameter + "=", 0) : file.at(given.key());
    }

    /** Where a parameter's value is written; where the endpoint is, for one that is not given. */
    public Position atValue(String parameter) {
        Parameter given = parameters.get(parameter);
        if (given == null) {
            return at();
        }
        return given.key() == null
                ? inUri(given.node(), parameter + "=", parameter.length() + 1)
                : file.at(given.node());
    }

    private Position inUri(Node node, String part, int further) {
        for (String before : List.of("?", "&")) {
            Position at = file.at(node, before + part);
            if (!at.equals(file.at(node))) {
                return new Position(at.file(), at.line(), at.column() + 1 + further);
            }
        }
        return file.at(node);
    }
}
