package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request to the DATATILE stand-in. */
final class DatatileVisit extends FormVisit {
    private static final Pattern UPLOAD = Pattern.compile("/api/v2/upload/([^/]+)/([^/]+)");
    private static final Pattern JOB = Pattern.compile("/api/v2/jobs/([^/]+)");

    private final Matcher upload;
    private final Matcher job;

    DatatileVisit(HttpExchange exchange, long number, Spool spool) {
        super(exchange, number, spool);
        String path = exchange.getRequestURI().getPath();
        this.upload = UPLOAD.matcher(path);
        this.job = JOB.matcher(path);
    }

    boolean isUpload() {
        return exchange.getRequestMethod().equals("POST") && upload.matches();
    }

    boolean asksForJob() {
        return exchange.getRequestMethod().equals("GET") && job.matches();
    }

    String mode() {
        return isUpload() ? upload.group(1) : "";
    }

    String hash() {
        return isUpload() ? upload.group(2) : "";
    }

    String job() {
        return asksForJob() ? job.group(1) : "";
    }

    String token() {
        return String.valueOf(exchange.getRequestHeaders().getFirst("token"));
    }

    /** Where the client wants to be told of the job's end: a field, a parameter or a header {@code callback}; or empty. */
    String callback() {
        String header = exchange.getRequestHeaders().getFirst("callback");
        return header == null ? form.text("callback") : header;
    }

    @Override
    String phase() {
        return isUpload() ? mode() : asksForJob() ? "job" : "";
    }

    @Override
    Call call(int status, String answer) {
        return plain(status, answer, hash(), form.nameOfFile(), job());
    }
}
