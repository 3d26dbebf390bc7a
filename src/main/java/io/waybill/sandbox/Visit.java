package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request between its arrival and its end. */
final class Visit implements Closeable {
    private static final Pattern ADDRESS = Pattern.compile("/api/dataset/([^/]+)/datafile");
    private static final String SECRET = "HTTP_AUTHORIZATION: ";

    private final HttpExchange exchange;
    private final long number;
    private final long at = System.currentTimeMillis();
    private final Form form;
    private final Optional<TusRequest> tus;
    private final ReceivedBody body;
    private Fault fault;
    private Reply outcome = Reply.empty(0);

    Visit(HttpExchange exchange, long number, Spool spool) {
        this.exchange = exchange;
        this.number = number;
        this.form = new Form(spool);
        this.tus = TusRequest.of(exchange);
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        this.body = new ReceivedBody(exchange.getRequestBody(), length == null ? -1 : Long.parseLong(length));
    }

    Form form() {
        return form;
    }

    /** The request as tus reads it, if it came to an address of tus. */
    Optional<TusRequest> tus() {
        return tus;
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

    /** Takes down what the work came to, even if the answer is going to be lost. */
    void was(Reply reply) {
        outcome = reply;
    }

    /** The name under which the request is counted. */
    String phase() {
        return tus.map(TusRequest::name).orElseGet(form::phase);
    }

    boolean phaseIsKnown() {
        return tus.isPresent() || form.phaseIsKnown();
    }

    /** The dataset's key, if the request came to the one address for files. */
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
        if (tus.isEmpty()) {
            new FormReader(exchange, form).read(body, chunkAhead);
            return;
        }
        chunkAhead.chunkAhead();
        if (phase().equals("patch")) {
            form.spool().fill(body);
        } else {
            body.transferTo(OutputStream.nullOutputStream());
        }
    }

    void answer(Reply reply) throws IOException {
        reply.send(exchange);
    }

    Call call(int status, String answer) {
        return new Call(
                number,
                at,
                phase(),
                key().orElse(""),
                form.filename(),
                form.text("previous_size"),
                form.spool().size(),
                status,
                answer.replaceAll(SECRET + "[^\n]*", SECRET + "(left out)"),
                exchange.getRemoteAddress().getPort(),
                upload(),
                tus.map(request -> request.number("Upload-Offset")).orElse(-1L),
                tus.map(request -> request.number("Upload-Length")).orElseGet(this::claimedSize),
                Long.parseLong(outcome.headers().getOrDefault("Upload-Offset", "-1")));
    }

    private String upload() {
        String made = DatabankFiling.lastSegment(outcome.headers().getOrDefault("Location", ""));
        String named = tus.map(TusRequest::id).orElseGet(() -> DatabankFiling.lastSegment(form.text("tus_url")));
        return made.isEmpty() ? named : made;
    }

    private long claimedSize() {
        return form.text("size").matches("\\d{1,18}") ? Long.parseLong(form.text("size")) : -1;
    }

    @Override
    public void close() throws IOException {
        form.spool().close();
    }
}
