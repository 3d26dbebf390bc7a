package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.console.Certificates;
import io.waybill.ledger.State;
import java.io.IOException;
import java.nio.file.Files;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** A start with an Artemis and a PostgreSQL of the team's own, right and wrong. */
class ServersIT extends ExternalPartsTest {
    private static final String WRONG = "mistyped-Zr5kLq9d";

    @Test
    void aBrokerThatDoesNotAnswerIsNamed() throws IOException {
        String nowhere = "tcp://127.0.0.1:" + FreePort.find();
        scene.with("waybill.broker.url", nowhere);

        startFails().hasMessageContaining("waybill.broker.url").hasMessageContaining(nowhere);
    }

    @Test
    void aBrokerThatLetsNobodyInIsNamedWithoutThePassword() {
        scene.with("test.broker.password", WRONG);

        startFails()
                .hasMessageContaining("waybill.broker.url")
                .hasMessageContaining("let " + Artemis.USER + " in")
                .hasMessageNotContaining(WRONG);
    }

    @Test
    void aBrokerWithTlsIsTrustedByTheCertificateThatTheAddressNames() throws Exception {
        Certificates certificates = Certificates.make(Files.createDirectories(home.resolve("certificates")));
        scene.file("soil.csv", 1_000);
        try (Artemis secured = Artemis.withTls(home.resolve("secured"), certificates)) {
            String tls = secured.url() + "?sslEnabled=true";
            scene.with("waybill.broker.url", tls);
            startFails().hasMessageContaining("waybill.broker.url");

            scene.with("waybill.broker.url", tls + "&trustStoreType=PEM&trustStorePath=" + certificates.server())
                    .runOnce();

            assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() throws IOException {
        String nowhere = "jdbc:postgresql://127.0.0.1:" + FreePort.find() + "/waybill";
        scene.with("waybill.ledger.url", nowhere);

        startFails().hasMessageContaining("waybill.ledger.url").hasMessageContaining(nowhere);
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        scene.with("waybill.ledger.url", scene.settings().text("waybill.ledger.url") + "_typo");

        startFails().hasMessageContaining("_typo\" does not exist");
    }

    @Test
    void aStartThatFailedLeavesTheDataFolderToTheNext() throws IOException {
        String right = scene.settings().text("waybill.broker.url");
        scene.with("waybill.broker.url", "tcp://127.0.0.1:" + FreePort.find());
        startFails();
        scene.file("soil.csv", 1_000);

        scene.with("waybill.broker.url", right).runOnce();

        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
    }

    @Test
    void asOneNodeWaybillLetsNoSecondOneWorkOnItsLedger() {
        scene.start();
        Scene second = new Scene(home.resolve("second"))
                .with("waybill.data", home.resolve("other").toString());
        copyServers(second);

        assertThatThrownBy(second::start)
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("waybill.cluster")
                .hasMessageContaining("works on the ledger too");
        second.close();
    }

    private void copyServers(Scene second) {
        scene.settings().all().forEach((key, value) -> {
            if (key.matches("(waybill\\.(broker|ledger|cluster)|test)\\..*")) {
                second.with(key, value);
            }
        });
    }

    private AbstractThrowableAssert<?, ?> startFails() {
        return assertThatThrownBy(scene::start).isInstanceOf(Unreachable.class);
    }
}
