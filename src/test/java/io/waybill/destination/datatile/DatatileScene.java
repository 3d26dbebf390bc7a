package io.waybill.destination.datatile;

import io.waybill.Scene;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.DatatileStandIn;
import io.waybill.sandbox.Imported;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A DATATILE stand-in, and the shipped route to it between an inbox and a database. */
public final class DatatileScene extends Scene {
    static final String FOLDER = "f0e1d2c3b4a5968778695a4b3c2d1e0f";
    static final String DATABASE = "0c6f7f1e-6d0a-4c49-9a67-d5f0a6d2b9aa";

    public final DatatileStandIn datatile;

    public DatatileScene(Path home) {
        super(made(home));
        try {
            datatile = DatatileStandIn.start(0, home.resolve("datatile"))
                    .token(TOKEN)
                    .folder(FOLDER)
                    .database(DATABASE);
            with(
                    "databank.inbox",
                    Files.createDirectories(home.resolve("nothing")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        with("datatile.baseUrl", datatile.baseUrl());
        with("datatile.inbox", inbox.toString());
        with("datatile.token", "file:" + tokenFile);
        with("datatile.statusUrl", datatile.statusUrl());
        quickDelays();
        mode("append");
    }

    private static Path made(Path home) {
        try {
            return Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DatatileScene mode(String mode) {
        with("datatile.mode", mode);
        with("datatile.hash", mode.equals("create") ? FOLDER : DATABASE);
        return this;
    }

    /** The sink of the shipped route has these parameters too. */
    DatatileScene sink(String... parameters) {
        String own = "statusUrl: \"RAW({{datatile.statusUrl}})\"";
        editedRoutes(own, own + "\n              " + String.join("\n              ", parameters));
        return this;
    }

    List<Call> uploads() {
        return datatile.calls().stream()
                .filter(call -> Set.of("create", "reload", "append").contains(call.phase()))
                .toList();
    }

    /** Somebody else's upload, past Waybill. */
    void upload(String name) throws IOException, InterruptedException {
        String form = "--b\r\nContent-Disposition: form-data; name=\"dataset\"; filename=\"" + name
                + "\"\r\n\r\nbytes\r\n--b--\r\n";
        HttpRequest call = HttpRequest.newBuilder(URI.create(datatile.baseUrl() + "/api/v2/upload/append/" + DATABASE))
                .header("token", TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form))
                .build();
        HttpClient.newHttpClient().send(call, BodyHandlers.discarding());
    }

    boolean hasWaybill(String name) {
        return !left().contains(name);
    }

    List<Imported> imports() {
        return datatile.imports();
    }

    @Override
    public void close() {
        datatile.releaseHangs();
        super.close();
        datatile.close();
    }
}
