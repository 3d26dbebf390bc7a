package io.waybill.destination;

import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/** No header of a message goes out with a request, and of an answer's headers only those come in that are read. */
public final class AllowedHeaders implements HeaderFilterStrategy {
    private final Set<String> incoming = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    public AllowedHeaders() {
        incoming.add("Retry-After");
        incoming.add("Location");
    }

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return true;
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return !incoming.contains(name);
    }
}
