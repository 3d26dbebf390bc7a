package io.waybill.arrival;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps Camel's error handler from telling, with each try, what Waybill tells once in its own words: its own failures,
 * and those of the ledger.
 */
public final class SaidOnce extends Filter<ILoggingEvent> {
    private static final String ERROR_HANDLER = "org.apache.camel.processor.errorhandler.";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        String failure = event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getClassName();
        boolean said = event.getLoggerName().startsWith(ERROR_HANDLER)
                && (failure.startsWith("io.waybill.") || failure.startsWith("org.jdbi."));
        return said ? FilterReply.DENY : FilterReply.NEUTRAL;
    }
}
