package io.waybill.destination.dc21;

import io.waybill.destination.CredentialRejected;
import io.waybill.secret.Token;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.core5.http.ContentType;

/** The user's token as a part of a form with files, read when the form is written, as in {@link TokenForm}. */
final class TokenBody extends AbstractContentBody {
    private final Token token;
    private byte[] read;

    TokenBody(Token token) {
        super(ContentType.create("text/plain", StandardCharsets.UTF_8));
        this.token = token;
    }

    private byte[] bytes() {
        if (read == null) {
            read = CredentialRejected.read(token).getBytes(StandardCharsets.UTF_8);
        }
        return read;
    }

    @Override
    public String getFilename() {
        return null;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes());
    }

    @Override
    public long getContentLength() {
        return bytes().length;
    }
}
