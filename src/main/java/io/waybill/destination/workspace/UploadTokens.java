package io.waybill.destination.workspace;

import io.waybill.destination.CredentialRejected;
import io.waybill.secret.Token;

/** The reading of upload tokens from where they are. */
final class UploadTokens {
    private UploadTokens() {}

    /** @throws CredentialRejected where the reference leads to nothing, or to something else */
    static UploadToken read(Token reference) {
        try {
            return UploadToken.parse(reference.read());
        } catch (IllegalStateException e) {
            throw new CredentialRejected(e.getMessage());
        }
    }
}
