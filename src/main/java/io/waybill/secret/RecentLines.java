package io.waybill.secret;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.helpers.CyclicBuffer;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the last log lines of this process as they were written, without secrets: its log itself may be anywhere. */
public final class RecentLines extends AppenderBase<ILoggingEvent> {
    private static final int MOST = 1_000;
    private static final String NAME = "recent";

    private final CyclicBuffer<String> lines = new CyclicBuffer<>(MOST);
    private Layout<ILoggingEvent> layout;

    /** The last lines, at most a thousand, the oldest first. */
    public static List<String> ofThisProcess() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        return context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender(NAME) instanceof RecentLines recent
                ? recent.lines()
                : List.of();
    }

    private synchronized List<String> lines() {
        return List.copyOf(lines.asList());
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        lines.add(layout.doLayout(event).stripTrailing());
    }

    public void setLayout(Layout<ILoggingEvent> layout) {
        this.layout = layout;
    }
}
