package io.waybill;

import static io.waybill.ProjectFile.at;
import static io.waybill.ProjectFile.every;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.ledger.State;
import io.waybill.observe.Observed;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample alerts and the dashboard in docs, against what a running Waybill tells. */
class AlertsAndDashboardTest {
    private static final ProjectFile ALERTS = ProjectFile.at("docs/alerts.yml");
    private static final ProjectFile DASHBOARD = ProjectFile.at("docs/grafana.json");
    private static final Pattern NO_METRIC =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(?:by|on) \\([^)]*\\)|\\b\\d[\\d.]*\\b");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z_]\\w*");
    private static final Set<String> OF_PROMQL = Set.of(
            "sum", "max", "min", "abs", "rate", "increase", "histogram_quantile", "predict_linear", "and", "unless");
    private static final Pattern STATES = Pattern.compile("state=~?\"([^\"]+)\"");

    @TempDir
    static Path folder;

    private static Set<String> scraped;

    @BeforeAll
    static void scrape() throws Exception {
        try (RunningPlace place = RunningPlace.in(folder.resolve("place"))) {
            scraped = new HashSet<>(new Observed(place.engine()).scrape().names());
        }
        // Prometheus adds it to each scrape.
        scraped.add("up");
    }

    private static List<Map<?, ?>> alerts() {
        return ((List<?>) at(ALERTS.yaml(), "groups"))
                .stream()
                        .flatMap(group -> ((List<?>) at(group, "rules")).stream())
                        .<Map<?, ?>>map(rule -> (Map<?, ?>) rule)
                        .toList();
    }

    private static List<String> expressionsOfAlerts() {
        return alerts().stream().map(alert -> alert.get("expr").toString()).toList();
    }

    private static JsonNode dashboard() throws Exception {
        return JsonMapper.builder().build().readTree(DASHBOARD.text());
    }

    private static List<JsonNode> panels() throws Exception {
        return StreamSupport.stream(dashboard().get("panels").spliterator(), false)
                .toList();
    }

    private static List<String> expressionsOfPanels() throws Exception {
        return dashboard().findValuesAsText("expr");
    }

    private static List<String> metrics(List<String> expressions) {
        return expressions.stream()
                .flatMap(
                        expression -> WORD.matcher(NO_METRIC.matcher(expression).replaceAll(" "))
                                .results()
                                .map(MatchResult::group))
                .filter(word -> !OF_PROMQL.contains(word))
                .distinct()
                .toList();
    }

    @Test
    void everyMetricOfAnAlertIsInAScrape() {
        every(
                metrics(expressionsOfAlerts()),
                scraped::contains,
                metric -> ALERTS + ": " + metric + " must be in a scrape, and is not");
    }

    @Test
    void everyMetricOfTheDashboardIsInAScrape() throws Exception {
        every(
                metrics(expressionsOfPanels()),
                scraped::contains,
                metric -> DASHBOARD + ": " + metric + " must be in a scrape, and is not");
    }

    @Test
    void everyStateThatIsAskedForIsOneOfTheLedger() throws Exception {
        Set<String> states =
                new HashSet<>(Stream.of(State.values()).map(State::name).toList());
        List<String> asked = Stream.concat(expressionsOfAlerts().stream(), expressionsOfPanels().stream())
                .flatMap(expression -> STATES.matcher(expression).results())
                .flatMap(match -> Stream.of(match.group(1).split("\\|")))
                .toList();
        every(asked, states::contains, state -> state + " must be a state of the ledger, and is not");
    }

    @Test
    void everyAlertSaysHowBadItIsAndWhatToDo() {
        every(
                alerts(),
                alert -> Set.of("alert", "expr", "for", "labels", "annotations")
                                .containsAll(alert.keySet().stream()
                                        .map(Object::toString)
                                        .toList())
                        && String.valueOf(alert.get("alert")).matches("Waybill[A-Z]\\w+")
                        && (alert.get("for") == null
                                || alert.get("for").toString().matches("\\d+[mh]"))
                        && Set.of("warning", "critical").contains(String.valueOf(at(alert, "labels", "severity")))
                        && String.valueOf(at(alert, "annotations", "summary")).endsWith(".")
                        && String.valueOf(at(alert, "annotations", "description"))
                                .endsWith("."),
                alert -> ALERTS + ": an alert must have a name, a severity, and two sentences, and has not: " + alert);
        assertThat(alerts().stream().map(alert -> alert.get("alert"))).doesNotHaveDuplicates();
    }

    @Test
    void everyPanelAsksTheDataSourceThatIsChosen() throws Exception {
        assertThat(dashboard().at("/templating/list/0/type").asText()).isEqualTo("datasource");
        every(
                panels(),
                panel -> panel.at("/datasource/uid").asText().equals("${datasource}")
                        && !panel.get("title").asText().isEmpty()
                        && !panel.get("targets").isEmpty(),
                panel -> DASHBOARD + ": the panel must have a title, a query and the chosen source: " + panel);
    }

    @Test
    void theDashboardCanBeImportedAndNoPanelLiesOnAnother() throws Exception {
        List<Rectangle> places = new ArrayList<>();
        for (JsonNode panel : panels()) {
            JsonNode place = panel.get("gridPos");
            Rectangle mine = new Rectangle(
                    place.get("x").asInt(),
                    place.get("y").asInt(),
                    place.get("w").asInt(),
                    place.get("h").asInt());
            assertThat(places).noneMatch(mine::intersects);
            assertThat(mine.getMaxX()).isLessThanOrEqualTo(24);
            places.add(mine);
        }
        assertThat(dashboard().get("id").isNull()).isTrue();
        assertThat(panels().stream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
    }
}
