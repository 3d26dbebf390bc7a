package io.waybill;

import io.waybill.arrival.Sshd;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.Destinations;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.queue.Broker;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.DatabankStandIn;
import io.waybill.sandbox.Generation;
import io.waybill.sandbox.Registered;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Data Bank stand-in, an inbox, and a Waybill with the shipped routes and settings between them. */
public class Scene implements AutoCloseable {
    public static final String DATASET = "TESTIDB-7654321";
    public static final String TOKEN = "0123456789abcdef-canary-token";

    public final DatabankStandIn databank;
    public final Path inbox;
    public final Path tokenFile;
    private final Path home;
    private final List<Engine> engines = new ArrayList<>();
    private Settings settings;
    private Path routes = Path.of("routes");

    public Scene(Path home) {
        try {
            this.home = home;
            this.inbox = Files.createDirectories(home.resolve("inbox"));
            this.tokenFile = Files.writeString(home.resolve("token"), TOKEN);
            this.databank = DatabankStandIn.start(0, home.resolve("databank"))
                    .dataset(DATASET, TOKEN)
                    .generation(Generation.STAYS_IN_PLACE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.settings = Settings.of(Path.of("application.properties"))
                .with("waybill.data", home.resolve("data").toString())
                .with("waybill.http.port", "0")
                .with("waybill.arrivals.stable-for", "20ms")
                .with("databank.inbox", inbox.toString())
                .with("databank.baseUrl", databank.baseUrl())
                .with("databank.dataset", DATASET)
                .with("databank.token", "file:" + tokenFile);
        ExternalParts.wanted().ifPresent(this::on);
    }

    /** The queue and the ledger are servers of the team's own. */
    public Scene on(ExternalParts parts) {
        settings = parts.in(settings);
        return this;
    }

    /** Delays in the milliseconds, for tests that wait for several of them. */
    public Scene quickDelays() {
        return with("waybill.retry.first-delay", "20ms")
                .with("waybill.retry.largest-delay", "100ms")
                .with("waybill.work.first-delay", "20ms")
                .with("waybill.work.largest-delay", "100ms")
                .with("waybill.pause.first-delay", "20ms")
                .with("waybill.pause.largest-delay", "100ms")
                .with("waybill.hold.probe-interval", "1h");
    }

    public Scene with(String key, String value) {
        settings = settings.with(key, value);
        return this;
    }

    /** The calls that are about a file, without those that ask what the server speaks. */
    public List<Call> callsOfFiles() {
        return databank.calls().stream()
                .filter(call -> !List.of("options", "none").contains(call.phase()))
                .toList();
    }

    /** The calls of tus and attach, by name. */
    public List<String> callsOfTus() {
        return callsOfFiles().stream().map(Call::phase).toList();
    }

    /** The routes, the shipped ones at first, with one text in them replaced by another. */
    public Scene editedRoutes(String text, String replacement) {
        try (Stream<Path> before = Files.list(routes)) {
            routes = Files.createDirectories(home.resolve("routes"));
            for (Path file : before.toList()) {
                String edited = Files.readString(file).replace(text, replacement);
                Files.writeString(routes.resolve(file.getFileName()), edited);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The shipped route's source has these parameters too. */
    public Scene fromFolder(String... parameters) {
        String own = "folder: \"{{databank.inbox}}\"";
        return editedRoutes(own, lines(Stream.concat(Stream.of(own), Stream.of(parameters))));
    }

    /** The shipped route takes its files from a folder of the SFTP server at {@code port}. */
    public Scene fromSftp(int port, Path folder, String... parameters) {
        Stream<String> own = Stream.of("host: 127.0.0.1", "port: " + port, "user: " + Sshd.user(), "folder: " + folder);
        String source = "uri: kamelet:waybill-%s-source\n      parameters:\n        ";
        return editedRoutes(
                source.formatted("folder") + "folder: \"{{databank.inbox}}\"",
                source.formatted("sftp") + lines(Stream.concat(own, Stream.of(parameters))));
    }

    private static String lines(Stream<String> parameters) {
        return parameters.collect(Collectors.joining("\n        "));
    }

    /** The names of what is in the inbox now. */
    public List<String> left() {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The spool links to a file and does not copy it, for huge ones. */
    public Scene linksFiles() {
        return editedRoutes("waybill-sink?destination=databank", "waybill-sink?destination=databank&spool=link");
    }

    /** One more route file beside the others. */
    public Scene addRoute(String name, String yaml) {
        editedRoutes("", "");
        try {
            Files.writeString(routes.resolve(name), yaml);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A route folder with this one file in it. */
    public Scene onlyRoute(String yaml) {
        try {
            routes = Files.createDirectories(home.resolve("own-routes"));
            Files.writeString(routes.resolve("own.camel.yaml"), yaml);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The scene's settings as a file for a process, with the token behind the reference given. */
    public Path settingsFile(String tokenReference) throws IOException {
        Properties changed = new Properties();
        changed.putAll(settings.all());
        changed.setProperty("databank.token", tokenReference);
        changed.setProperty("datatile.token", tokenReference);
        changed.setProperty("dc21.token", tokenReference);
        Path file = home.resolve("scene.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            changed.store(out, null);
        }
        return file;
    }

    Path routes() {
        return routes;
    }

    public Settings settings() {
        return settings;
    }

    public Path data() {
        return settings.folder("waybill.data");
    }

    /** A file of random bytes in the inbox that has been left alone for a while. */
    public Path file(String name, int bytes) {
        byte[] content = new byte[bytes];
        new Random(name.hashCode()).nextBytes(content);
        return file(name, content);
    }

    public Path file(String name, byte[] content) {
        try {
            Path file = Files.write(inbox.resolve(name), content);
            return settled(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file without any bytes on the disk. */
    public Path sparseFile(String name, long bytes) {
        try (RandomAccessFile file = new RandomAccessFile(inbox.resolve(name).toFile(), "rw")) {
            file.setLength(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return settled(inbox.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path settled(Path file) throws IOException {
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    /** As if chunks of this size had gone well before. */
    public Scene chunksOf(long bytes) {
        try (LedgerDatabase ledger = Ledgers.open(settings)) {
            new Destinations(ledger, Clock.systemUTC()).rememberChunkSize("databank", bytes);
        }
        return this;
    }

    /** Runs until every waybill is at its end or at a wait. */
    public Scene runOnce() {
        try (Engine engine = Engine.start(settings, RouteFiles.in(routes), false)) {
            new OnceRun(engine.camel(), engine.report(), settings.millis("waybill.once.patience")).toTheEnd();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return this;
    }

    /** Starts and polls what is there; the engine is closed with the scene. */
    public Engine start() {
        Engine engine = Engine.start(settings, RouteFiles.in(routes), false);
        engines.add(engine);
        new OnceRun(engine.camel(), engine.report(), 0).poll();
        return engine;
    }

    /** Starts with this schedule for the shipped route; the engine is closed with the scene. */
    public Engine startPolling(String schedule) {
        with("databank.schedule", schedule);
        Engine engine = Engine.start(settings, RouteFiles.in(routes), true);
        engines.add(engine);
        return engine;
    }

    /** The youngest waybill of a file name, as the ledger has it now. */
    public Waybill waybill(String name) {
        try (LedgerDatabase ledger = Ledgers.open(settings)) {
            return ledger.jdbi()
                    .withHandle(handle -> handle.createQuery(
                                    "SELECT * FROM waybill WHERE name = ? ORDER BY accepted DESC LIMIT 1")
                            .bind(0, name)
                            .mapTo(Waybill.class)
                            .one());
        }
    }

    /** The timeline of a file name's waybill: what happened, one line an entry. */
    public List<String> timeline(String name) {
        try (LedgerDatabase ledger = Ledgers.open(settings)) {
            String id = waybill(name).id();
            return new LedgerReport(ledger, Clock.systemUTC())
                    .timeline(id).stream()
                            .map(event -> event.what() + ": " + event.detail())
                            .toList();
        }
    }

    public State state(String name) {
        return waybill(name).state();
    }

    /** Whether the destination takes anything now. */
    public Door door(String destination) {
        try (LedgerDatabase ledger = Ledgers.open(settings)) {
            return new Destinations(ledger, Clock.systemUTC()).find(destination).state();
        }
    }

    /** What the dataset holds now. */
    public List<Registered> delivered() {
        return databank.files(DATASET);
    }

    /** The texts on the dead-letter queue. */
    public List<String> deadLetters() throws JMSException {
        List<String> texts = new ArrayList<>();
        try (Broker broker = Ledgers.broker(settings);
                JMSContext context = broker.connections().createContext();
                QueueBrowser browser =
                        context.createBrowser(context.createQueue(settings.text("waybill.dead-letters")))) {
            for (Object message : Collections.list(browser.getEnumeration())) {
                texts.add(((TextMessage) message).getText());
            }
        }
        return texts;
    }

    /** Everything that Waybill wrote: ledger, journal, spool, console files. */
    public List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(data())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Stops what was started; the stand-in goes on. */
    public void stop() {
        engines.forEach(Engine::close);
        engines.clear();
    }

    @Override
    public void close() {
        databank.releaseHangs();
        stop();
        databank.close();
    }
}
