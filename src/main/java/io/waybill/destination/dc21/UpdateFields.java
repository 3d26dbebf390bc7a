package io.waybill.destination.dc21;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of a {@link MetadataUpdate} by the service's names: what each must be, and the reading of what was given. */
final class UpdateFields {
    /** Reads everything as it stands: a grant 1.10 stays 1.10. */
    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addHandler(new WrongFields())
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader CSV =
            CsvMapper.builder().enable(CsvParser.Feature.TRIM_SPACES).build().readerFor(String[].class);
    private static final BeanDescription DESCRIPTION =
            JSON.getDeserializationConfig().introspect(JSON.constructType(MetadataUpdate.class));
    private static final ObjectReader READER = JSON.readerFor(MetadataUpdate.class);

    /** Each with what it must be, in their order; those with two names by the first. */
    static final Map<String, String> ALLOWED = DESCRIPTION.findProperties().stream()
            .collect(Collectors.toMap(
                    BeanPropertyDefinition::getName,
                    property -> property.getMetadata().getDescription(),
                    (first, second) -> first,
                    LinkedHashMap::new));

    /** Those with a second name at the service, by it. */
    static final Map<String, String> ALIASES =
            Map.of("org_level2_id", "experiment_id", "file_processing_description", "description");

    static final Set<String> LISTS = DESCRIPTION.findProperties().stream()
            .filter(property -> property.getRawPrimaryType() == List.class)
            .map(BeanPropertyDefinition::getName)
            .collect(Collectors.toSet());

    private UpdateFields() {}

    /** Whether a field is called so. */
    static boolean isKnown(String name) {
        return ALLOWED.containsKey(ALIASES.getOrDefault(name, name));
    }

    /** What is wrong with a value of the field called {@code name}. */
    static WrongField wrong(String name, Object value) {
        String field = ALIASES.getOrDefault(name, name);
        return ALLOWED.containsKey(field)
                ? new WrongField(name, value == null ? null : value.toString(), ALLOWED.get(field))
                : new WrongField("a field", name, "one of " + String.join(", ", ALLOWED.keySet()));
    }

    /** The update that {@code fields} are; what cannot be read is told to {@code wrong} and left out. */
    static MetadataUpdate read(ObjectNode fields, Consumer<WrongField> wrong) {
        ALIASES.forEach((second, first) -> {
            if (fields.has(first) && fields.has(second)) {
                wrong.accept(new WrongField(second, fields.get(second).asText(), "left out beside " + first));
            }
        });
        fields.remove("$schema");
        texts(fields, wrong);
        List<WrongField> found = new ArrayList<>();
        try {
            MetadataUpdate update =
                    READER.withAttribute(WrongFields.FOUND, found).readValue(fields);
            found.forEach(wrong);
            return update;
        } catch (MismatchedInputException e) {
            String field =
                    e.getPath().isEmpty() ? "a field" : e.getPath().get(0).getFieldName();
            wrong.accept(wrong(field, fields.get(field)));
            fields.remove(field);
            return read(fields, wrong);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One text for a list is read as the service reads it; of other texts a blank one clears a description only. */
    private static void texts(ObjectNode fields, Consumer<WrongField> wrong) {
        for (String name : fields.properties().stream().map(Map.Entry::getKey).toList()) {
            JsonNode value = fields.get(name);
            boolean isText = value.isTextual();
            if (isText && LISTS.contains(name)) {
                list(fields, name, wrong);
            } else if (value.isContainerNode() && !LISTS.contains(name) && isKnown(name)) {
                wrong.accept(wrong(name, value.isObject() ? "an object" : "a list"));
                fields.remove(name);
            } else if (isText
                    && value.textValue().isBlank()
                    && !ALIASES.getOrDefault(name, name).equals("description")) {
                wrong.accept(wrong(name, value.textValue()));
                fields.remove(name);
            }
        }
    }

    private static void list(ObjectNode fields, String name, Consumer<WrongField> wrong) {
        String text = fields.remove(name).textValue();
        String record = text.strip().replaceAll("^\\[|]$", "");
        try {
            ArrayNode list = fields.putArray(name);
            if (!record.isBlank()) {
                Stream.of(CSV.<String[]>readValue(record)).forEach(list::add);
            }
        } catch (IOException malformed) {
            fields.remove(name);
            wrong.accept(new WrongField(name, text, "a list, or one text with commas between values, quoted or not"));
        }
    }

    /** The row as an object; a text that is none is told to {@code wrong}. */
    static ObjectNode object(JsonNode node, Consumer<WrongField> wrong) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        wrong.accept(new WrongField("an update", node.toString(), "an object with fields"));
        return JSON.createObjectNode();
    }
}
