package io.waybill.destination.dc21;

import io.waybill.chunk.Chunk;
import io.waybill.chunk.ChunkBody;
import io.waybill.destination.CommitEntity;
import io.waybill.destination.Delivery;
import io.waybill.secret.Token;
import io.waybill.secret.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.Variable;
import org.apache.hc.client5.http.entity.mime.ByteArrayBody;
import org.apache.hc.client5.http.entity.mime.ContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.StringBody;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/** Writes the requests of an upload (protocol page, "5 File Create"). Its properties are a Kamelet's parameters. */
public final class FileRequests {
    private static final ContentType MULTIPART = ContentType.create("multipart/form-data");
    private static final ContentType TEXT = ContentType.create("text/plain", StandardCharsets.UTF_8);

    private Tokens tokens;
    private String token;

    /** Asks for the files that have the name, and those that were given another because of it. */
    public HttpEntity search(@Variable("delivery") Delivery delivery) {
        return new TokenForm(token(), List.of(Search.forRenamed(delivery.file().name())));
    }

    public HttpEntity upload(@Variable("delivery") Delivery delivery, @Variable("metadata") MetadataUpdate metadata) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create()
                .setMode(HttpMultipartMode.LEGACY)
                .setCharset(StandardCharsets.UTF_8)
                .setContentType(MULTIPART)
                .addPart(TokenForm.FIELD, new TokenBody(token()))
                .addPart("type", new StringBody(metadata.type(), TEXT));
        UpdateForm.ofUpload(metadata)
                .forEach(field -> form.addPart(field.getName(), new StringBody(field.getValue(), TEXT)));
        return new CommitEntity(delivery, form.addPart("file", file(delivery)).build());
    }

    private static ContentBody file(Delivery delivery) {
        // Rack reads %41 as A and a plus as a blank, and so each is sent as the escape that it reads.
        String name = delivery.file().name().replace("%", "%25").replace("+", "%2B");
        long size = delivery.file().size();
        return size == 0
                ? new ByteArrayBody(new byte[0], ContentType.APPLICATION_OCTET_STREAM, name)
                : new ChunkBody(delivery.file().path(), new Chunk(0, size), name, delivery);
    }

    private Token token() {
        return tokens.find(token);
    }

    public void setTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The reference to the user's token. */
    public void setToken(String token) {
        this.token = token;
    }
}
