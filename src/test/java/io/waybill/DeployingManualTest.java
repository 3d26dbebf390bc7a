package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.deployers.impl.FileConfigurationParser;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;

/** What docs/deploying.md tells an operator to type. */
class DeployingManualTest {
    private static final ProjectFile MANUAL = ProjectFile.at("docs/deploying.md");
    private static final String MATCH = "waybill.#";

    /** The broker's part of the manual, as Artemis reads it. */
    private static Configuration broker() throws Exception {
        String part = MANUAL.found("(?s)```xml\\n(.*?)```").findFirst().orElseThrow();
        String whole = "<core xmlns=\"urn:activemq:core\">" + part + "</core>";
        return new FileConfigurationParser()
                .parseMainConfig(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void artemisReadsThatAQueueKeepsItsMessagesUntilTheyAreTaken() throws Exception {
        AddressSettings settings = broker().getAddressSettings().get(MATCH);

        assertThat(settings.getMaxDeliveryAttempts()).isEqualTo(-1);
        assertThat(settings.getRedeliveryDelay()).isEqualTo(1_000);
        assertThat(settings.getRedeliveryMultiplier()).isEqualTo(2);
        assertThat(settings.getMaxRedeliveryDelay()).isEqualTo(30_000);
        assertThat(settings.isAutoDeleteQueues()).isFalse();
        assertThat(settings.isAutoDeleteAddresses()).isFalse();
        assertThat(settings.getDefaultAddressRoutingType()).isEqualTo(RoutingType.ANYCAST);
        assertThat(settings.getDefaultQueueRoutingType()).isEqualTo(RoutingType.ANYCAST);
        assertThat(settings.getAddressFullMessagePolicy()).isEqualTo(AddressFullMessagePolicy.PAGE);
    }

    @Test
    void artemisReadsThatWaybillMayUseItsQueuesAndDeleteNone() throws Exception {
        assertThat(broker().getSecurityRoles().get(MATCH)).singleElement().satisfies(role -> {
            assertThat(role.getName()).isEqualTo("waybill");
            assertThat(role.isSend() && role.isConsume() && role.isBrowse()).isTrue();
            assertThat(role.isCreateAddress() && role.isCreateDurableQueue()).isTrue();
            assertThat(role.isDeleteDurableQueue() || role.isDeleteAddress() || role.isManage())
                    .isFalse();
        });
    }

    @Test
    void everyFileThatIsCopiedIsThere() {
        ProjectFile.every(
                MANUAL.found("^cp /opt/waybill/(\\S+) ").toList(),
                file -> Files.exists(Path.of(file)),
                file -> MANUAL + ": " + file + " must be there, and is not");
    }

    @Test
    void itIsReachedFromTheReadme() {
        assertThat(ProjectFile.at("README.md").text()).contains("(docs/deploying.md)");
    }
}
