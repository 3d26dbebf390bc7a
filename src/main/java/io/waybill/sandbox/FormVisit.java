package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** One request to a stand-in whose address says what is asked for, and whose body is a form. */
abstract class FormVisit extends Visit {
    FormVisit(HttpExchange exchange, long number, Spool spool) {
        super(exchange, number, spool);
    }

    @Override
    final boolean phaseIsKnown() {
        return true;
    }

    @Override
    final void read(FormReader.ChunkAhead chunkAhead) throws IOException {
        new FormReader(exchange, form).read(body(), chunkAhead);
    }
}
