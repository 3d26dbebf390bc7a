package io.waybill.destination.workspace;

import io.waybill.chunk.Digests;
import io.waybill.ledger.SpooledFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * How one file becomes a blob: in one piece, or in blocks whose ids follow from the file, so that a resume needs no
 * permission to read (protocol page, "Azure Blob facts").
 *
 * @param blob its name below the token's path, with slashes
 * @param inOnePiece whether it goes in one call
 * @param createOnly whether the token allows to create and not to write, so that a refusal means that a blob is there
 * @param blockLength of each block but the last, bytes
 * @param ids what the ids of the blocks begin with
 */
public record BlobUpload(String blob, boolean inOnePiece, boolean createOnly, long size, long blockLength, String ids) {
    private static final int PREFIX = 16;

    static BlobUpload of(SpooledFile file, String blob, boolean inOnePiece, boolean createOnly, long blockLength) {
        String identity = file.source() + "\n" + file.size() + "\n" + file.modified() + "\n" + blockLength;
        return new BlobUpload(blob, inOnePiece, createOnly, file.size(), blockLength, hash(identity));
    }

    /** The id of the block that begins at {@code offset}, Base64; all are of one length. */
    String id(long offset) {
        String plain = ids + String.format(Locale.ROOT, "%08d", offset / blockLength);
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** The ids of all blocks, in order. */
    List<String> allIds() {
        List<String> all = new ArrayList<>();
        for (long offset = 0; offset < size; offset += blockLength) {
            all.add(id(offset));
        }
        return all;
    }

    private static String hash(String identity) {
        byte[] digest = Digests.sha256().digest(identity.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, PREFIX);
    }
}
