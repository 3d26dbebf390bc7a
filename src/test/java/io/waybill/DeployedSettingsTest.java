package io.waybill;

import static io.waybill.ProjectFile.every;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings and routes that come with the manifests and with the unit. */
class DeployedSettingsTest {
    private static final String KUBERNETES = "deploy/kubernetes/application.properties";
    private static final String SYSTEMD = "deploy/systemd/application.properties";
    private static final ProjectFile MANUAL = ProjectFile.at("docs/deploying.md");

    private static Settings settings(String file) {
        Settings settings = Settings.shipped();
        for (var setting : ProjectFile.at(file).matches("^([\\w.-]+) = (.*)$").toList()) {
            settings = settings.with(setting.group(1), setting.group(2));
        }
        return settings;
    }

    private static Stream<String> secrets(String file, String folder) {
        return ProjectFile.at(file).found("= file:" + folder + "/(\\w+)$");
    }

    @ParameterizedTest
    @ValueSource(strings = {KUBERNETES, SYSTEMD, "docs/deploying.md"})
    void everySettingIsOneThatThereIs(String file) {
        Map<String, String> shipped = Settings.shipped().all();

        every(
                ProjectFile.at(file).found("^([\\w.-]+) = ").toList(),
                shipped::containsKey,
                key -> file + ": " + key + " must be in application.properties, and is not");
    }

    @Test
    void theRoutesOfTheManifestsAreTheShippedOneAndSoundWithTheirSettings() {
        assertThat(Path.of("deploy/kubernetes/routes/databank.camel.yaml"))
                .hasSameTextualContentAs(Path.of("routes/databank.camel.yaml"));
        assertThat(Inspection.of(settings(KUBERNETES), RouteFiles.in(Path.of("deploy/kubernetes/routes"))))
                .isEmpty();
    }

    @Test
    void theSettingsOfTheUnitAreSoundWithTheShippedRoutes() {
        assertThat(Inspection.of(settings(SYSTEMD), RouteFiles.in(Path.of("routes"))))
                .isEmpty();
    }

    @Test
    void everySecretOfTheManifestsIsMadeByTheManual() {
        every(
                secrets(KUBERNETES, "/run/secrets/waybill").toList(),
                secret -> MANUAL.text().contains("--from-file=" + secret + "="),
                secret -> MANUAL + " must say how the secret " + secret + " is made, and does not");
    }

    @Test
    void everySecretOfTheUnitIsLoadedByIt() {
        List<String> loaded = ProjectFile.at("deploy/systemd/waybill.service")
                .found("^LoadCredential=(\\w+):/etc/waybill/secrets/\\1$")
                .toList();

        assertThat(secrets(SYSTEMD, "/run/credentials/waybill.service")).containsExactlyElementsOf(loaded);
        assertThat(loaded).isNotEmpty();
    }

    @Test
    void everyFileThatTheKustomizationTakesInIsThere() {
        every(
                Manifests.read().kustomization().getConfigMapGenerator().stream()
                        .flatMap(generator -> generator.getFiles().stream())
                        .toList(),
                file -> Path.of(Manifests.FOLDER, file).toFile().isFile(),
                file -> Manifests.FOLDER + file + " must be there, and is not");
    }
}
