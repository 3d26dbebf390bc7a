package io.waybill.queue;

import io.waybill.secret.Redaction;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache ActiveMQ Artemis as Waybill uses it: the one inside this process, or the team's own. Its consumers fetch nothing
 * in advance, and a connection that is lost is not mended behind their backs: what was taken then goes to another.
 */
public final class Broker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
    private static final SimpleString MANAGEMENT = SimpleString.of("activemq.management");
    private static final int CALL_MILLIS = 15_000;

    private final Optional<EmbeddedBroker> embedded;
    private final Supplier<String> password;
    private final ActiveMQConnectionFactory factory;
    private final JmsPoolConnectionFactory connections = new JmsPoolConnectionFactory();

    private Broker(Optional<EmbeddedBroker> embedded, String url, String user, Supplier<String> password) {
        this.embedded = embedded;
        this.password = password;
        this.factory = new Connections(url, user, password);
        factory.setConsumerWindowSize(0);
        connections.setConnectionFactory(factory);
    }

    /** The broker inside this process, with what the journal in {@code folder} holds. */
    public static Broker embedded(Path folder) {
        EmbeddedBroker server = new EmbeddedBroker(folder);
        return new Broker(Optional.of(server), server.url(), null, () -> null);
    }

    /**
     * The team's own.
     *
     * @param url of Artemis' client, such as {@code tcp://broker:61616}
     * @param user null for none
     * @param password asked for each connection; gives null for none
     * @param patience after how long the broker gives to others what a silent client has taken, milliseconds
     * @throws IllegalStateException where it cannot be reached, or lets nobody in
     */
    public static Broker at(String url, String user, Supplier<String> password, long patience) {
        Broker broker = null;
        try {
            broker = new Broker(Optional.empty(), url, user, password);
            broker.giveUpAfter(patience);
            broker.connections.createConnection().close();
            return broker;
        } catch (JMSException | RuntimeException e) {
            if (broker != null) {
                broker.close();
            }
            throw new IllegalStateException(
                    "The broker must answer at " + url + (user == null ? "" : " and let " + user + " in")
                            + ", and does not: " + Redaction.of(e.getMessage()),
                    e);
        }
    }

    /** Connections that are made with the password as it is then. */
    private static final class Connections extends ActiveMQConnectionFactory {
        private final transient Supplier<String> password;

        Connections(String url, String user, Supplier<String> password) {
            super(url);
            setUser(user);
            this.password = password;
        }

        @Override
        public Connection createConnection() throws JMSException {
            return createConnection(getUser(), password.get());
        }
    }

    private void giveUpAfter(long patience) {
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        factory.setCallTimeout(CALL_MILLIS);
        factory.setConnectionTTL(patience);
        factory.setClientFailureCheckPeriod(patience / 2);
    }

    public JmsPoolConnectionFactory connections() {
        return connections;
    }

    public boolean isEmbedded() {
        return embedded.isPresent();
    }

    /** True while it takes messages. */
    public boolean isUp() {
        if (embedded.isPresent()) {
            return embedded.get().isUp();
        }
        try (Connection connection = connections.createConnection()) {
            connection.start();
            return true;
        } catch (JMSException e) {
            return false;
        }
    }

    /**
     * Makes the queue, or makes one that is there as wanted; an exclusive one is served by one consumer at a time.
     *
     * @throws IllegalStateException where the broker does not let this user do so
     */
    public void declare(String queue, boolean exclusive) {
        QueueConfiguration wanted =
                QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST).setExclusive(exclusive);
        try (ClientSessionFactory sessions = factory.getServerLocator().createSessionFactory();
                ClientSession session =
                        sessions.createSession(factory.getUser(), password.get(), false, true, true, true, 0)) {
            make(session, wanted.setAutoDelete(false));
            if (session.queueQuery(wanted.getName()).isExclusive() != exclusive) {
                update(session, wanted);
            }
        } catch (Exception e) {
            throw new IllegalStateException(
                    "The broker must have the queue " + queue + ", " + (exclusive ? "exclusive" : "not exclusive")
                            + ", and it could not be made so: " + Redaction.of(e.getMessage()),
                    e);
        }
    }

    private static void make(ClientSession session, QueueConfiguration wanted) throws ActiveMQException {
        if (!session.queueQuery(wanted.getName()).isExists()) {
            try {
                session.createQueue(wanted);
            } catch (ActiveMQQueueExistsException byAnotherNode) {
                LOG.debug("Another node has just made the queue {}", wanted.getName());
            }
        }
    }

    private static void update(ClientSession session, QueueConfiguration wanted) throws Exception {
        session.start();
        try (ClientRequestor requestor = new ClientRequestor(session, MANAGEMENT)) {
            ClientMessage request = session.createMessage(false);
            ManagementHelper.putOperationInvocation(request, ResourceNames.BROKER, "updateQueue", wanted.toJSON());
            ClientMessage answer = requestor.request(request, CALL_MILLIS);
            if (answer == null || !ManagementHelper.hasOperationSucceeded(answer)) {
                throw new IllegalStateException(
                        answer == null ? "no answer" : String.valueOf(ManagementHelper.getResult(answer)));
            }
        }
    }

    @Override
    public void close() {
        connections.stop();
        factory.close();
        embedded.ifPresent(EmbeddedBroker::close);
    }
}
