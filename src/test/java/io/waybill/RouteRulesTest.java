package io.waybill;

import static io.waybill.ProjectFile.at;
import static io.waybill.ProjectFile.every;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house for route files: those that a team edits, and our own inside. */
class RouteRulesTest {
    private static final String[] FOLDERS = {"routes", "src/main/resources/inside"};
    private static final String POLICY = "routes/failure-policy.camel.yaml";
    private static final String API = "src/main/resources/inside/api.camel.yaml";
    private static final List<String> ENTRIES = List.of("route", "routeConfiguration");
    private static final int MOST_STEPS = 10;
    private static final int MOST_LINES = 60;

    /** A verb of the third person first ("Delivers"), and no second sentence. */
    private static final String SENTENCE = "[A-Z][a-z]*s (?:(?![.!?]\\s).)*[^.!?]\\.";

    /** One entry of a route file. */
    private record Entry(ProjectFile file, String kind, Object content) {
        Object id() {
            return at(content, "id");
        }

        String description() {
            return String.valueOf(at(content, "description")).strip();
        }

        @Override
        public String toString() {
            return file + ": the " + kind + " " + id();
        }
    }

    private static List<Entry> entries() {
        return files().stream()
                .flatMap(file -> ((List<?>) file.yaml())
                        .stream()
                                .flatMap(entry -> ((Map<?, ?>) entry).entrySet().stream())
                                .map(entry -> new Entry(file, entry.getKey().toString(), entry.getValue())))
                .toList();
    }

    private static List<Entry> routes() {
        return entries().stream().filter(entry -> entry.kind().equals("route")).toList();
    }

    /** All but the one that describes the API. */
    private static List<ProjectFile> files() {
        return ProjectFile.in(".yaml", FOLDERS).stream()
                .filter(file -> !file.toString().equals(API))
                .toList();
    }

    private static long steps(Entry route) {
        return ProjectFile.valuesOf("steps", route.content())
                .mapToLong(steps -> ((List<?>) steps).size())
                .sum();
    }

    @Test
    void anEntryIsARouteOrARouteConfiguration() {
        every(
                entries(),
                entry -> ENTRIES.contains(entry.kind()),
                entry -> entry.file() + ": an entry must be one of " + ENTRIES + ", and is " + entry.kind());
    }

    @Test
    void everyRouteHasAnId() {
        every(entries(), entry -> entry.id() != null, entry -> entry + " must have an id, and has none");
    }

    @Test
    void noTwoRoutesHaveTheSameId() {
        // A call of the API becomes a route of its id too.
        List<Object> ids = Stream.concat(
                        entries().stream().map(Entry::id),
                        ProjectFile.valuesOf("id", ProjectFile.at(API).yaml()))
                .toList();
        every(
                entries(),
                entry -> Collections.frequency(ids, entry.id()) == 1,
                entry -> entry + " must have an id of its own, and shares it");
    }

    @Test
    void everyRouteIsDescribedInOneSentenceInThePresentTense() {
        every(
                entries(),
                entry -> entry.description().matches("(?s)" + SENTENCE),
                entry -> entry + " must have a description in one sentence that begins with a verb, such as Delivers,"
                        + " and ends with a full stop, and has: " + entry.description());
    }

    @Test
    void noRouteHasMoreThanTenSteps() {
        every(
                routes(),
                route -> steps(route) >= 1 && steps(route) <= MOST_STEPS,
                route -> route + " must have 1 to " + MOST_STEPS + " steps, and has " + steps(route));
    }

    @Test
    void noRouteFileIsLongerThanSixtyLines() {
        every(
                files().stream().filter(file -> !file.toString().equals(POLICY)).toList(),
                file -> file.text().lines().count() <= MOST_LINES,
                file -> file + " must have at most " + MOST_LINES + " lines, and has "
                        + file.text().lines().count());
    }

    @Test
    void oneFileOnlySaysWhatBecomesOfAFailure() {
        assertThat(ProjectFile.at(POLICY).text()).contains("onException:");
        every(
                ProjectFile.in(".yaml", "routes", "src/main/resources"),
                file -> file.toString().equals(POLICY)
                        || file.found("\\b(onException)\\b").findAny().isEmpty(),
                file -> file + " must leave onException to " + POLICY + ", and has one");
    }

    @Test
    void everyBeanAndMethodThatARouteNamesExists() {
        every(
                files().stream()
                        .flatMap(file -> BeanCall.in(file.yaml(), Map.of()).map(call -> Map.entry(file, call)))
                        .toList(),
                call -> call.getValue().isRight(),
                call -> call.getKey() + ": " + call.getValue().complaint());
    }

    @Test
    void everyFailureOfThePolicyExists() {
        every(
                ProjectFile.valuesOf("exception", ProjectFile.at(POLICY).yaml())
                        .flatMap(ProjectFile::nodes)
                        .filter(String.class::isInstance)
                        .toList(),
                name -> BeanCall.classOf(name.toString()).isPresent(),
                name -> POLICY + ": an exception must be a class that exists, and is " + name);
    }
}
