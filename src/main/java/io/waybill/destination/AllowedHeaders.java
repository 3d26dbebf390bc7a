package io.waybill.destination;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Only the headers that a Kamelet names go out with a request, and only those that are read come in with an answer. */
public final class AllowedHeaders implements HeaderFilterStrategy {
    private final Set<String> incoming = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private final Set<String> outgoing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    public AllowedHeaders() {
        incoming.add("Retry-After");
        incoming.add("Location");
    }

    /** Which headers of an answer come in beside those of every service, separated by commas. */
    public void setIncoming(String names) {
        Collections.addAll(incoming, names.split(", *"));
    }

    /** Which headers of a message go out, where they have a value, separated by commas. */
    public void setOutgoing(String names) {
        Collections.addAll(outgoing, names.split(", *"));
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return value == null || !outgoing.contains(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !incoming.contains(name);
    }
}
