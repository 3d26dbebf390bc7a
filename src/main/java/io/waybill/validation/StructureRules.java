package io.waybill.validation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What the YAML of routes must be built of: the right keys at the right places, with values of the right kind. */
public final class StructureRules {
    private static final Set<String> REQUIRED = Set.of("from", "uri");
    private static final String LANGUAGE = "org.apache.camel.model.language.";

    private final Vocabulary vocabulary = new Vocabulary();
    private final Findings findings;
    private final Set<Node> seen = new HashSet<>();
    private YamlFile file;

    public StructureRules(Findings findings) {
        this.findings = findings;
    }

    /** Checks a route file. */
    public void check(YamlFile yaml) {
        file = yaml;
        if (!(yaml.root() instanceof SequenceNode list)) {
            if (YamlFile.field(yaml.root(), "apiVersion").isEmpty()) {
                wrong(
                        yaml.root(),
                        "A route file must be a list of routes, each with '- ' in front, and is "
                                + NodeWords.kind(yaml.root()));
            }
            return;
        }
        list.getValue().forEach(this::checkRoot);
    }

    private void checkRoot(Node node) {
        if (!(node instanceof MappingNode entry) || entry.getValue().size() != 1) {
            wrong(
                    node,
                    "An entry of a route file must have one name, such as route, with all else further to the right, and is "
                            + NodeWords.keys(node));
            return;
        }
        Node key = entry.getValue().get(0).getKeyNode();
        String name = NodeWords.word(key);
        if (Vocabulary.ROOTS.contains(name)) {
            checkValue(name, entry.getValue().get(0).getValueNode(), "object:" + name);
        } else {
            wrong(
                    key,
                    "An entry of a route file must be one that Camel knows, and is '" + name + "'"
                            + NodeWords.meant(name, Vocabulary.ROOTS));
        }
    }

    private void checkStep(Node node) {
        if (!(node instanceof MappingNode step) || step.getValue().size() != 1) {
            wrong(
                    node,
                    "A step must have one name, such as to or setBody, with all else further to the right, and is "
                            + NodeWords.keys(node));
            return;
        }
        Node key = step.getValue().get(0).getKeyNode();
        String name = NodeWords.word(key);
        if (!vocabulary.isStep(name)) {
            wrong(
                    key,
                    "A step must be one that Camel knows, and is '" + name + "'"
                            + DidYouMean.of(name, vocabulary.steps()));
            return;
        }
        checkValue(name, step.getValue().get(0).getValueNode(), "object:" + name);
    }

    private void checkValue(String name, Node value, String type) {
        if (!seen.add(value)) {
            return;
        }
        if (type.startsWith("object:")) {
            vocabulary.word(type.substring("object:".length())).ifPresent(word -> checkObject(name, value, word));
        } else if (type.startsWith("array:")) {
            checkList(name, value, type.substring("array:".length()));
        } else if (type.equals("object")) {
            must(value instanceof MappingNode, value, name + " must be a mapping, NAME: VALUE in each line");
        } else {
            ValueRules.wrong(name, value, type).ifPresent(sentence -> wrong(value, sentence));
        }
    }

    private void checkObject(String name, Node value, Vocabulary.Word word) {
        if (value instanceof SequenceNode list && name.equals("beans")) {
            list.getValue().forEach(bean -> checkObject("a bean", bean, word));
            return;
        }
        if (!(value instanceof MappingNode mapping)) {
            must(
                    value instanceof ScalarNode && word.inline(),
                    value,
                    name + " must be a mapping with some of "
                            + NodeWords.sorted(word.keys().keySet()));
            return;
        }
        for (NodeTuple entry : mapping.getValue()) {
            checkKey(name, entry, word);
        }
        mustHave(name, mapping, word.keys().keySet());
    }

    private void mustHave(String name, MappingNode mapping, Set<String> known) {
        Set<String> given = new HashSet<>();
        mapping.getValue().forEach(entry -> given.add(NodeWords.name(entry.getKeyNode())));
        REQUIRED.stream()
                .filter(key -> known.contains(key) && !given.contains(key))
                .filter(key -> !name.matches("routeTemplate|poll.*|intercept.*"))
                .filter(key -> given.stream()
                        .noneMatch(other -> DidYouMean.of(other, known).contains(" " + key + "?")))
                .forEach(key -> wrong(mapping, name + " must have " + key + ", and has " + NodeWords.sorted(given)));
    }

    private void checkKey(String name, NodeTuple entry, Vocabulary.Word word) {
        String key = NodeWords.name(entry.getKeyNode());
        String type = word.keys().get(key);
        if (type == null) {
            wrong(
                    entry.getKeyNode(),
                    name + " must have keys that Camel knows, and has '" + key + "'"
                            + NodeWords.meant(key, word.keys().keySet()));
            return;
        }
        if (type.startsWith("object:" + LANGUAGE) && !Libraries.language(key)) {
            wrong(
                    entry.getKeyNode(),
                    "An expression must be in a language that is among the libraries, and is in '" + key + "'"
                            + NodeWords.meant(key, Libraries.languages()));
            return;
        }
        checkValue(key, entry.getValueNode(), type);
    }

    private void checkList(String name, Node value, String of) {
        if (of.equals("string")) {
            must(!(value instanceof MappingNode), value, name + " must be a text, or a list of them");
            return;
        }
        if (!(value instanceof SequenceNode list)) {
            must(false, value, name + " must be a list, each item with '- ' in front");
            return;
        }
        for (Node item : list.getValue()) {
            if (of.equals(Vocabulary.STEP)) {
                checkStep(item);
            } else {
                vocabulary.word(of).ifPresent(word -> checkItem(name, item, word));
            }
        }
    }

    /** A list of what has a name may repeat the name at each item, as onException does. */
    private void checkItem(String name, Node item, Vocabulary.Word word) {
        Optional<Node> named = YamlFile.field(item, name);
        boolean repeats = named.isPresent() && !word.keys().containsKey(name);
        checkObject(name, repeats ? named.get() : item, word);
    }

    private void must(boolean right, Node value, String sentence) {
        if (!right) {
            wrong(value, sentence + ", and is " + NodeWords.kind(value));
        }
    }

    private void wrong(Node at, String sentence) {
        findings.add(file.at(at), sentence);
    }
}
