package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * A stand-in of the Illinois Data Bank's upload server of any {@link Generation}, with its quirks, that can be told to
 * misbehave.
 *
 * <p>It listens on 127.0.0.1 only (port 0: any free one) and keeps what it receives in its folder, with a line per
 * request in {@code record.jsonl}. What it knows of datasets and records ends with it; the bytes remain.
 */
public final class DatabankStandIn extends StandIn<DatabankStandIn> {
    private final Settings settings = new Settings();
    private final DatabankStore store;
    private final DatabankDesk desk;

    private DatabankStandIn(int port, Path folder) throws IOException {
        super(folder);
        store = new DatabankStore(folder);
        Registry registry = new Registry(store, settings);
        desk = new DatabankDesk(settings, store, registry, this::baseUrl);
        listenAt(port, desk);
    }

    @Override
    DatabankStandIn self() {
        return this;
    }

    public static DatabankStandIn start(int port, Path folder) throws IOException {
        DatabankStandIn standIn = new DatabankStandIn(port, folder);
        standIn.open();
        return standIn;
    }

    /** Adds a draft dataset; for a known one the token is replaced and the old one worth nothing. */
    public DatabankStandIn dataset(String key, String token) {
        desk.open(key, token);
        return this;
    }

    /** Lets the dataset's token be too old, for the generations that look at its time. */
    public DatabankStandIn expireToken(String key) {
        desk.dataset(key).expireToken();
        return this;
    }

    public DatabankStandIn publish(String key) {
        desk.dataset(key).publish();
        return this;
    }

    /** Which server it is; may be changed at any time, and uploads and files remain. */
    public DatabankStandIn generation(Generation generation) {
        settings.generation = generation;
        return this;
    }

    /** The answer for a wrong token, whatever the generation. */
    public DatabankStandIn wrongToken(WrongToken answer) {
        settings.wrongToken = answer;
        return this;
    }

    /** Whether the phases exist; without them it answers as the live server does today. */
    public DatabankStandIn threePhase(boolean exists) {
        settings.threePhase = exists;
        return this;
    }

    /** Keeps only whole parts of this size, and the last one, as the S3 back end does; 0 keeps every byte. */
    public DatabankStandIn partSize(long bytes) {
        settings.partSize = bytes;
        return this;
    }

    /** Where another tus server keeps each upload in a file named by its id; attach looks there too. */
    public DatabankStandIn tusFolder(Path folder) {
        settings.tusFolder = folder;
        return this;
    }

    /** Lets a tus upload be too old: it is gone, and so are its bytes. */
    public DatabankStandIn expire(String upload) {
        desk.uploads().expire(upload);
        return this;
    }

    /** Whether the bytes of files are counted but not kept, for measuring a client. */
    public DatabankStandIn discard(boolean discards) {
        settings.discard = discards;
        return this;
    }

    /** How many bytes of tus uploads clients have sent more than once, kept or not. */
    public long bytesSentTwice() {
        return SentTwice.count(calls());
    }

    /** The records that verify, attach and single-shot made, in order. */
    public List<Registered> files(String dataset) {
        return desk.dataset(dataset).files();
    }

    /** How many records without name and bytes failed verifies have left. */
    public int orphans(String dataset) {
        return desk.dataset(dataset).orphans();
    }

    public OptionalLong partial(String dataset, String filename) {
        return desk.partial(dataset, filename);
    }

    /** Leaves a partial file, as another client would. */
    public DatabankStandIn plantPartial(String dataset, String filename, byte[] bytes) {
        store.plant(dataset, filename, bytes);
        return this;
    }

    /** Leaves a complete file, as another client would; it is not among {@link #files}. */
    public DatabankStandIn plantFile(String dataset, String filename, byte[] bytes) {
        desk.plant(dataset, filename, bytes);
        return this;
    }
}
