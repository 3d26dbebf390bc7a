package io.waybill.sandbox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A dataset of the stand-in: its key, its one token, whether it is a draft, and its records. */
final class Dataset {
    private final String key;
    private final List<Registered> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int orphans;
    private volatile String token;
    private volatile boolean expired;
    private volatile boolean draft = true;

    Dataset(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    /** Replaces the token; the old one is worth nothing from now on. */
    void token(String fresh) {
        token = fresh;
        expired = false;
    }

    /** Lets the token's three days be over. */
    void expireToken() {
        expired = true;
    }

    boolean opensWith(String given, boolean expiredToo) {
        return given.equals(token) && (expiredToo || !expired);
    }

    void publish() {
        draft = false;
    }

    boolean isDraft() {
        return draft;
    }

    synchronized void register(Registered file) {
        files.add(file);
        names.add(file.filename());
    }

    /** Takes a name for a file that was not made by verify. */
    synchronized void take(String name) {
        names.add(name);
    }

    synchronized boolean has(String name) {
        return names.contains(name);
    }

    synchronized List<Registered> files() {
        return List.copyOf(files);
    }

    /** Counts a record without a name and without bytes, which a failed verify leaves. */
    synchronized void orphan() {
        orphans++;
    }

    synchronized int orphans() {
        return orphans;
    }
}
