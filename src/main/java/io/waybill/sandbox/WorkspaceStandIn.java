package io.waybill.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A stand-in of the Azure Blob service behind a workspace's upload tokens: block blobs, shared access signatures with
 * permissions and a life, and the service's way to refuse.
 *
 * <p>It listens on 127.0.0.1 only (port 0: any free one), with a line per request in {@code record.jsonl}. It has one
 * container; what is in it ends with the stand-in, the bytes remain.
 */
public final class WorkspaceStandIn extends StandIn<WorkspaceStandIn> {
    private static final String CONTAINER = "inbox";

    private final WorkspaceBlobs blobs;
    private final WorkspaceDesk desk;

    private WorkspaceStandIn(int port, Path folder) throws IOException {
        super(folder);
        blobs = new WorkspaceBlobs(folder);
        desk = new WorkspaceDesk(blobs, folder);
        listenAt(port, desk);
    }

    public static WorkspaceStandIn start(int port, Path folder) throws IOException {
        WorkspaceStandIn standIn = new WorkspaceStandIn(port, folder);
        standIn.open();
        return standIn;
    }

    @Override
    WorkspaceStandIn self() {
        return this;
    }

    /**
     * An upload token: a URL with a shared access signature.
     *
     * @param below the path below the container that it leads to, with or without slashes around it; empty for none
     * @param permissions letters of {@code racwdl}
     * @param starts null for at once
     * @param ends null for a time that the URL does not tell
     */
    public String token(String below, String permissions, Instant starts, Instant ends) {
        return give(below, new Sas(UUID.randomUUID().toString(), permissions, starts, ends, false));
    }

    /** An upload token for one blob. */
    public String tokenForBlob(String name, String permissions, Instant ends) {
        return give(name, new Sas(UUID.randomUUID().toString(), permissions, null, ends, true));
    }

    /** A token is worth nothing from now on. */
    public WorkspaceStandIn revoke(String token) {
        desk.revoke(token.replaceAll(".*&sig=", ""));
        return this;
    }

    /** A blob of somebody else's. */
    public WorkspaceStandIn plant(String name, byte[] bytes) throws IOException {
        blobs.plant(name, bytes);
        return this;
    }

    /** Lets the staged blocks of a blob go, as a week does. */
    public WorkspaceStandIn forgetBlocks(String name) {
        blobs.forget(name);
        return this;
    }

    /** How many blocks of a blob are staged and not committed. */
    public int staged(String name) {
        return blobs.staged(name);
    }

    /** How many bodies came with an MD5, and were compared with it. */
    public int compared() {
        return desk.compared();
    }

    /** Every blob, in the order of their making. */
    public List<Blob> blobs() {
        return blobs.all();
    }

    /** Whether the bytes of blobs are counted but not kept, for measuring a client. */
    public WorkspaceStandIn discard(boolean discards) {
        desk.discard = discards;
        return this;
    }

    /** How the service refuses: for a {@link Fault}'s answer. */
    public static String xml(int status, String code) {
        return WorkspaceDesk.error(status, code).text();
    }

    private String give(String below, Sas sas) {
        desk.give(sas);
        String path = below.isEmpty() ? "" : "/" + below.replaceFirst("^/", "");
        return baseUrl() + "/" + CONTAINER + path + "?" + sas.query();
    }
}
