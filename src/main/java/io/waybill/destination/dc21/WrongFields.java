package io.waybill.destination.dc21;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Goes on where a value cannot be read, and keeps what was wrong, so that all that is wrong is told at once. */
final class WrongFields extends DeserializationProblemHandler {
    /** Under what attribute of a reading a list of {@link WrongField} takes what is wrong. */
    static final String FOUND = "wrong";

    /** What the service reads as true or false, whatever its case (protocol page, "4 File Update"). */
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");

    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

    @Override
    public boolean handleUnknownProperty(
            DeserializationContext reading, JsonParser at, JsonDeserializer<?> reader, Object update, String name)
            throws IOException {
        found(reading, UpdateFields.wrong(name, null));
        at.skipChildren();
        return true;
    }

    @Override
    public Object handleWeirdStringValue(DeserializationContext reading, Class<?> type, String value, String why)
            throws IOException {
        String word = value.toLowerCase(Locale.ROOT);
        if (type == Boolean.class && (TRUE.contains(word) || FALSE.contains(word))) {
            return TRUE.contains(word);
        }
        found(reading, UpdateFields.wrong(field(reading.getParser()), value));
        return null;
    }

    @Override
    public Object handleWeirdNumberValue(DeserializationContext reading, Class<?> type, Number value, String why)
            throws IOException {
        found(reading, UpdateFields.wrong(field(reading.getParser()), value));
        return null;
    }

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext reading, JavaType type, JsonToken token, JsonParser at, String why)
            throws IOException {
        found(reading, UpdateFields.wrong(field(at), token == JsonToken.START_OBJECT ? "an object" : "a list"));
        at.skipChildren();
        return null;
    }

    /** Of an element, the field that is the list. */
    private static String field(JsonParser at) {
        JsonStreamContext where = at.getParsingContext();
        while (where != null && where.getCurrentName() == null) {
            where = where.getParent();
        }
        return where == null ? "a field" : where.getCurrentName();
    }

    @SuppressWarnings("unchecked")
    private static void found(DeserializationContext reading, WrongField wrong) {
        ((List<WrongField>) reading.getAttribute(FOUND)).add(wrong);
    }
}
