package io.waybill.destination.dc21;

import io.waybill.Scene;
import io.waybill.destination.Filing;
import io.waybill.destination.Receipt;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Dc21File;
import io.waybill.sandbox.Dc21StandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A DC21 stand-in with a user, two experiments and three files, and the shipped routes to it from an inbox. */
public final class Dc21Scene extends Scene {
    static final String USER = "me@farm.example";

    public final Dc21StandIn dc21;

    public Dc21Scene(Path home) {
        super(home);
        try {
            dc21 = Dc21StandIn.start(0, home.resolve("dc21"))
                    .user(USER, TOKEN)
                    .user("you@farm.example", "your-token")
                    .inactive("gone@farm.example", "old-token")
                    .experiments("1", "2")
                    .tags("Photo", "Gap Filled", "Video, Sound", "7\" rain")
                    .accessGroups("Soil", "Air, Water");
            with("databank.inbox", nothing("databank"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        with("dc21.baseUrl", dc21.baseUrl());
        with("dc21.updates", inbox.toString());
        with("dc21.inbox", home.resolve("nothing-files").toString());
        with("dc21.token", "file:" + tokenFile);
        quickDelays();
        dc21.plantFile("soil.dat", USER, "1");
        dc21.plantPackage("soil.zip", USER, "1");
        dc21.plantFile("other.dat", USER, "1");
    }

    private String nothing(String name) throws IOException {
        return Files.createDirectories(inbox.resolveSibling("nothing-" + name)).toString();
    }

    /** The inbox is the one for files, and not the one for updates. */
    public Dc21Scene ofFiles() {
        with("dc21.updates", inbox.resolveSibling("nothing-updates").toString());
        with("dc21.inbox", inbox.toString());
        return this;
    }

    /** The same, of files without metadata beside them. */
    public Dc21Scene ofFilesAlone() {
        ofFiles().sink("sidecar: none").with("dc21.experiment", "1");
        return this;
    }

    /** The sink for files has these parameters too. */
    Dc21Scene sink(String... parameters) {
        String own = "type: \"{{dc21.type}}\"";
        editedRoutes(own, own + "\n              " + String.join("\n              ", parameters));
        return this;
    }

    /** A file in the inbox. */
    public Dc21Scene text(String name, String... lines) {
        file(name, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Dc21File soil() {
        return file(1);
    }

    Dc21File soilPackage() {
        return file(2);
    }

    Dc21File file(long id) {
        return dc21.files().stream().filter(file -> file.id() == id).findFirst().orElseThrow();
    }

    /** The first file that is not planted. */
    Dc21File uploaded() {
        return file(4);
    }

    List<Call> updates() {
        return dc21.calls("update");
    }

    List<Call> creates() {
        return dc21.calls("create");
    }

    Receipt receipt(String name) {
        return Receipt.parse(waybill(name).receipt());
    }

    Filing.Rows rows(String name) {
        return receipt(name).filing().rows();
    }

    @Override
    public void close() {
        dc21.releaseHangs();
        super.close();
        dc21.close();
    }
}
