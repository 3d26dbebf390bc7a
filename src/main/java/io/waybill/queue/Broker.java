package io.waybill.queue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/**
 * The embedded Apache ActiveMQ Artemis: a persistent journal in a folder, reached inside this process only, no open
 * port. Its consumers fetch nothing in advance. It never gives a message up: the ledger counts.
 */
public final class Broker implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int MIB = 1 << 20;
    /** A sync waits at most this long for others to share it, nanoseconds; Artemis waits 3.3 ms. */
    private static final int SYNC_WAIT = 50_000;

    /** Artemis wants the addresses named although nothing expires and nothing is given up. */
    private static final SimpleString NOBODY = SimpleString.of("waybill.nobody");

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();
    private final ActiveMQConnectionFactory factory;

    private Broker(Path folder) throws Exception {
        String url = "vm://" + NUMBERS.incrementAndGet();
        server.setConfiguration(configuration(folder, url));
        server.start();
        factory = new ActiveMQConnectionFactory(url + "?consumerWindowSize=0");
        connections.setConnectionFactory(factory);
    }

    /** Starts with what the journal in {@code folder} holds. */
    public static Broker start(Path folder) {
        try {
            return new Broker(folder);
        } catch (Exception e) {
            throw new IllegalStateException("The queue must be able to use its folder, and is not: " + folder, e);
        }
    }

    public JmsPoolConnectionFactory connections() {
        return connections;
    }

    /** True while it takes messages; it stops by itself where its journal cannot be written. */
    public boolean isUp() {
        return server.getActiveMQServer() != null && server.getActiveMQServer().isActive();
    }

    /** Makes the queue, or makes one that is there as wanted; an exclusive one is served by one consumer at a time. */
    public void declare(String queue, boolean exclusive) {
        try {
            QueueConfiguration wanted = QueueConfiguration.of(queue)
                    .setRoutingType(RoutingType.ANYCAST)
                    .setExclusive(exclusive);
            server.getActiveMQServer().createQueue(wanted, true);
            server.getActiveMQServer().updateQueue(wanted);
        } catch (Exception e) {
            throw new IllegalStateException("The broker must make the queue " + queue + ", and does not", e);
        }
    }

    @Override
    public void close() {
        connections.stop();
        factory.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker must stop, and does not", e);
        }
    }

    private static Configuration configuration(Path folder, String url) throws Exception {
        AddressSettings settings = new AddressSettings()
                .setDeadLetterAddress(NOBODY)
                .setExpiryAddress(NOBODY)
                .setMaxDeliveryAttempts(-1)
                .setRedeliveryDelay(1_000)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(30_000)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setDefaultAddressRoutingType(RoutingType.ANYCAST)
                .setDefaultQueueRoutingType(RoutingType.ANYCAST)
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE);
        return new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setSuppressSessionNotifications(true)
                .setJournalType(JournalType.NIO)
                .setJournalBufferTimeout_NIO(SYNC_WAIT)
                .setJournalFileSize(MIB)
                .setJournalMinFiles(2)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setGlobalMaxSize(16L * MIB)
                .addAddressSetting("#", settings)
                .addAcceptorConfiguration("inside", url);
    }
}
