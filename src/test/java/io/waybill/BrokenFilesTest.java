package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.waybill.validation.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes in {@code broken/corpus.yaml}: validate names each by line and column, and run refuses it in its words. */
class BrokenFilesTest {
    @TempDir
    Path home;

    static Stream<Arguments> mistakes() throws IOException {
        return cases("corpus.yaml");
    }

    static Stream<Arguments> oddities() throws IOException {
        return cases("odd-but-right.yaml");
    }

    private static Stream<Arguments> cases(String file) throws IOException {
        JsonNode cases = new YAMLMapper().readTree(BrokenFilesTest.class.getResourceAsStream("/broken/" + file));
        return StreamSupport.stream(cases.spliterator(), false)
                .map(one -> Arguments.of(one.get("case").asText(), one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsNamedWithItsPlaceByValidateAndByRun(String name, JsonNode mistake) throws IOException {
        Path edited = place(mistake, "databank.camel.yaml");
        String lines = Long.toString(new String(Files.readAllBytes(edited), StandardCharsets.ISO_8859_1)
                .lines()
                .count());
        List<String> right = StreamSupport.stream(mistake.get("says").spliterator(), false)
                .map(says -> says.asText().replace(":END:", ":" + lines + ":"))
                .toList();

        List<Finding> validated = ValidateCommand.findings(settings(), routes());
        WrongSetting refused = catchThrowableOfType(
                WrongSetting.class,
                () -> Engine.start(settings(), routes(), false).close());

        assertThat(validated).extracting(this::plain).containsExactlyElementsOf(right);
        assertThat(refused).as("the refusal of run").isNotNull();
        assertThat(refused.getMessage().lines().skip(1).map(String::strip).map(this::plain))
                .containsExactlyElementsOf(right);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void whatIsOddAndRightIsNotRefused(String name, JsonNode oddity) throws IOException {
        place(oddity, "more.camel.yaml");

        List<Finding> validated = ValidateCommand.findings(settings(), routes());

        assertThat(validated).isEmpty();
        assertThat(home.resolve("data")).doesNotExist();
    }

    /** The shipped files with settings that can run, and with the edit. */
    private Path place(JsonNode edit, String usual) throws IOException {
        Path folder = Files.createDirectory(home.resolve("routes"));
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                home.resolve("application.properties"),
                Files.readString(Path.of("application.properties"))
                        .replace("waybill.data = data", "waybill.data = " + home.resolve("data"))
                        .replace("waybill.http.port = 8080", "waybill.http.port = 0")
                        .replace("databank.dataset =\n", "databank.dataset = IDB-1234567\n")
                        .replace("env:DATABANK_TOKEN", "file:token"));
        String name = edit.path("file").asText(usual);
        Path file = name.endsWith(".properties") ? home.resolve(name) : folder.resolve(name);
        String before = Files.exists(file) ? Files.readString(file) : "";
        return Files.write(file, edited(before, edit));
    }

    private byte[] edited(String before, JsonNode edit) {
        if (edit.has("latin1")) {
            return edit.get("latin1").asText().getBytes(StandardCharsets.ISO_8859_1);
        }
        String text = edit.path("content").asText(before) + edit.path("append").asText();
        if (edit.has("replace")) {
            String replaced = edit.get("replace")
                    .asText()
                    .replace("DATA", home.resolve("data").toString());
            assertThat(text).as("the file before the mistake").contains(replaced);
            text = text.replace(replaced, edit.get("by").asText());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Settings settings() {
        return Settings.read(home.resolve("application.properties"));
    }

    private RouteFiles routes() {
        return RouteFiles.in(home.resolve("routes"));
    }

    private String plain(Object finding) {
        return finding.toString()
                .replace(home + "/routes/", "")
                .replace(home + "/", "")
                .replaceAll("(libraries.* there are \\[).*", "$1...");
    }
}
