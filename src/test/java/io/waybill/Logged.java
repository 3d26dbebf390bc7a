package io.waybill;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What Waybill says in its log while this is open. */
public final class Logged implements AutoCloseable {
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    public Logged() {
        lines.start();
        logger().addAppender(lines);
    }

    public List<String> lines() {
        return List.copyOf(lines.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    /** The lines with {@code text} in them. */
    public List<String> lines(String text) {
        return lines().stream().filter(line -> line.contains(text)).toList();
    }

    @Override
    public void close() {
        logger().detachAppender(lines);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("io.waybill");
    }
}
