package io.waybill.validation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A YAML file as it was written: each of its nodes knows its place. */
public final class YamlFile {
    /** A key that is no text is told of with its place. */
    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setAllowNonScalarKeys(true).build();

    private final String name;
    private final List<String> lines;
    private final Node root;

    private YamlFile(TextFile text, Node root) {
        this.name = text.name();
        this.lines = text.text().lines().toList();
        this.root = root;
    }

    /** Empty for a text that is no YAML or nothing, which is then among {@code findings}. */
    public static Optional<YamlFile> of(TextFile text, Findings findings) {
        try {
            Optional<Node> root = new Compose(SETTINGS).composeString(text.text());
            if (root.isEmpty()) {
                findings.add(new Position(text.name(), 1, 1), "A route file must hold routes, and is empty");
            }
            Optional<YamlFile> file = root.map(node -> new YamlFile(text, node));
            file.ifPresent(yaml -> yaml.mustHaveEachKeyOnce(yaml.root, findings, new HashSet<>()));
            return file.filter(yaml -> !yaml.isWithinItself(yaml.root, findings, new ArrayDeque<>()));
        } catch (MarkedYamlEngineException e) {
            findings.add(at(text.name(), YamlProblem.place(e)), "This must be YAML, and is not: " + YamlProblem.of(e));
        } catch (ReaderException e) {
            findings.add(
                    at(text, e.getPosition()),
                    "This must be YAML, and here stands the character U+%04X, which may not"
                            .formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            findings.add(new Position(text.name(), 1, 1), "This must be YAML, and is not: " + e.getMessage());
        }
        return Optional.empty();
    }

    public String name() {
        return name;
    }

    public Node root() {
        return root;
    }

    public Position at(Node node) {
        return at(name, node.getStartMark());
    }

    private static Position at(String name, Optional<Mark> mark) {
        return mark.map(place -> new Position(name, place.getLine() + 1, place.getColumn() + 1))
                .orElse(new Position(name, 1, 1));
    }

    private static Position at(TextFile text, int characters) {
        String before =
                text.text().substring(0, Math.min(characters, text.text().length()));
        int line = before.lastIndexOf('\n') + 1;
        return new Position(
                text.name(),
                (int) before.chars().filter(character -> character == '\n').count() + 1,
                before.codePointCount(line, before.length()) + 1);
    }

    /** Where {@code part} stands in the text of {@code node}; the node's beginning if it cannot be found. */
    public Position at(Node node, String part) {
        if (node.getStartMark().isEmpty() || node.getEndMark().isEmpty()) {
            return at(node);
        }
        Mark begin = node.getStartMark().get();
        Mark end = node.getEndMark().get();
        for (int line = begin.getLine(); line <= Math.min(end.getLine(), lines.size() - 1); line++) {
            String text = lines.get(line);
            int from = line == begin.getLine() ? text.offsetByCodePoints(0, begin.getColumn()) : 0;
            int found = text.indexOf(part, from);
            if (found >= 0) {
                return new Position(name, line + 1, text.codePointCount(0, found) + 1);
            }
        }
        return at(node);
    }

    /** Of an anchor around its own alias there is no end. */
    private boolean isWithinItself(Node node, Findings findings, Deque<Node> around) {
        if (around.contains(node)) {
            findings.add(at(node), "An anchor must not stand around its own alias, and this one does");
            return true;
        }
        around.push(node);
        boolean within = below(node).anyMatch(inner -> isWithinItself(inner, findings, around));
        around.pop();
        return within;
    }

    private static Stream<Node> below(Node node) {
        if (node instanceof SequenceNode list) {
            return list.getValue().stream();
        }
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream().map(NodeTuple::getValueNode)
                : Stream.of();
    }

    private void mustHaveEachKeyOnce(Node node, Findings findings, Set<Node> seen) {
        if (!seen.add(node)) {
            return;
        }
        below(node).forEach(inner -> mustHaveEachKeyOnce(inner, findings, seen));
        if (node instanceof MappingNode mapping) {
            Set<String> keys = new HashSet<>();
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key && !keys.add(key.getValue())) {
                    findings.add(at(key), "A key must stand once, and '" + key.getValue() + "' stands here again");
                }
                if (!(entry.getKeyNode() instanceof ScalarNode)) {
                    findings.add(
                            at(entry.getKeyNode()),
                            "A key must be a text, and is not: a text that begins with { or [ must stand in quotation"
                                    + " marks");
                }
            }
        }
    }

    /** What stands under {@code key}; empty for a node that is no mapping, or has no such key. */
    public static Optional<Node> field(Node node, String key) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(entry -> NodeWords.name(entry.getKeyNode()).equals(key))
                        .map(NodeTuple::getValueNode)
                        .findFirst()
                : Optional.empty();
    }

    /** The text of a scalar; empty for another node. */
    public static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar ? Optional.of(scalar.getValue()) : Optional.empty();
    }
}
