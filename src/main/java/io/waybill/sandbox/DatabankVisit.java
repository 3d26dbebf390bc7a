package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request to the Data Bank stand-in. */
final class DatabankVisit extends Visit {
    private static final Pattern ADDRESS = Pattern.compile("/api/dataset/([^/]+)/datafile");
    private static final String SECRET = "HTTP_AUTHORIZATION: ";

    private final Optional<TusRequest> tus;

    DatabankVisit(HttpExchange exchange, long number, Spool spool) {
        super(exchange, number, spool);
        this.tus = TusRequest.of(exchange);
    }

    /** The request as tus reads it, if it came to an address of tus. */
    Optional<TusRequest> tus() {
        return tus;
    }

    @Override
    String phase() {
        return tus.map(TusRequest::name).orElseGet(form::phase);
    }

    @Override
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

    @Override
    void read(FormReader.ChunkAhead chunkAhead) throws IOException {
        if (tus.isEmpty()) {
            new FormReader(exchange, form).read(body(), chunkAhead);
            return;
        }
        chunkAhead.chunkAhead();
        if (phase().equals("patch")) {
            form.spool().fill(body());
        } else {
            body().transferTo(OutputStream.nullOutputStream());
        }
    }

    @Override
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
                Long.parseLong(outcome().headers().getOrDefault("Upload-Offset", "-1")));
    }

    private String upload() {
        String made = DatabankFiling.lastSegment(outcome().headers().getOrDefault("Location", ""));
        String named = tus.map(TusRequest::id).orElseGet(() -> DatabankFiling.lastSegment(form.text("tus_url")));
        return made.isEmpty() ? named : made;
    }

    private long claimedSize() {
        return form.text("size").matches("\\d{1,18}") ? Long.parseLong(form.text("size")) : -1;
    }
}
