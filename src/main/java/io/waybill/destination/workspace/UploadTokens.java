package io.waybill.destination.workspace;

import io.waybill.destination.CredentialRejected;
import io.waybill.secret.Token;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The reading of upload tokens from where they are: at each call, and parsed when they have changed. */
final class UploadTokens {
    private static final Map<Token, UploadToken> LAST = Collections.synchronizedMap(new WeakHashMap<>());

    private UploadTokens() {}

    /** @throws CredentialRejected where the reference leads to nothing, or to something else */
    static UploadToken read(Token reference) {
        try {
            String text = reference.read();
            return LAST.compute(
                    reference, (key, last) -> last != null && last.isOf(text) ? last : UploadToken.parse(text));
        } catch (IllegalStateException e) {
            throw new CredentialRejected(e.getMessage());
        }
    }
}
