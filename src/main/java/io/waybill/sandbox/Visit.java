package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request between its arrival and its end. */
final class Visit implements Closeable {
    private static final Pattern ADDRESS = Pattern.compile("/api/dataset/([^/]+)/datafile");

    private final HttpExchange exchange;
    private final long number;
    private final long at = System.currentTimeMillis();
    private final Form form;
    private final ReceivedBody body;
    private Fault fault;

    Visit(HttpExchange exchange, long number, Spool spool) {
        this.exchange = exchange;
        this.number = number;
        this.form = new Form(spool);
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        this.body = new ReceivedBody(exchange.getRequestBody(), length == null ? -1 : Long.parseLong(length));
    }

    Form form() {
        return form;
    }

    ReceivedBody body() {
        return body;
    }

    Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    void meets(Fault strike) {
        fault = strike;
    }

    /** The dataset's key, if the request came to the one address there is. */
    Optional<String> key() {
        Matcher matcher = ADDRESS.matcher(exchange.getRequestURI().getPath());
        return exchange.getRequestMethod().equals("POST") && matcher.matches()
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    String authorization() {
        return exchange.getRequestHeaders().getFirst("Authorization");
    }

    void read(FormReader.ChunkAhead chunkAhead) throws IOException {
        new FormReader(exchange, form).read(body, chunkAhead);
    }

    void answer(Reply reply) throws IOException {
        reply.send(exchange);
    }

    Call call(int status, String answer) {
        return new Call(
                number,
                at,
                form.phase(),
                key().orElse(""),
                form.text("filename"),
                form.text("previous_size"),
                form.chunk().size(),
                status,
                answer,
                exchange.getRemoteAddress().getPort());
    }

    @Override
    public void close() throws IOException {
        form.chunk().close();
    }
}
