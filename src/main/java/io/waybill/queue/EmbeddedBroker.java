package io.waybill.queue;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/**
 * The Apache ActiveMQ Artemis inside this process: a persistent journal in a folder, no open port. It never gives a
 * message up: the ledger counts.
 */
final class EmbeddedBroker implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final int MIB = 1 << 20;
    /** Files of the journal that are kept when they are not needed any more; Artemis would keep each for ever. */
    private static final int POOL = 16;

    /** A sync waits at most this long for others to share it, nanoseconds; Artemis waits 3.3 ms. */
    private static final int SYNC_WAIT = 50_000;

    /** Artemis wants the addresses named although nothing expires and nothing is given up. */
    private static final SimpleString NOBODY = SimpleString.of("waybill.nobody");

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final String url = "vm://" + NUMBERS.incrementAndGet();

    /** Starts with what the journal in {@code folder} holds. */
    EmbeddedBroker(Path folder) {
        try {
            server.setConfiguration(configuration(folder));
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The queue must be able to use its folder, and is not: " + folder, e);
        }
    }

    /** Where clients in this process reach it. */
    String url() {
        return url;
    }

    /** True while it takes messages; it stops by itself where its journal cannot be written. */
    boolean isUp() {
        return server.getActiveMQServer() != null && server.getActiveMQServer().isActive();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The broker must stop, and does not", e);
        }
    }

    private Configuration configuration(Path folder) throws Exception {
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
                .setJournalPoolFiles(POOL)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setGlobalMaxSize(16L * MIB)
                .addAddressSetting("#", settings)
                .addAcceptorConfiguration("inside", url);
    }
}
