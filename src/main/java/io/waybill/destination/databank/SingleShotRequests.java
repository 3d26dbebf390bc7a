package io.waybill.destination.databank;

import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkBody;
import io.waybill.destination.CommitEntity;
import io.waybill.destination.Delivery;
import io.waybill.destination.DestinationRefused;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Variable;
import org.apache.hc.client5.http.entity.mime.ByteArrayBody;
import org.apache.hc.client5.http.entity.mime.ContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Writes the one request that carries a whole file; the part's file name becomes the file's (protocol page, section 6). */
public final class SingleShotRequests {
    private static final ContentType MULTIPART = ContentType.create("multipart/form-data");

    /** @throws DestinationRefused for a name that cannot stand in the head of a part */
    public HttpEntity upload(@Variable("delivery") Delivery delivery) {
        return new CommitEntity(
                delivery,
                MultipartEntityBuilder.create()
                        .setMode(HttpMultipartMode.LEGACY)
                        .setCharset(StandardCharsets.UTF_8)
                        .setContentType(MULTIPART)
                        .addPart("binary", bytes(delivery))
                        .build());
    }

    private static ContentBody bytes(Delivery delivery) {
        String name = partName(delivery.file().name());
        long size = delivery.file().size();
        return size == 0
                ? new ByteArrayBody(new byte[0], ContentType.APPLICATION_OCTET_STREAM, name)
                : new ChunkBody(delivery.file().path(), new Chunk(0, size), name, delivery);
    }

    /**
     * The server takes what stands behind the last backslash, and reads {@code %41} as A where every percent sign of the
     * name begins such an escape. Both are the ways of Rack, on which its versions stand.
     */
    private static String partName(String name) {
        if (name.chars().anyMatch(letter -> Character.isISOControl(letter) || letter == '\\')) {
            throw new DestinationRefused(
                    "A file that is sent in one call must have a name without backslash and control"
                            + " characters (protocol tus can carry it), and is called "
                            + name.replaceAll("\\p{Cntrl}", "?"));
        }
        return name.matches("([^%]|%\\p{XDigit}{2})*") ? name.replace("%", "%25") : name;
    }
}
