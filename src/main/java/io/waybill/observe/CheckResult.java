package io.waybill.observe;

/**
 * What a health check has found.
 *
 * @param says one sentence: how it is, or what is wrong and what to do
 */
public record CheckResult(boolean up, String says) {
    static CheckResult up(String says) {
        return new CheckResult(true, says);
    }

    static CheckResult down(String says) {
        return new CheckResult(false, says);
    }
}
