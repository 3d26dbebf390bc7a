package io.waybill.observe;

import io.opentelemetry.sdk.trace.IdGenerator;

/**
 * Gives a waybill's first span the waybill's own id for the trace, so that every node, and every process after it, knows
 * where what it does belongs. All other spans have ids by chance.
 */
final class WaybillIds implements IdGenerator {
    private static final int SPAN_DIGITS = 16;

    private final IdGenerator chance = IdGenerator.random();
    private final ThreadLocal<String> waybill = new ThreadLocal<>();

    /** What {@code begin} starts first is the first span of that waybill. */
    void during(String id, Runnable begin) {
        waybill.set(id);
        try {
            begin.run();
        } finally {
            waybill.remove();
        }
    }

    /** The id of a waybill's first span. */
    static String first(String id) {
        return id.substring(0, SPAN_DIGITS);
    }

    @Override
    public String generateTraceId() {
        String id = waybill.get();
        return id == null ? chance.generateTraceId() : id;
    }

    @Override
    public String generateSpanId() {
        String id = waybill.get();
        return id == null ? chance.generateSpanId() : first(id);
    }
}
