package io.waybill.secret;

/** A token as one destination knows it: whether it has changed since that used it, whoever else has read it since. */
public final class TokenUse {
    private final Token token;
    private String used;

    public TokenUse(Token token) {
        this.token = token;
    }

    /** The token's reference, which is no secret. */
    public String reference() {
        return token.reference();
    }

    /** Somebody goes to the destination with it. */
    public synchronized void begin() {
        used = value();
    }

    /** Whether it can be read and is another than was used; one that was not used yet is. */
    public synchronized boolean hasChanged() {
        String value = value();
        return !value.isEmpty() && !value.equals(used);
    }

    private String value() {
        try {
            return token.read();
        } catch (IllegalStateException nothingThere) {
            return "";
        }
    }
}
