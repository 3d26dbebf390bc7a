package io.waybill.arrival;

/**
 * What is seen of something in a watched folder, without reading it.
 *
 * @param path in the watched folder, with slashes
 * @param kind what the file system says it is
 * @param size bytes
 * @param modified time of change, epoch milliseconds
 * @param key what the file system calls it, so that another file under the same name is told from it; may be empty
 * @param readable whether this process may read it, as far as can be seen
 * @param quietMillis for how long nobody has written to it, as far as the file system itself vouches for it
 */
record Sight(String path, Kind kind, long size, long modified, String key, boolean readable, long quietMillis) {

    enum Kind {
        FILE,
        FOLDER,
        LINK,
        OTHER
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The same, where the file system's clock may be another machine's and vouches for nothing. */
    Sight unvouched() {
        return new Sight(path, kind, size, modified, key, readable, 0);
    }

    /** True if it is the same file, and nobody seems to have written to it. */
    boolean isSame(Sight other) {
        return size == other.size && modified == other.modified && key.equals(other.key);
    }
}
