package io.waybill.notice;

import io.waybill.console.Json;
import io.waybill.destination.DeliveryFailure;
import io.waybill.ledger.Notice;
import io.waybill.queue.RetryDelay;
import io.waybill.secret.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way on which notices reach people: hands them to a route, the oldest first, until the route is through with each
 * without a failure. Its properties are a Kamelet's parameters.
 */
public final class NoticeChannel {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeChannel.class);
    /** Longer than any server may take; a notice whose process died meanwhile is sent again after it. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private Lookout lookout;
    private RetryDelay delay;
    private String channel;
    private boolean troublesOnly;
    private Notice taken;
    private boolean failing;

    /** The next message; null where there is none now. */
    public Message next() {
        for (Optional<Notice> next = take(); next.isPresent(); next = take()) {
            Message message = Json.parse(next.get().content().getBytes(StandardCharsets.UTF_8), Message.class);
            if (message.trouble() || !troublesOnly) {
                taken = next.get();
                return message;
            }
            lookout.sent(next.get());
        }
        return null;
    }

    private Optional<Notice> take() {
        return lookout.take(channel, LEASE.toMillis());
    }

    /** The route is through with it. */
    public void sent() {
        lookout.sent(taken);
        if (failing) {
            LOG.info("Notices for {} can be sent again", channel);
            failing = false;
        }
    }

    /** The route failed: it is tried again later. */
    public void failed(@ExchangeException Exception failure) {
        lookout.later(taken, delay.after(taken.attempts(), 0));
        String reason = Redaction.of(DeliveryFailure.words(failure));
        if (failing) {
            LOG.debug("A notice for {} could not be sent: {}", channel, reason);
        } else {
            LOG.warn("Notices for {} cannot be sent, and are tried again: {}", channel, reason);
            failing = true;
        }
    }

    public void setLookout(Lookout lookout) {
        this.lookout = lookout;
    }

    public void setDelay(RetryDelay delay) {
        this.delay = delay;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    /** {@code all}, or {@code troubles}: what a person should do something about. */
    public void setWhich(String which) {
        if (!Set.of("all", "troubles").contains(which)) {
            throw new IllegalArgumentException("which must be all or troubles, and is '" + which + "'");
        }
        this.troublesOnly = which.equals("troubles");
    }
}
