package io.waybill.validation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A route as its file has it.
 *
 * @param root what stands at the top of the file: {@code route}, {@code from}, {@code routeTemplate}
 * @param node what stands below it
 */
public record RouteText(YamlFile file, String root, Node node) {
    /** The routes, templates and configurations of a file, in their order. */
    public static List<RouteText> in(YamlFile file) {
        return file.root() instanceof SequenceNode list
                ? list.getValue().stream()
                        .flatMap(entry -> Stream.of(
                                        "route", "from", "routeTemplate", "templatedRoute", "routeConfiguration")
                                .flatMap(root -> YamlFile.field(entry, root).stream()
                                        .map(node -> new RouteText(file, root, root.equals("from") ? entry : node))))
                        .toList()
                : List.of();
    }

    /** True for what takes messages from an endpoint. */
    public boolean isRoute() {
        return root.equals("route") || root.equals("from");
    }

    /** The node of a key, such as {@code id}. */
    public Optional<Node> field(String key) {
        return YamlFile.field(node, key);
    }

    /** The text of a key. */
    public Optional<String> text(String key) {
        return field(key).flatMap(YamlFile::text);
    }

    /** Where the value of a key stands; where the route begins, if it has none. */
    public Position at(String key) {
        return field(key).map(file::at).orElse(file.at(node));
    }

    /** The endpoints of it, in their order; the first is where it takes from. */
    public List<Endpoint> endpoints() {
        return Endpoint.in(file, node);
    }
}
