package io.waybill.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The search of the DC21 stand-in: what is asked for must all be so, a text is a pattern without anchors and without
 * regard to case, and one that is no pattern is not asked for at all.
 *
 * <p>Source: the protocol page of DC21, "6 Search".
 */
final class Dc21Search {
    private Dc21Search() {}

    static Reply answer(Dc21Registry registry, RailsParameters parameters) {
        List<Dc21File> found = registry.files().stream()
                .filter(matches(parameters, "filename", Dc21File::name))
                .filter(matches(parameters, "description", file -> file.text("description")))
                .filter(file -> parameters
                        .text("file_id")
                        .map(id -> id.equals(Long.toString(file.id())))
                        .orElse(true))
                .filter(file -> wanted(parameters, "stati")
                        .map(types -> types.contains(file.type()))
                        .orElse(true))
                .toList();
        return found.stream().anyMatch(file -> file.text("creator_email").isEmpty())
                ? Reply.noSuchPage()
                : Dc21Desk.json(200, found.stream().map(Dc21Search::shown).toList());
    }

    private static Optional<List<String>> wanted(RailsParameters parameters, String name) {
        return parameters.array(name).or(() -> parameters.text(name).map(List::of));
    }

    private static Predicate<Dc21File> matches(
            RailsParameters parameters, String name, Function<Dc21File, String> text) {
        try {
            return parameters
                    .text(name)
                    .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
                    .<Predicate<Dc21File>>map(
                            pattern -> file -> pattern.matcher(text.apply(file)).find())
                    .orElse(file -> true);
        } catch (PatternSyntaxException ignored) {
            return file -> true;
        }
    }

    private static Map<String, Object> shown(Dc21File file) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("filename", file.name());
        shown.put("file_size", (double) file.bytes());
        shown.put("file_processing_status", file.type());
        shown.put("experiment_id", file.text("experiment_id"));
        shown.put("file_id", file.id());
        shown.put("file_processing_description", file.text("description"));
        shown.put("published", file.isPublished());
        shown.put("creator", file.text("creator_email"));
        shown.put("labels", file.list("label_names"));
        shown.put("contributors", file.list("contributor_names"));
        return shown;
    }
}
