package io.waybill.sandbox;

/**
 * The generations of Illinois Data Bank's server, by what it can be asked for.
 *
 * <p>Source: the protocol page of Data Bank, section 0 for the order of the generations and section 2 for their tokens.
 */
public enum Generation {
    /** Before October 2018, as if without tus: verify moves the file out of the partial directory under a sanitised name. */
    MOVES_AT_VERIFY(true, Tus.NONE, WrongToken.EMPTY_500),
    /** From October 2018, as if without tus: verify registers the file where it lies; the next setup destroys its bytes. */
    STAYS_IN_PLACE(true, Tus.NONE, WrongToken.EMPTY_500),
    /** The years 2018 and 2019, in which the phases of {@link #STAYS_IN_PLACE} and tus stood side by side. */
    PHASES_AND_TUS(true, Tus.RUBY, WrongToken.EMPTY_500),
    /** The live server: tus and single-shot; a phase is an invalid request. */
    TODAY(false, Tus.RUBY, WrongToken.UNAUTHORIZED_401),
    /** databank-2, the next server: a small tus of its own, and an attach that uses the upload up. */
    REWRITE(false, Tus.OWN, WrongToken.UNAUTHORIZED_401);

    /** The tus servers there have been. */
    enum Tus {
        NONE,
        RUBY,
        OWN
    }

    private final boolean phases;
    private final Tus tus;
    private final WrongToken wrongToken;

    Generation(boolean phases, Tus tus, WrongToken wrongToken) {
        this.phases = phases;
        this.tus = tus;
        this.wrongToken = wrongToken;
    }

    boolean hasPhases() {
        return phases;
    }

    Tus tus() {
        return tus;
    }

    boolean hasTus() {
        return tus != Tus.NONE;
    }

    /** Whether a token is good for ever; the live server no longer looks at its time. */
    boolean takesExpiredTokens() {
        return this == TODAY;
    }

    WrongToken wrongToken() {
        return wrongToken;
    }
}
