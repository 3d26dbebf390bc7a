package io.waybill.notice;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what became of notices. */
public final class NoticeMeters {
    private final Counter sent;
    private final Counter failed;

    public NoticeMeters(MeterRegistry registry) {
        sent = Counter.builder("waybill.notices.sent")
                .description("Notices that a mail server or a webhook took")
                .register(registry);
        failed = Counter.builder("waybill.notices.failed")
                .description("Notices that were given up")
                .register(registry);
    }

    void sent() {
        sent.increment();
    }

    void failed(int notices) {
        failed.increment(notices);
    }
}
