package io.waybill;

import io.waybill.sandbox.Blob;
import io.waybill.sandbox.WorkspaceStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The demo's workspace: a stand-in that gave out an upload token, a file of several blocks, and a table with its metadata. */
final class DemoWorkspace implements DemoTarget {
    private static final Duration TOKEN = Duration.ofDays(30);

    private final WorkspaceStandIn standIn;
    private final Path inbox;
    private final Path token;

    DemoWorkspace(DemoFolder folder) throws IOException {
        inbox = folder.resolve("inbox-workspace");
        standIn = WorkspaceStandIn.start(0, folder.resolve("workspace"));
        token = Files.writeString(
                folder.resolve("workspace-token"),
                standIn.token("", "cw", null, Instant.now().plus(TOKEN)));
    }

    @Override
    public String line() {
        return "A workspace:  " + standIn.baseUrl() + ", by an upload token: a table with its metadata, and a folder";
    }

    @Override
    public List<DemoFile> files() throws IOException {
        return List.of(
                DemoFile.series(inbox.resolve("spring"), "series.bin"),
                DemoFile.survey(inbox, "interviews.csv"),
                DemoFile.metadata(inbox, "interviews.xml"));
    }

    @Override
    public Settings into(Settings settings) {
        return settings.with("workspace.inbox", inbox.toAbsolutePath().toString())
                .with("workspace.token", "file:" + token.toAbsolutePath())
                .with("workspace.tables", "*.csv");
    }

    @Override
    public boolean holds(DemoFile file) {
        return standIn.blobs().stream()
                .filter(blob -> ("/" + blob.name()).endsWith("/" + file.name()))
                .map(Blob::sha256)
                .anyMatch(file.sha256()::equals);
    }

    @Override
    public void close() {
        standIn.close();
    }
}
