package io.waybill.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request to the DC21 stand-in. */
final class Dc21Visit extends FormVisit {
    private static final Pattern CALL = Pattern.compile("/data_files/api_(update|create|search)(\\.json)?");
    private static final Pattern DOWNLOAD = Pattern.compile("/data_files/(\\d+)/download(\\.json)?");

    private final Matcher call;
    private final Matcher download;
    private final String path;

    Dc21Visit(HttpExchange exchange, long number, Spool spool) {
        super(exchange, number, spool);
        path = exchange.getRequestURI().getPath();
        call = CALL.matcher(path);
        download = DOWNLOAD.matcher(path);
    }

    /** The parameters of query and body. */
    RailsParameters parameters() {
        RailsParameters parameters = new RailsParameters();
        form.pairs().forEach(pair -> parameters.put(pair.getKey(), pair.getValue()));
        return parameters;
    }

    /** The file that a download is of. */
    Optional<Long> download() {
        return phase().equals("download") ? Optional.of(Long.parseLong(download.group(1))) : Optional.empty();
    }

    /** True where Rails answers in JSON; a search is in JSON by itself, and all else a page for people. */
    boolean isJson() {
        String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        return path.endsWith(".json") || phase().equals("search") || accept.contains("application/json");
    }

    @Override
    String phase() {
        if (exchange.getRequestMethod().equals("POST") && call.matches()) {
            return call.group(1);
        }
        return exchange.getRequestMethod().equals("GET") && download.matches() ? "download" : "";
    }

    @Override
    Call call(int status, String answer) {
        return plain(status, answer, form.text("file_id"), form.nameOfFile(), "");
    }
}
