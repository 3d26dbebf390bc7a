package io.waybill.console;

/** What the API answers: a status of HTTP, and JSON in UTF-8. */
public record Reply(int status, byte[] json) {
    private static final int OK = 200;

    static Reply ok(Object value) {
        return new Reply(OK, Json.bytes(value));
    }

    static Reply error(int status, String error) {
        return new Reply(status, Json.bytes(new Complaint(error, null, null)));
    }

    static Reply error(int status, Complaint complaint) {
        return new Reply(status, Json.bytes(complaint));
    }
}
