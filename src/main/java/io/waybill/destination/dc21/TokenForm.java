package io.waybill.destination.dc21;

import io.waybill.destination.CredentialRejected;
import io.waybill.secret.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.message.BasicNameValuePair;
import org.apache.hc.core5.net.WWWFormCodec;

/**
 * An urlencoded form with the user's token in it, which is read when the form is written and is in no exchange, no
 * address and no exception (protocol page, "2 Authentication": in the body it counts as in the query).
 */
final class TokenForm extends AbstractHttpEntity {
    static final String FIELD = "auth_token";

    private final Token token;
    private final List<NameValuePair> fields;
    private byte[] written;

    TokenForm(Token token, List<NameValuePair> fields) {
        super(ContentType.APPLICATION_FORM_URLENCODED.withCharset(StandardCharsets.UTF_8), null);
        this.token = token;
        this.fields = fields;
    }

    private byte[] bytes() {
        if (written == null) {
            List<NameValuePair> all = new ArrayList<>(fields);
            all.add(new BasicNameValuePair(FIELD, CredentialRejected.read(token)));
            written = WWWFormCodec.format(all, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII);
        }
        return written;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes());
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(bytes());
    }

    @Override
    public long getContentLength() {
        return bytes().length;
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {}
}
