package io.waybill.arrival;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Keeps Camel from telling, with each try, what Waybill tells once in its own words: its own failures and those of the
 * ledger, and polls of a source of ours that failed. Nor is it told that a ticket came while its consumer stops: it goes
 * back to its queue, as it should.
 */
public final class SaidOnce extends Filter<ILoggingEvent> {
    private static final String CAMEL = "org.apache.camel.";
    private static final String OUR_POLL = "processStrategy=%23bean:source-";
    private static final String OUR_ROLLBACK = "Rollback file strategy: io.waybill.";

    private static final String BACK_TO_QUEUE =
            "Rejecting received message because of the listener container having been";

    /** Of a copy of a dead letter that nobody read in its time. */
    private static final String EXPIRED = "AMQ222146";

    @Override
    public FilterReply decide(ILoggingEvent event) {
        boolean said = event.getLoggerName().startsWith(CAMEL) && (isOurs(event) || isOfOurSourceOrQueue(event))
                || event.getFormattedMessage().startsWith(EXPIRED);
        return said ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    private static boolean isOurs(ILoggingEvent event) {
        String failure = event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getClassName();
        return failure.startsWith("io.waybill.") || failure.startsWith("org.jdbi.");
    }

    private static boolean isOfOurSourceOrQueue(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        return message.contains(OUR_POLL) || message.startsWith(OUR_ROLLBACK) || message.startsWith(BACK_TO_QUEUE);
    }
}
