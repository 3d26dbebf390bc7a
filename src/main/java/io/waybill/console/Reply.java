package io.waybill.console;

import java.nio.charset.StandardCharsets;

/**
 * What Waybill's HTTP server answers.
 *
 * @param status of HTTP
 * @param type the Content-Type
 */
public record Reply(int status, String type, byte[] body) {
    private static final int OK = 200;
    private static final String JSON = "application/json; charset=utf-8";

    /** A text of any type. */
    public static Reply of(int status, String type, String text) {
        return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static Reply ok(Object value) {
        return new Reply(OK, JSON, Json.bytes(value));
    }

    static Reply file(String type, byte[] content) {
        return new Reply(OK, type, content);
    }

    static Reply error(int status, String error) {
        return error(status, new Complaint(error, null, null));
    }

    static Reply error(int status, Complaint complaint) {
        return new Reply(status, JSON, Json.bytes(complaint));
    }
}
