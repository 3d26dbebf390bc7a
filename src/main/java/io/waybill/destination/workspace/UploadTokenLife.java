package io.waybill.destination.workspace;

import io.waybill.destination.CredentialRejected;
import io.waybill.secret.Token;
import io.waybill.secret.TokenLife;
import java.time.Instant;
import java.util.Optional;

/** The life of an upload token, which its URL tells (st and se); read anew at each question, since it may be replaced. */
public record UploadTokenLife(Token token) implements TokenLife {
    @Override
    public Optional<Instant> issued() {
        return read().flatMap(UploadToken::starts);
    }

    @Override
    public Optional<Instant> lastsUntil() {
        return read().flatMap(UploadToken::ends);
    }

    @Override
    public boolean isCertain() {
        return true;
    }

    private Optional<UploadToken> read() {
        try {
            return Optional.of(UploadTokens.read(token));
        } catch (CredentialRejected unreadable) {
            return Optional.empty();
        }
    }
}
