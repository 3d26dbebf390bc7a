package io.waybill.arrival;

import io.waybill.chunk.Digests;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What makes two arrivals the same waybill: the same file for the same destination, by the marks that it is known by.
 *
 * @param marks that no other file has
 */
public record FileIdentity(String destination, List<String> marks) {
    private static final int BUFFER = 256 * 1024;

    /**
     * By its path, size and time of change: a file that was changed is another one, and so is one that goes into another
     * folder.
     */
    static FileIdentity byMetadata(String destination, ArrivedFile file) {
        return new FileIdentity(
                destination,
                Stream.of(file.source(), Long.toString(file.size()), Long.toString(file.modified()), file.folder())
                        .filter(mark -> !mark.isEmpty())
                        .toList());
    }

    /** As a source knows it: what it looked like there. */
    static FileIdentity bySight(String source, Sight file) {
        return new FileIdentity(
                source, List.of(file.path(), Long.toString(file.size()), Long.toString(file.modified())));
    }

    /** By its SHA-256: the same bytes are the same file, whatever they are called. Reads the file. */
    static FileIdentity byContent(String destination, Path source) throws IOException {
        MessageDigest sha256 = Digests.sha256();
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        try (FileChannel channel = FileChannel.open(source)) {
            while (channel.read(buffer) >= 0) {
                sha256.update(buffer.flip());
                buffer.clear();
            }
        }
        return new FileIdentity(destination, List.of("sha256", HexFormat.of().formatHex(sha256.digest())));
    }

    /** The waybill's id: 32 hexadecimal digits, the same for the same identity, today and after a crash. */
    public String id() {
        String text = destination + "\0" + String.join("\0", marks);
        byte[] digest = Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, 16);
    }
}
