package io.waybill.sandbox;

/**
 * How the DATATILE stand-in tells of a job. What the real service says is not known, so that it can say it in any of these
 * ways (protocol page of DATATILE, "NOT in the stores").
 */
public enum JobShape {
    ID(200, "{\"id\":\"%s\"}", "{\"id\":\"%s\",\"status\":\"%s\"}"),
    NUMBER(201, "{\"id\":%s,\"type\":\"upload\"}", "{\"id\":%s,\"state\":\"%s\"}"),
    JOB_ID(202, "{\"message\":\"Accepted\",\"job_id\":\"%s\"}", "{\"job_id\":\"%s\",\"job\":{\"status\":\"%s\"}}"),
    CAMEL_CASE(200, "{\"jobId\":\"%s\"}", "{\"jobId\":\"%s\",\"job\":{\"state\":\"%s\"}}"),
    NESTED(200, "{\"job\":{\"id\":\"%s\"}}", "{\"data\":{\"id\":\"%s\",\"status\":\"%s\"}}"),
    BARE(200, "{\"job\":\"%s\"}", "{\"job\":\"%s\",\"status\":\"%s\"}"),
    DATA(
            200,
            "{\"success\":true,\"data\":{\"id\":\"%s\"}}",
            "{\"success\":true,\"data\":{\"id\":\"%s\",\"state\":\"%s\"}}"),
    TEXT(200, "%s", "%2$s"),
    JSON_TEXT(200, "\"%s\"", "\"%2$s\""),
    /** Nothing that a job could be found by. */
    SENTENCE(200, "The file was accepted.", "%2$s"),
    SILENT(204, "", "%2$s"),
    /** Of somebody who is not the service. */
    PAGE(200, "<!doctype html><html><body>Please log in</body></html>", "<html><body>Please log in</body></html>");

    private final int status;
    private final String taken;
    private final String told;

    JobShape(int status, String taken, String told) {
        this.status = status;
        this.taken = taken;
        this.told = told;
    }

    Reply taken(long job) {
        return Reply.raw(status, taken.formatted(job));
    }

    Reply told(long job, String state) {
        return Reply.raw(200, told.formatted(job, state));
    }

    /** Whether a job's id is in the answer to an upload. */
    public boolean tellsId() {
        return taken.contains("%s");
    }
}
