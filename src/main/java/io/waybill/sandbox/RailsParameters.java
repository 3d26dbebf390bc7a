package io.waybill.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request as Rails reads them: of a name that is repeated the last counts, and {@code name[]} makes an
 * array. The body is read after the query.
 *
 * <p>Source: the protocol page of DC21, "3 Encoding".
 */
final class RailsParameters {
    private final Map<String, String> scalars = new HashMap<>();
    private final Map<String, List<String>> arrays = new HashMap<>();

    void put(String name, String value) {
        if (name.endsWith("[]")) {
            String key = name.substring(0, name.length() - 2);
            scalars.remove(key);
            arrays.computeIfAbsent(key, first -> new ArrayList<>()).add(value);
        } else {
            arrays.remove(name);
            scalars.put(name, value);
        }
    }

    /** Absent for an array too. */
    Optional<String> text(String name) {
        return Optional.ofNullable(scalars.get(name));
    }

    boolean has(String name) {
        return scalars.containsKey(name) || arrays.containsKey(name);
    }

    /** Without its blank items; absent for what is no array. */
    Optional<List<String>> array(String name) {
        return Optional.ofNullable(arrays.get(name))
                .map(items -> items.stream().filter(item -> !item.isBlank()).toList());
    }

    /** An array, or one text of which brackets and quotes are dropped and that is cut at its commas. */
    Optional<List<String>> arrayOrText(String name) {
        return array(name)
                .or(() -> text(name)
                        .map(text -> List.of(text.replaceAll("[\\[\\]]", "").split(",")).stream()
                                .map(item ->
                                        item.strip().replaceAll("^\"+|\"+$", "").strip())
                                .filter(item -> !item.isEmpty())
                                .toList()));
    }
}
