package io.waybill.sandbox;

/** The two ways in which the three-phase server registered a finished file. */
public enum Generation {
    /** Before October 2018: verify moves the file out of the partial directory under a sanitised name. */
    MOVES_AT_VERIFY,
    /** From October 2018: verify registers the file where it lies, and the next setup destroys its bytes. */
    STAYS_IN_PLACE
}
