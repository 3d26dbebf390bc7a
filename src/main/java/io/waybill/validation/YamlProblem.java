package io.waybill.validation;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What the parser says of a text that is no YAML, as people can use it. */
final class YamlProblem {
    private YamlProblem() {}

    /** Of a text in quotes that never ends, the end of the file says little. */
    static Optional<Mark> place(MarkedYamlEngineException e) {
        return isOpenQuote(e) ? e.getContextMark() : e.getProblemMark().or(e::getContextMark);
    }

    private static boolean isOpenQuote(MarkedYamlEngineException e) {
        return String.valueOf(e.getContext()).contains("quoted scalar");
    }

    /** In words. */
    static String of(MarkedYamlEngineException e) {
        if (isOpenQuote(e)) {
            return "a quotation mark opens here, and none closes it where it must";
        }
        if (String.valueOf(e.getContext()).contains("scanning an alias")) {
            return "a text that begins with * must stand in quotation marks";
        }
        return e.getProblem().strip().replace("\\t(TAB)", "tab").replaceAll("\\s+", " ");
    }
}
