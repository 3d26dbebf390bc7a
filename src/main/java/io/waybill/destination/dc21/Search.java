package io.waybill.destination.dc21;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.destination.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicNameValuePair;

/**
 * The search by names. What is looked for is a POSIX pattern that knows no case and has no anchors of its own, so that it
 * gets them, and what is found is compared again (protocol page, "6 Search").
 */
final class Search {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\.\\[\\](){}*+?^$|]");
    private static final int NAMED = 10;

    /**
     * A file that was found.
     *
     * @param bytes its size, -1 where that is not told
     */
    record Found(long id, String name, long bytes, String type) {
        @Override
        public String toString() {
            return "file " + id + ", " + name + (bytes < 0 ? "" : ", " + bytes + " bytes");
        }
    }

    private Search() {}

    static NameValuePair forNames(Collection<String> names) {
        return pattern(names.stream().map(Search::quoted).collect(Collectors.joining("|")));
    }

    /** Any file that is called as {@code name}, or as the service calls another of that name: {@code x_1.dat}. */
    static NameValuePair forRenamed(String name) {
        return pattern(quoted(stem(name)) + "(_[0-9]+)?"
                + quoted(name.substring(stem(name).length())));
    }

    static boolean mayBe(String name, Found found) {
        String stem = stem(name);
        return found.name().matches(Pattern.quote(stem) + "(_\\d+)?" + Pattern.quote(name.substring(stem.length())));
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static NameValuePair pattern(String pattern) {
        return new BasicNameValuePair("filename", "^(" + pattern + ")$");
    }

    private static String quoted(String name) {
        return SPECIAL.matcher(name).replaceAll("\\\\$0");
    }

    /** The files that were found; empty where the answer is not a list of files. */
    static Optional<List<Found>> read(Answer answer) {
        return Dc21Access.json(answer)
                .filter(json -> answer.status() == 200 && json.isArray())
                .map(json -> StreamSupport.stream(json.spliterator(), false)
                        .filter(file -> file.path("file_id").canConvertToLong())
                        .map(Search::found)
                        .toList());
    }

    private static Found found(JsonNode file) {
        return new Found(
                file.get("file_id").asLong(),
                file.path("filename").asText(),
                file.path("file_size").asLong(-1),
                file.path("file_processing_status").asText());
    }

    /** Those of exactly that name. */
    static List<Found> named(List<Found> files, String name) {
        return files.stream().filter(file -> file.name().equals(name)).toList();
    }

    /** Files for a person. */
    static String inWords(List<Found> files) {
        return files.isEmpty()
                ? "no file"
                : files.stream().limit(NAMED).map(Found::toString).collect(Collectors.joining("; "))
                        + (files.size() > NAMED ? "; and " + (files.size() - NAMED) + " more" : "");
    }
}
