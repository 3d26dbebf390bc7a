package io.waybill.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFileTest {
    private static final String LETTERS = "ab=: \t\f\\\n\r#!u0041";

    /** Ten thousand texts of all that has a meaning in such a file. */
    @Test
    void everyTextIsReadAsJavaReadsIt() throws IOException {
        Random random = new Random(2);
        for (int number = 0; number < 10_000; number++) {
            String text = random.ints(random.nextInt(24), 0, LETTERS.length())
                    .mapToObj(at -> LETTERS.substring(at, at + 1))
                    .collect(Collectors.joining());

            Findings findings = new Findings();
            Map<String, String> read = new HashMap<>();
            SettingsFile.of(new TextFile("x", text), findings).forEach(one -> read.put(one.key(), one.value()));

            // Java has an empty key for a backslash at the very end.
            read.remove("");
            assertThat(read).as(text).isEqualTo(java(text, findings, read));
        }
    }

    private static Map<String, String> java(String text, Findings findings, Map<String, String> ours)
            throws IOException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IllegalArgumentException malformed) {
            assertThat(findings.isEmpty()).as(text).isFalse();
            return ours;
        }
        Map<String, String> values = new HashMap<>();
        properties.forEach(
                (key, value) -> values.put(key.toString(), value.toString().strip()));
        values.remove("");
        return values;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a = b' | 1:5",
                "'a=b' | 1:3",
                "'  a : b' | 1:7",
                "'a' | 1:2",
                "'a = ' | 1:5",
                "'# c%na%n%n' | 2:2",
                "'a = \\%n   b' | 2:4",
                "'a\\%n  b = c' | 2:7",
            })
    void aValueHasThePlaceWhereItBegins(String text, String place) {
        List<SettingsFile.Setting> settings = SettingsFile.of(new TextFile("x", text.formatted()), new Findings());

        assertThat(settings).extracting(setting -> setting.at().toString()).containsExactly("x:" + place);
    }
}
