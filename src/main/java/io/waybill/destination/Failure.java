package io.waybill.destination;

/** Why an attempt came to nothing, in as few kinds as an operator would count. */
public enum Failure {
    /** The service is busy, or said what nobody understands. */
    BUSY,
    /** The line broke, or a chunk was too large. */
    BROKEN,
    /** The service cannot be reached. */
    UNAVAILABLE,
    /** The service rejects the token, or the dataset is not what it must be. */
    CREDENTIAL,
    /** Trying again cannot help. */
    REFUSED,
    /** The bytes went, and the proof did not come. */
    DOUBTFUL,
    /** This machine is in trouble. */
    LOCAL
}
