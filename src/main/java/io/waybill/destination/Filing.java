package io.waybill.destination;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What a destination made of a file, where that is more than to hold it.
 *
 * @param id of the file there; null where it is called by its name
 * @param name of the file there, where it is another than ours
 * @param rows what became of each row of a table; null for a file that is none
 * @param warnings what it said that a person should read
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Filing(String id, String name, Rows rows, List<String> warnings) {
    public Filing {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
    }

    /**
     * The rows of a table.
     *
     * @param all of them
     * @param done those that the destination has done
     * @param refused those that it has not, or that were not sent to it
     * @param why a sentence for each of those that were refused, up to a limit
     * @param notListed how many of them have no sentence here
     */
    public record Rows(
            long all,
            long done,
            long refused,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> why,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) long notListed) {
        public Rows {
            why = why == null ? List.of() : List.copyOf(why);
        }
    }

    /** What a person should read of it, on one line; null for nothing. */
    @JsonIgnore
    public String reservations() {
        String refused = rows == null || rows.refused() == 0
                ? ""
                : rows.refused() + " of " + rows.all() + " rows refused: " + brief(rows.why(), rows.refused());
        String warned = warnings.isEmpty() ? "" : "with a warning: " + brief(warnings, warnings.size());
        String all = refused + (refused.isEmpty() || warned.isEmpty() ? "" : "; ") + warned;
        return all.isEmpty() ? null : all;
    }

    private static String brief(List<String> sentences, long all) {
        return sentences.isEmpty() ? "" : sentences.get(0) + (all > 1 ? " (and " + (all - 1) + " more)" : "");
    }
}
