package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Everything behind the wire of one service. */
interface Desk<V extends Visit> {
    V visit(HttpExchange exchange, long number);

    /**
     * Does what a request asks for.
     *
     * @param readable false if the request made no sense
     * @param atMost how many bytes of its file are kept
     */
    Reply answer(V visit, boolean readable, long atMost) throws IOException;
}
