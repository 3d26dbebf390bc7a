package io.waybill.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** The JSON that the API speaks: UTF-8, times as in {@code 2026-11-21T03:33:48.123Z}. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantFromText())
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addDeserializer(LocalDate.class, new DateFromText()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer must become JSON, and did not", e);
        }
    }

    /** For a person's eyes: indented. */
    public static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report must become JSON, and did not", e);
        }
    }

    /** @throws IllegalArgumentException for bytes that are no such JSON; the message does not quote them */
    public static <T> T parse(byte[] json, Class<T> type) {
        try {
            T value = json == null ? null : MAPPER.readValue(new String(json, StandardCharsets.UTF_8), type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("JSON of a " + type.getSimpleName() + " must be well formed", notJson);
        }
        throw new IllegalArgumentException("JSON of a " + type.getSimpleName() + " must be given, and was nothing");
    }

    private static final class DateFromText extends FromStringDeserializer<LocalDate> {
        DateFromText() {
            super(LocalDate.class);
        }

        @Override
        protected LocalDate _deserialize(String text, DeserializationContext context) throws IOException {
            return LocalDate.parse(text);
        }
    }

    private static final class InstantFromText extends FromStringDeserializer<Instant> {
        InstantFromText() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) throws IOException {
            return Instant.parse(text);
        }
    }
}
