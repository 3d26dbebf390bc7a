package io.waybill.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A file of the DC21 stand-in, or a package: what it is called, what it is, and its metadata by their names on the wire.
 * The stand-in's desk changes it under its own lock.
 */
public final class Dc21File {
    static final String PACKAGE = "PACKAGE";
    static final String ERROR = "ERROR";

    /** Lists among the metadata. */
    static final Set<String> LISTS = Set.of(
            "tag_names",
            "label_names",
            "parent_filenames",
            "access_groups",
            "contributor_names",
            "related_websites",
            "grant_numbers");

    /** What is checked against where there is no file. */
    static final Dc21File NONE = new Dc21File(0, "", "RAW", "", "");

    private final long id;
    private final String uploader;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private String type;
    private boolean published;
    private long bytes;
    private String sha256 = "";
    private Path path;

    Dc21File(long id, String name, String type, String uploader, String experiment) {
        this.id = id;
        this.type = type;
        this.uploader = uploader;
        texts.put("name", name);
        texts.put("experiment_id", experiment);
        texts.put("access", "Private");
        texts.put("access_to_all_institutional_users", "true");
        texts.put("access_to_user_groups", "false");
        texts.put("creator_email", uploader);
        LISTS.forEach(list -> lists.put(list, List.of()));
        if (type.equals(PACKAGE)) {
            texts.put("title", name);
            texts.put("access_rights_type", "Open");
        }
    }

    public long id() {
        return id;
    }

    public synchronized String name() {
        return texts.get("name");
    }

    public synchronized String type() {
        return type;
    }

    /** The e-mail address of whoever uploaded it. */
    public String uploader() {
        return uploader;
    }

    public synchronized boolean isPublished() {
        return published;
    }

    /** A parameter of an update, as it is now; empty if it was never set. */
    public synchronized String text(String parameter) {
        return texts.getOrDefault(parameter, "");
    }

    /** The same for one that is a list. */
    public synchronized List<String> list(String parameter) {
        return lists.get(parameter);
    }

    public synchronized long bytes() {
        return bytes;
    }

    /** Hexadecimal; empty for a file that was planted. */
    public synchronized String sha256() {
        return sha256;
    }

    /** Where its bytes are; null for one that was planted. */
    public synchronized Path path() {
        return path;
    }

    boolean isPackage() {
        return type().equals(PACKAGE);
    }

    synchronized void set(String parameter, String value) {
        texts.put(parameter, value);
    }

    synchronized void set(String parameter, List<String> values) {
        lists.put(parameter, List.copyOf(values));
    }

    synchronized void publish() {
        published = true;
    }

    synchronized void failed() {
        type = ERROR;
    }

    synchronized void holds(Path file, long size, String hash) {
        path = file;
        bytes = size;
        sha256 = hash;
    }
}
