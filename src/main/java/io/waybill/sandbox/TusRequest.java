package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request to the tus server under {@code /files}, read from its line and its headers.
 *
 * <p>Source: the protocol page of Data Bank, section 7; the headers are those of tus 1.0.
 */
final class TusRequest {
    private static final Pattern ADDRESS = Pattern.compile("/files(?:/([^/]*))?");
    private static final Map<String, String> NAMES = Map.of("POST", "create");

    private final HttpExchange exchange;
    private final String id;

    private TusRequest(HttpExchange exchange, String id) {
        this.exchange = exchange;
        this.id = id;
    }

    /** The request, if it came to an address of tus. */
    static Optional<TusRequest> of(HttpExchange exchange) {
        Matcher matcher = ADDRESS.matcher(exchange.getRequestURI().getPath());
        return matcher.matches()
                ? Optional.of(new TusRequest(exchange, matcher.group(1) == null ? "" : matcher.group(1)))
                : Optional.empty();
    }

    /** The upload in the address, empty for the address of all. */
    String id() {
        return id;
    }

    String method() {
        String other = header("X-HTTP-Method-Override");
        return other.isEmpty() ? exchange.getRequestMethod() : other;
    }

    /** The name under which it is counted. */
    String name() {
        return NAMES.getOrDefault(method(), method().toLowerCase(Locale.ROOT));
    }

    boolean isHead() {
        return method().equals("HEAD");
    }

    boolean has(String name) {
        return exchange.getRequestHeaders().containsKey(name);
    }

    /** The header as sent, empty if absent. */
    String header(String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    /** A header that is a number, or -1 if it is absent or anything else. */
    long number(String name) {
        String value = header(name);
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : -1;
    }

    /** The address of an upload, at the host by which the client knows this server. */
    String location(String upload) {
        return "http://" + header("Host") + "/files/" + upload;
    }

    /** The host by which the client knows this server, without the port. */
    String host() {
        return header("Host").replaceFirst(":\\d+$", "");
    }

    /** The request as the environment of a Rack server, with everything in it, secrets too. */
    String environment() {
        StringBuilder yaml = new StringBuilder("---\nREQUEST_METHOD: %s\nPATH_INFO: %s\nREMOTE_ADDR: %s\n"
                .formatted(
                        method(),
                        exchange.getRequestURI().getPath(),
                        exchange.getRemoteAddress().getAddress().getHostAddress()));
        exchange.getRequestHeaders()
                .forEach((name, values) -> yaml.append("HTTP_")
                        .append(name.toUpperCase(Locale.ROOT).replace('-', '_'))
                        .append(": ")
                        .append(String.join(",", values))
                        .append('\n'));
        return yaml.toString();
    }
}
