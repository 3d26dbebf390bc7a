package io.waybill.destination.datatile;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Places in an answer where a word may stand, tried in order: JSON pointers, and {@code text} for an answer that is one. */
final class JsonPointers {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String WHOLE_TEXT = "text";
    private static final int LONGEST = 200;

    private final List<String> places;

    private JsonPointers(List<String> places) {
        this.places = places;
    }

    /**
     * @param list separated by commas
     * @throws IllegalArgumentException for a place that is neither a JSON pointer nor {@code text}
     */
    static JsonPointers of(String list) {
        List<String> places = Stream.of(list.split(",")).map(String::strip).toList();
        places.stream().filter(place -> !place.equals(WHOLE_TEXT)).forEach(JsonPointer::compile);
        return new JsonPointers(places);
    }

    /** The first word found: a text or a number on one line, of at most 200 characters. */
    Optional<String> find(String answer) {
        return places.stream()
                .map(place -> place.equals(WHOLE_TEXT) ? text(answer) : at(place, answer))
                .map(String::strip)
                .filter(word -> !word.isEmpty()
                        && word.length() <= LONGEST
                        && word.chars().noneMatch(Character::isISOControl))
                .findFirst();
    }

    private static String at(String pointer, String answer) {
        try {
            JsonNode node = JSON.readTree(answer).at(pointer);
            return node.isTextual() || node.isNumber() ? node.asText() : "";
        } catch (JsonProcessingException noJson) {
            return "";
        }
    }

    /** One word, as it is or as JSON; a page of HTML or a sentence is none. */
    private static String text(String answer) {
        String word = answer.strip().replaceFirst("^\"(.*)\"$", "$1");
        return word.matches("[\\w.:-]+") ? word : "";
    }

    @Override
    public String toString() {
        return String.join(", ", places);
    }
}
