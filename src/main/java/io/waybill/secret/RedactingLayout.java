package io.waybill.secret;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.slf4j.LoggerFactory;

/**
 * The layout of every log line, stack traces included: what it writes holds no secret. It is text, by its pattern, until
 * JSON is asked for, since the log begins before the settings are read.
 */
public final class RedactingLayout extends PatternLayout {
    private static final String JSON = "waybill.json";

    /** From now on each line of this process is a JSON object, or again text. */
    public static void speakJson(boolean json) {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).putObject(JSON, json);
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        return Boolean.TRUE.equals(getContext().getObject(JSON))
                ? JsonLine.of(event)
                : Redaction.of(super.doLayout(event));
    }
}
