package io.waybill.destination.databank;

import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkBody;
import io.waybill.destination.Delivery;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.hc.client5.http.entity.mime.ByteArrayBody;
import org.apache.hc.client5.http.entity.mime.ContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Writes the requests of Illinois Data Bank's three-phase upload, as the official client does: forms for setup and
 * verify, multipart for transfer (protocol page, section 1). A file's name is never in the head of a part.
 */
public final class DatabankRequests {
    private static final String PART_NAME = "bytechunk";
    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);
    private static final ContentType MULTIPART = ContentType.create("multipart/form-data");

    /** Opens the upload; wipes every partial file of the dataset (section 3). */
    public HttpEntity setup(@Variable("delivery") Delivery delivery) {
        return Forms.of(
                delivery,
                Forms.field("filename", delivery.file().name()),
                Forms.field("phase", "setup"),
                Forms.field("filesize", Long.toString(delivery.file().size())));
    }

    /** Asks how many bytes are there, and changes nothing: an offset that cannot be (section 4). */
    public HttpEntity probe(@Variable("delivery") Delivery delivery) {
        return multipart(delivery, -1, new ByteArrayBody(new byte[1], ContentType.APPLICATION_OCTET_STREAM, PART_NAME));
    }

    /** Sends one chunk behind the bytes that are there (section 4). */
    public HttpEntity transfer(@Body Chunk chunk, @Variable("delivery") Delivery delivery) {
        return multipart(delivery, chunk.offset(), new ChunkBody(delivery.file().path(), chunk, PART_NAME, delivery));
    }

    /** Makes the file public; compares nothing (section 5). */
    public HttpEntity verify(@Variable("delivery") Delivery delivery) {
        return Forms.committing(
                delivery, Forms.field("filename", delivery.file().name()), Forms.field("phase", "verify"));
    }

    private static HttpEntity multipart(Delivery delivery, long previousSize, ContentBody bytes) {
        return MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setContentType(MULTIPART)
                .addTextBody("filename", delivery.file().name(), TEXT)
                .addTextBody("phase", "transfer", TEXT)
                .addTextBody("previous_size", Long.toString(previousSize), TEXT)
                .addPart(PART_NAME, bytes)
                .build();
    }
}
