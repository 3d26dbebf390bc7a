package io.waybill.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Header;

/** The files that the page is made of. They hold nothing of the ledger. */
public final class Page {
    private static final String PREFIX = "/page/";
    private static final int NOT_FOUND = 404;
    private static final Pattern NAME = Pattern.compile("(?:[a-z-]+/){0,2}[a-z-]+\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** @param path {@code /} for the page itself, else {@code /page/NAME} */
    public Reply file(@Header("CamelHttpPath") String path) {
        String name = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "index.html";
        Matcher matcher = NAME.matcher(name);
        try (InputStream in = matcher.matches() ? Page.class.getResourceAsStream(PREFIX + name) : null) {
            return in == null
                    ? Reply.error(NOT_FOUND, "A file of the page must be one that it has, and is '" + name + "'")
                    : Reply.file(TYPES.get(matcher.group(1)), in.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException("The page must be in the jar, and is not: " + name, e);
        }
    }
}
