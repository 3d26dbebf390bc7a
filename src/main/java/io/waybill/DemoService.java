package io.waybill;

import io.waybill.sandbox.Call;
import io.waybill.sandbox.DatabankStandIn;
import io.waybill.sandbox.Generation;
import io.waybill.sandbox.Registered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The service of the demo: a Data Bank stand-in with one draft dataset, whose files are kept for a look at them. */
final class DemoService implements DemoTarget {
    static final String DATASET = "TESTIDB-1234567";

    private final DatabankStandIn databank;
    private final Path inbox;
    private final Path received;
    private final Path token;

    DemoService(DemoFolder folder) throws IOException {
        String secret = UUID.randomUUID().toString();
        inbox = folder.resolve("inbox");
        token = Files.writeString(folder.resolve("token"), secret);
        received = Files.createDirectories(folder.resolve("received"));
        databank = DatabankStandIn.start(0, folder.resolve("service"))
                .generation(Generation.STAYS_IN_PLACE)
                .dataset(DATASET, secret)
                .onCall(this::keep);
    }

    @Override
    public List<DemoFile> files() throws IOException {
        return DemoFile.makeIn(inbox);
    }

    @Override
    public Settings into(Settings settings) {
        return settings.with("databank.inbox", inbox.toAbsolutePath().toString())
                .with("databank.baseUrl", databank.baseUrl())
                .with("databank.dataset", DATASET)
                .with("databank.token", "file:" + token.toAbsolutePath());
    }

    @Override
    public String line() {
        return "Data Bank:    " + databank.baseUrl() + ", dataset " + DATASET;
    }

    Path received() {
        return received;
    }

    @Override
    public boolean holds(DemoFile sample) {
        return databank.files(DATASET).stream()
                .filter(file -> file.filename().equals(sample.name()))
                .map(Registered::sha256)
                .anyMatch(sample.sha256()::equals);
    }

    /** The next upload destroys the bytes of the one before, as the real server's did; a link keeps them. */
    private void keep(Call call) {
        List<Registered> files = databank.files(DATASET);
        if (call.phase().equals("verify") && !files.isEmpty()) {
            Registered last = files.get(files.size() - 1);
            try {
                Path kept = received.resolve(last.filename());
                Files.deleteIfExists(kept);
                Files.createLink(kept, last.path());
            } catch (IOException e) {
                throw new UncheckedIOException("A received file must be kept, and is not: " + last.filename(), e);
            }
        }
    }

    @Override
    public void close() {
        databank.close();
    }
}
