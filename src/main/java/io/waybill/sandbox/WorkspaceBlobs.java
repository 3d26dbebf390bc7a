package io.waybill.sandbox;

import io.waybill.chunk.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The blobs of the workspace stand-in, and the blocks that no list has named yet. */
final class WorkspaceBlobs {
    private static final int LONGEST_ID = 64;

    private final Path folder;
    private final Map<String, Map<String, Path>> staged = new HashMap<>();
    private final Map<String, Blob> blobs = new LinkedHashMap<>();
    private int files;

    WorkspaceBlobs(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.resolve("blobs"));
    }

    synchronized Optional<Blob> find(String name) {
        return Optional.ofNullable(blobs.get(name));
    }

    synchronized List<Blob> all() {
        return List.copyOf(blobs.values());
    }

    /** How many blocks of a blob are staged. */
    synchronized int staged(String name) {
        return staged.getOrDefault(name, Map.of()).size();
    }

    /** Lets the staged blocks of a blob go, as a week does. */
    synchronized void forget(String name) {
        staged.remove(name);
    }

    synchronized void put(String name, Spool spool, String md5) throws IOException {
        Path file = keep(spool);
        make(name, List.of(file), spool.discards() ? spool.size() : Files.size(file), md5, 0, spool.discards());
    }

    synchronized void plant(String name, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("part-" + ++files), bytes);
        make(name, List.of(file), bytes.length, "", 0, false);
    }

    /** False for an id that is not Base64, too long, or not as long as the others of the blob. */
    synchronized boolean stage(String name, String id, Spool spool) throws IOException {
        byte[] plain = decoded(id);
        Map<String, Path> blocks = staged.computeIfAbsent(name, first -> new LinkedHashMap<>());
        boolean fits = plain != null
                && plain.length > 0
                && plain.length <= LONGEST_ID
                && blocks.keySet().stream().allMatch(other -> decoded(other).length == plain.length);
        if (fits) {
            blocks.put(id, keep(spool));
        }
        return fits;
    }

    /** False if a block of the list is not there. The blocks that the list does not name are let go. */
    synchronized boolean commit(String name, List<String> ids, String md5, boolean discards) throws IOException {
        Map<String, Path> blocks = staged.getOrDefault(name, Map.of());
        Blob before = blobs.get(name);
        if (!blocks.keySet().containsAll(ids)) {
            // A list that was committed is known still: saying it again is no other blob.
            return before != null && before.blocks() == ids.size() && blocks.isEmpty() && again(before);
        }
        List<Path> parts = ids.stream().map(blocks::get).toList();
        long size = 0;
        for (Path part : parts) {
            size += Files.size(part);
        }
        make(name, parts, size, md5, ids.size(), discards);
        staged.remove(name);
        return true;
    }

    private boolean again(Blob blob) {
        blobs.put(
                blob.name(),
                new Blob(
                        blob.name(),
                        blob.bytes(),
                        blob.sha256(),
                        blob.md5(),
                        blob.blocks(),
                        blob.times() + 1,
                        blob.path()));
        return true;
    }

    private void make(String name, List<Path> parts, long size, String md5, int blocks, boolean discards)
            throws IOException {
        Path whole = folder.resolve("blob-" + ++files);
        String sha256 = discards ? "" : join(parts, whole);
        int times = find(name).map(Blob::times).orElse(0) + 1;
        blobs.remove(name);
        blobs.put(name, new Blob(name, size, sha256, md5, blocks, times, whole));
    }

    private static String join(List<Path> parts, Path whole) throws IOException {
        MessageDigest digest = Digests.sha256();
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(whole), digest)) {
            for (Path part : parts) {
                Files.copy(part, out);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A block, or a whole blob; of discarded ones a hole of their size. */
    private Path keep(Spool spool) throws IOException {
        Path file = folder.resolve("part-" + ++files);
        Files.createFile(file);
        spool.appendTo(file, spool.size());
        return file;
    }

    /** The MD5 of what was sent, Base64. */
    static String md5(Spool spool) throws IOException {
        MessageDigest digest = Digests.md5();
        try (InputStream in = spool.read();
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private static byte[] decoded(String id) {
        try {
            return Base64.getDecoder().decode(id);
        } catch (IllegalArgumentException noBase64) {
            return null;
        }
    }
}
