package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.ledger.State;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong is said before the first route runs, in words that name it. */
class StartupTest extends SceneTest {
    @ParameterizedTest
    @CsvSource({
        "databank.baseUrl, http://127.0.0.1:1/, baseUrl",
        "databank.baseUrl, databank.illinois.edu, baseUrl",
        "databank.baseUrl, http://databank.illinois.edu, https",
        "databank.dataset, '', the setting databank.dataset",
        "databank.dataset, a b, dataset",
        "databank.token, 0123456789abcdef-literal, env:NAME",
        "databank.token, env:WAYBILL_TEST_NOT_SET, WAYBILL_TEST_NOT_SET",
        "waybill.retry.first-delay, 5 seconds, waybill.retry.first-delay",
        "waybill.retry.attempts, many, waybill.retry.attempts",
        "waybill.retry.largest-delay, 1ms, delays",
    })
    void aWrongSettingKeepsWaybillFromStartingAndIsNamed(String key, String value, String named) {
        scene.with(key, value == null ? "" : value);

        failure().isInstanceOf(WrongSetting.class).hasMessageContaining(named).hasMessageNotContaining("-literal");
    }

    @ParameterizedTest
    @CsvSource({
        "'waybill-sink?destination=databank', 'waybill-sink?destination=databank&spol=link', spol",
        "'waybill-sink?destination=databank', 'waybill-sink?destination=databank&spool=lnk', lnk",
        "'routeConfigurationId: failure-policy', 'routeConfigurationId: falure-policy', falure-policy",
        "'    routeConfigurationId: failure-policy\n', '', failure-policy",
        "'kamelet:databank-sink', 'kamelet:databnk-sink', databnk-sink",
        "'              dataset:', '              datset:', dataset",
        "'protocol:', 'protocol: tuss #', tuss",
        "'protocol:', 'tokenIssued: yesterday #', 2026-11-21T10:00:00Z",
        "'baseUrl:', 'system: staging #', production",
        "'schedule:', 'stableFor: soon #', stableFor",
        "'schedule:', 'schedul:', schedul",
        "'schedule:', 'timeZone: Urbana #', Urbana",
        "'    from:', '    frm:', databank.camel.yaml",
        "'- route:', '- route: [', databank.camel.yaml",
    })
    void aWrongRouteKeepsWaybillFromStartingAndIsNamed(String text, String replacement, String named) {
        scene.editedRoutes(text, replacement == null ? "" : replacement);

        failure().isInstanceOf(WrongSetting.class).hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token: my-literal", "keyToken: my-literal", "hots: there"})
    void aWrongSftpSourceKeepsWaybillFromStarting(String wrong) {
        scene.fromSftp(1, scene.inbox, wrong);

        failure()
                .isInstanceOf(WrongSetting.class)
                .hasMessageNotContaining("-literal")
                .message()
                .containsAnyOf("env:NAME", wrong.substring(0, 4));
    }

    @Test
    void twoDestinationsForOneDatasetAreRefused() throws Exception {
        String delivery = Files.readString(Path.of("routes/databank.camel.yaml"));
        scene.onlyRoute(delivery
                + delivery.substring(delivery.indexOf("- route:\n    id: databank-delivery"))
                        .replace("id: databank-delivery", "id: second-delivery")
                        .replace("destination=databank", "destination=second"));

        failure().hasMessageContaining("one destination only").hasMessageContaining("second-delivery");
    }

    @Test
    void aRouteFolderWithoutAPolicyUsesTheShippedOne() throws Exception {
        scene.onlyRoute(Files.readString(Path.of("routes/databank.camel.yaml")));
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
    }

    @Test
    void aSinkWorksInAPlainRouteWithoutTheQueue() {
        scene.onlyRoute("""
                - route:
                    id: plain
                    description: Sends files straight to the dataset.
                    from:
                      uri: "file:{{databank.inbox}}"
                      parameters:
                        delete: true
                      steps:
                        - to:
                            uri: kamelet:databank-sink
                            parameters:
                              baseUrl: "{{databank.baseUrl}}"
                              dataset: "{{databank.dataset}}"
                              token: "{{databank.token}}"
                """);
        scene.file("soil.csv", 10);

        scene.runOnce();

        assertThat(scene.delivered()).extracting(file -> file.bytes()).containsExactly(10L);
    }

    @Test
    void aSecondWaybillOnOneDataFolderIsRefused() {
        scene.start();

        failure().hasMessageContaining("waybill.data").hasMessageContaining("another process");
    }

    @Test
    void anUnknownSettingIsRefusedByName() throws Exception {
        Path file = Files.writeString(home.resolve("own.properties"), "waybill.retries.attempts = 3\n");

        assertThatThrownBy(() -> Settings.of(file)).hasMessageContaining("waybill.retries.attempts");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> failure() {
        return assertThatThrownBy(scene::runOnce);
    }
}
