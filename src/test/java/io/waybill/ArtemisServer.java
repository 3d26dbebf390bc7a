package io.waybill;

import java.nio.file.Path;
import java.util.Set;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Apache ActiveMQ Artemis as a process of its own, as a team runs one, with the settings of docs/deploying.md. */
final class ArtemisServer {
    /** What it says when it takes messages. */
    static final String UP = "Artemis is up";

    private ArtemisServer() {}

    /** @param arguments port, folder, user and password; and a PEM file with key and certificate, for TLS */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        AddressSettings settings = new AddressSettings()
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(30_000)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
        Role role = new Role("waybill", true, true, true, false, false, false, false, true, true, false, false, false);
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAddressSetting("waybill.#", settings)
                .putSecurityRoles("waybill.#", Set.of(role))
                .addAcceptorConfiguration("artemis", "tcp://127.0.0.1:" + arguments[0] + tls(arguments));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(arguments[2], arguments[3]);
        users.addRole(arguments[2], "waybill");
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration);
        server.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        server.start();
        System.out.println(UP);
    }

    private static String tls(String[] arguments) {
        return arguments.length > 4 ? "?sslEnabled=true&keyStoreType=PEM&keyStorePath=" + arguments[4] : "";
    }
}
