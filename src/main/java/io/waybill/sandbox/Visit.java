package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** One request to a stand-in between its arrival and its end. */
abstract class Visit implements Closeable {
    final HttpExchange exchange;
    final long number;
    final long at = System.currentTimeMillis();
    final Form form;
    private final ReceivedBody body;
    private Fault fault;
    private Reply outcome = Reply.empty(0);

    Visit(HttpExchange exchange, long number, Spool spool) {
        this.exchange = exchange;
        this.number = number;
        this.form = new Form(spool);
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        this.body = new ReceivedBody(exchange.getRequestBody(), length == null ? -1 : Long.parseLong(length));
    }

    /** The name under which the request is counted. */
    abstract String phase();

    abstract boolean phaseIsKnown();

    abstract void read(FormReader.ChunkAhead chunkAhead) throws IOException;

    /** The request as it is recorded. */
    abstract Call call(int status, String answer);

    /** The request as it is recorded, of a service that knows no offsets. */
    final Call plain(int status, String answer, String dataset, String filename, String upload) {
        return new Call(
                number,
                at,
                phase(),
                dataset,
                filename,
                "",
                form.spool().size(),
                status,
                answer,
                exchange.getRemoteAddress().getPort(),
                upload,
                -1,
                body.expected(),
                -1);
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

    /** Takes down what the work came to, even if the answer is going to be lost. */
    void was(Reply reply) {
        outcome = reply;
    }

    Reply outcome() {
        return outcome;
    }

    void answer(Reply reply) throws IOException {
        reply.send(exchange);
    }

    @Override
    public void close() throws IOException {
        form.spool().close();
    }
}
