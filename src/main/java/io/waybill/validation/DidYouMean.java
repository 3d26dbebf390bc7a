package io.waybill.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name that somebody may have meant who wrote another. */
public final class DidYouMean {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
    private static final int LETTERS_TO_AN_ERROR = 3;
    private static final int MOST_ERRORS = 3;

    private DidYouMean() {}

    /** {@code ; did you mean X?} to stand at the end of a sentence; empty where no name is near. */
    public static String of(String given, Collection<String> names) {
        return nearest(given, names, MOST_ERRORS)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
    }

    /**
     * The nearest of {@code names}.
     *
     * @param most so many letters may be another, too many or missing, and of each three only one
     */
    public static Optional<String> nearest(String given, Collection<String> names, int most) {
        int errors = Math.min(most, Math.max(1, given.length() / LETTERS_TO_AN_ERROR));
        return names.stream()
                .filter(name -> distance(given, name) <= errors)
                .min(Comparator.<String>comparingInt(name -> distance(given, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String one, String other) {
        return DISTANCE.apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
