package io.waybill.destination.databank;

/**
 * What a tus server of Illinois Data Bank can (protocol page, section 7).
 *
 * @param mustBeAsked true while nothing of the rest is known
 * @param largest bytes of an upload; {@link Long#MAX_VALUE} where it does not say
 * @param usesUp attach takes the upload away, so that it can be asked afterwards whether it happened
 * @param takesSha1 it compares a chunk with a SHA-1 that comes along
 */
public record TusServer(boolean mustBeAsked, long largest, boolean usesUp, boolean takesSha1) {
    static final TusServer UNKNOWN = new TusServer(true, 0, false, false);
}
