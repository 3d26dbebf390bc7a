package io.waybill;

import io.waybill.validation.DidYouMean;
import io.waybill.validation.Findings;
import io.waybill.validation.Placeholders;
import io.waybill.validation.Position;
import io.waybill.validation.RouteText;
import io.waybill.validation.SettingKinds;
import io.waybill.validation.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What settings must be, and be called, and that those are there which routes ask for. */
final class SettingsCheck {
    private static final int FEW_ERRORS = 2;
    private static final Set<String> WORDS_FOR_PEOPLE = Set.of("description", "note");

    private final Settings settings;
    private final Placeholders placeholders;
    private final Findings findings;
    private final Set<String> used = new HashSet<>();

    SettingsCheck(Settings settings, Placeholders placeholders, Findings findings) {
        this.settings = settings;
        this.placeholders = placeholders;
        this.findings = findings;
    }

    /**
     * @param files that could be read, whatever is in them
     * @param whole whether these are all that there are
     */
    void check(List<YamlFile> files, List<RouteText> routes, boolean whole) {
        findings.addAll(settings.findings());
        int before = findings.all().size();
        SettingKinds.check(settings.all(), this::at, findings);
        if (findings.all().size() == before) {
            OutsideAddress.wrong(settings).ifPresent(sentence -> findings.add(at("waybill.http.outside"), sentence));
            Cluster.wrong(settings).ifPresent(sentence -> findings.add(at("waybill.cluster"), sentence));
        }
        routes.stream()
                .filter(route -> !route.root().equals("routeTemplate"))
                .forEach(route -> checkPlaceholders(route.file(), route.node()));
        files.forEach(file -> use(file.root()));
        kamelets().forEach(kamelet -> used.addAll(Placeholders.keys(kamelet)));
        settings.all().values().forEach(value -> used.addAll(Placeholders.keys(value)));
        if (whole) {
            checkNames();
        }
    }

    private void checkPlaceholders(YamlFile file, Node node) {
        if (node instanceof ScalarNode scalar) {
            used.addAll(Placeholders.keys(scalar.getValue()));
            if (scalar.getValue().startsWith("property:")) {
                used.add(scalar.getValue().substring("property:".length()));
            }
            placeholders.missing(scalar.getValue()).forEach(key -> findings.add(file.at(node, key), missing(key)));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(item -> checkPlaceholders(file, item));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().stream()
                    .filter(entry -> !WORDS_FOR_PEOPLE.contains(
                            YamlFile.text(entry.getKeyNode()).orElse("")))
                    .forEach(entry -> checkPlaceholders(file, entry.getValueNode()));
        }
    }

    /** What stands in templates, beans and configurations is used too, and is not looked into. */
    private void use(Node node) {
        if (node instanceof ScalarNode scalar) {
            used.addAll(Placeholders.keys(scalar.getValue()));
        } else if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::use);
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> use(entry.getValueNode()));
        }
    }

    /** The texts of a team's own Kamelets. */
    private static List<String> kamelets() {
        try (Stream<Path> all = Files.list(Path.of("kamelets"))) {
            List<String> texts = new ArrayList<>();
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        } catch (IOException none) {
            return List.of();
        }
    }

    private String missing(String key) {
        return key.matches("(env|sys):.*")
                ? "{{" + key + "}} must be set in the surroundings of Waybill, and is not"
                : "{{" + key + "}} must be a setting, and there is none of that name"
                        + DidYouMean.of(key, settings.all().keySet());
    }

    /** A key that nobody uses is a team's own affair, but not where it is almost one of the shipped ones. */
    private Position at(String key) {
        return settings.position(key).orElse(Position.NOWHERE);
    }

    private void checkNames() {
        settings.all().values().stream()
                .filter(value -> value.startsWith("property:"))
                .forEach(value -> used.add(value.substring("property:".length())));
        Map<String, String> shipped = Settings.shipped().all();
        Set<String> groups = shipped.keySet().stream().map(SettingsCheck::group).collect(Collectors.toSet());
        settings.keyPositions().forEach((key, at) -> {
            boolean known = shipped.containsKey(key) || used.contains(key) || key.startsWith("camel.");
            boolean nearOurs = groups.contains(group(key))
                    || DidYouMean.nearest(key, shipped.keySet(), FEW_ERRORS).isPresent();
            if (!known && nearOurs) {
                findings.add(
                        at,
                        "A setting must be one of the shipped ones, or a route must use it, and '" + key
                                + "' is neither" + DidYouMean.of(key, shipped.keySet()));
            }
        });
    }

    private static String group(String key) {
        return key.replaceFirst("\\..*", "");
    }
}
