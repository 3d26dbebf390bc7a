package io.waybill.destination.workspace;

import io.waybill.Scene;
import io.waybill.sandbox.Blob;
import io.waybill.sandbox.WorkspaceStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A stand-in of the service behind a workspace, and the shipped route to it from an inbox. */
public final class WorkspaceScene extends Scene {
    public final WorkspaceStandIn workspace;

    public WorkspaceScene(Path home) {
        super(home);
        try {
            workspace = WorkspaceStandIn.start(0, home.resolve("workspace"));
            with(
                    "databank.inbox",
                    Files.createDirectories(home.resolve("nothing")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        with("workspace.inbox", inbox.toString());
        with("workspace.token", "file:" + tokenFile);
        quickDelays();
        token("cw");
    }

    /** The workspace gives out a token with these permissions, good for an hour. */
    public WorkspaceScene token(String permissions) {
        return use(workspace.token("", permissions, null, Instant.now().plusSeconds(3_600)));
    }

    WorkspaceScene use(String token) {
        try {
            Files.writeString(tokenFile, token);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sink of the shipped route has these parameters too. */
    public WorkspaceScene sink(String... parameters) {
        String own = "token: \"{{workspace.token}}\"";
        editedRoutes(own, own + "\n              " + String.join("\n              ", parameters));
        return this;
    }

    /** A file in a folder of the inbox. */
    void fileIn(String folder, String name, int bytes) {
        try {
            Path file = file(name, bytes);
            Path target = Files.createDirectories(inbox.resolve(folder)).resolve(name);
            Files.move(file, target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Blob> blobs() {
        return workspace.blobs();
    }

    @Override
    public void close() {
        workspace.releaseHangs();
        super.close();
        workspace.close();
    }
}
