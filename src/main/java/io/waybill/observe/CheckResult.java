package io.waybill.observe;

/**
 * What a health check has found.
 *
 * @param says one sentence: how it is, or what is wrong and what to do
 */
public record Finding(boolean up, String says) {
    static Finding up(String says) {
        return new Finding(true, says);
    }

    static Finding down(String says) {
        return new Finding(false, says);
    }
}
