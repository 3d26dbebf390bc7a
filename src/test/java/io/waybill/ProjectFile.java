package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A text file of the project, and what the tests of the house rules read out of it. */
record ProjectFile(Path path, String text) {

    static ProjectFile at(String path) {
        return read(Path.of(path));
    }

    /** The files whose names end with {@code ending}, in any depth; each of {@code folders} must have one. */
    static List<ProjectFile> in(String ending, String... folders) {
        return Stream.of(folders)
                .flatMap(folder -> {
                    List<ProjectFile> files = under(Path.of(folder), ending);
                    assertThat(files)
                            .as("A rule needs files, *%s in %s", ending, folder)
                            .isNotEmpty();
                    return files.stream();
                })
                .toList();
    }

    /** Every one of {@code items} must be {@code right}; a rule without items has seen nothing, and fails too. */
    static <T> void every(Collection<T> items, Predicate<T> right, Function<T, String> complaint) {
        assertThat(items).as("A rule needs something to look at").isNotEmpty();
        assertThat(items.stream().filter(right.negate()).map(complaint)).isEmpty();
    }

    Object yaml() {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /** The first group of every match. */
    Stream<String> found(String pattern) {
        return matches(pattern).map(match -> match.group(1));
    }

    Stream<MatchResult> matches(String pattern) {
        return Pattern.compile(pattern, Pattern.MULTILINE).matcher(text).results();
    }

    /** {@code node} and all that is in it, maps, lists and values. */
    static Stream<Object> nodes(Object node) {
        Collection<?> inside =
                node instanceof Map<?, ?> map ? map.values() : node instanceof List<?> list ? list : List.<Object>of();
        return Stream.concat(Stream.ofNullable(node), inside.stream().flatMap(ProjectFile::nodes));
    }

    /** Every value that stands under {@code key} somewhere in {@code node}. */
    static Stream<Object> valuesOf(String key, Object node) {
        return maps(node).map(map -> (Object) map.get(key)).filter(value -> value != null);
    }

    static Stream<Map<?, ?>> maps(Object node) {
        return nodes(node).filter(Map.class::isInstance).map(map -> (Map<?, ?>) map);
    }

    /** The value at the end of {@code keys}, one map in the other; null where there is none. */
    static Object at(Object node, String... keys) {
        Object value = node;
        for (String key : keys) {
            value = value instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return value;
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static List<ProjectFile> under(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> path.toString().endsWith(ending))
                    .sorted()
                    .map(ProjectFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProjectFile read(Path path) {
        try {
            return new ProjectFile(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
