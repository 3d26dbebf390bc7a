package io.waybill.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an update comes to while it is worked on.
 *
 * @param messages what is wrong
 * @param texts what is written in the end, if nothing is wrong
 */
record Dc21Change(RailsParameters parameters, Dc21File file, List<String> messages, Map<String, String> texts) {
    Dc21Change(RailsParameters parameters, Dc21File file) {
        this(parameters, file, new ArrayList<>(), new LinkedHashMap<>());
    }

    void wrong(String message) {
        messages.add(message);
    }

    /** What a text will be. */
    String will(String name) {
        return texts.getOrDefault(name, file.text(name));
    }
}
