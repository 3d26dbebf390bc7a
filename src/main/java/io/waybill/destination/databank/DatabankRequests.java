package io.waybill.destination.databank;

import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkBody;
import io.waybill.destination.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Body;
import org.apache.camel.Variable;
import org.apache.hc.client5.http.entity.UrlEncodedFormEntity;
import org.apache.hc.client5.http.entity.mime.ByteArrayBody;
import org.apache.hc.client5.http.entity.mime.ContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.message.BasicNameValuePair;

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
        return form(
                delivery,
                field("filename", delivery.file().name()),
                field("phase", "setup"),
                field("filesize", Long.toString(delivery.file().size())));
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
        return form(delivery, field("filename", delivery.file().name()), field("phase", "verify"));
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

    private static HttpEntity form(Delivery delivery, NameValuePair... fields) {
        return new HttpEntityWrapper(new UrlEncodedFormEntity(List.of(fields), StandardCharsets.UTF_8)) {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                delivery.sending(0);
                super.writeTo(out);
            }
        };
    }

    private static NameValuePair field(String name, String value) {
        return new BasicNameValuePair(name, value);
    }
}
