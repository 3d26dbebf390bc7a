package io.waybill.sandbox;

import io.waybill.sandbox.Dc21Registry.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A stand-in of DC21 (HIEv, DIVER): files and packages, their metadata, users and their tokens, with the service's own way
 * to read parameters and to refuse.
 *
 * <p>It listens on 127.0.0.1 only (port 0: any free one), with a line per request in {@code record.jsonl}.
 */
public final class Dc21StandIn extends StandIn<Dc21StandIn> {
    private final Dc21Registry registry = new Dc21Registry();
    private final Dc21Uploads uploads;

    private Dc21StandIn(int port, Path folder) throws IOException {
        super(folder);
        uploads = new Dc21Uploads(registry, folder);
        listenAt(port, new Dc21Desk(registry, uploads, folder));
    }

    public static Dc21StandIn start(int port, Path folder) throws IOException {
        Dc21StandIn standIn = new Dc21StandIn(port, folder);
        standIn.open();
        return standIn;
    }

    @Override
    Dc21StandIn self() {
        return this;
    }

    /** A user who may update what is theirs and not published. */
    public Dc21StandIn user(String email, String token) {
        registry.add(new User(email, token, false, true));
        return this;
    }

    /** A user who may update all but errors. */
    public Dc21StandIn administrator(String email, String token) {
        registry.add(new User(email, token, true, true));
        return this;
    }

    /** A user who was never approved, or is not any more. */
    public Dc21StandIn inactive(String email, String token) {
        registry.add(new User(email, token, false, false));
        return this;
    }

    public Dc21StandIn experiments(String... ids) {
        registry.experiments.addAll(List.of(ids));
        return this;
    }

    public Dc21StandIn tags(String... names) {
        registry.tags.addAll(List.of(names));
        return this;
    }

    public Dc21StandIn accessGroups(String... names) {
        registry.accessGroups.addAll(List.of(names));
        return this;
    }

    /** A file that somebody uploaded earlier. */
    public Dc21File plantFile(String name, String uploader, String experiment) {
        return registry.add(name, "RAW", uploader, experiment);
    }

    public Dc21File plantPackage(String name, String uploader, String experiment) {
        return registry.add(name, Dc21File.PACKAGE, uploader, experiment);
    }

    /** A file becomes one that nobody but an administrator can update. */
    public Dc21StandIn publish(Dc21File file) {
        file.publish();
        return this;
    }

    /** A file becomes one that nobody can update. */
    public Dc21StandIn error(Dc21File file) {
        file.failed();
        return this;
    }

    /** A file becomes one that nobody has made, which breaks each search that finds it. */
    public Dc21StandIn withoutCreator(Dc21File file) {
        file.set("creator_email", "");
        return this;
    }

    /** A file of that name is saved as an error when it is uploaded. */
    public Dc21StandIn overlaps(String name) {
        uploads.overlaps(name);
        return this;
    }

    public List<Dc21File> files() {
        return registry.files();
    }

    public Optional<Dc21File> find(String name) {
        return registry.named(name);
    }

    /** Every label that was ever given. */
    public List<String> labels() {
        return List.copyOf(registry.labels);
    }
}
