package io.waybill.console;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which version of the route files runs, and what was changed since and does not.
 *
 * @param since when the version that runs was taken
 * @param taken how many changes were taken since the start
 * @param taking a change that is right and waits for what is on its way; null for none
 * @param refused a change that is not taken; null for none
 * @param restart what was changed and takes a restart, in a sentence; null for nothing
 */
public record RoutesStatus(Instant since, long taken, Edit taking, Edit refused, String restart) {
    /**
     * A change of the route files.
     *
     * @param seen when it was seen
     * @param files that say something else now, are new, or are gone
     * @param wrong why it is not taken, a sentence each with its place; none where it is
     */
    public record Edit(Instant seen, List<String> files, List<String> wrong) {}

    /** Whether a person has to do something; a change that is being taken comes to its end by itself. */
    @JsonIgnore
    public boolean needsAPerson() {
        return refused != null || restart != null;
    }

    /** What a person should know of. */
    @JsonProperty
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        if (refused != null) {
            troubles.add(changed(refused) + " not taken: " + wrong(refused.wrong()) + " The version of "
                    + Words.time(since) + " goes on.");
        }
        if (taking != null) {
            troubles.add(changed(taking) + " being taken: it waits until what is on its way has come to a border.");
        }
        if (restart != null) {
            troubles.add(restart);
        }
        return troubles;
    }

    private static String changed(Edit edit) {
        return String.join(", ", edit.files()) + (edit.files().size() == 1 ? " was" : " were") + " changed at "
                + Words.time(edit.seen()) + " and " + (edit.files().size() == 1 ? "is" : "are");
    }

    private static String wrong(List<String> wrong) {
        return wrong.get(0)
                + (wrong.get(0).matches("(?s).*[.?!]") ? "" : ".")
                + (wrong.size() == 1 ? "" : " There is more: ./waybill validate says all of it.");
    }
}
