package io.waybill.destination.workspace;

import io.waybill.destination.CredentialRejected;
import io.waybill.secret.Loopback;
import io.waybill.secret.Redaction;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An upload token of a workspace: a URL with a shared access signature of Azure Blob, and a secret as a whole (protocol
 * page, "Aridhia DRE workspace upload"). The names of blobs are added to its path, and its query is kept as it is, with
 * whatever the workspace has put into it. What the signature allows, and for how long, is read where the URL tells it.
 */
final class UploadToken {
    private final String text;
    private final String address;
    private final String query;
    private final Map<String, String> parameters;

    private UploadToken(String text, String address, String query, Map<String, String> parameters) {
        this.text = text;
        this.address = address;
        this.query = query;
        this.parameters = parameters;
    }

    /** @throws CredentialRejected for anything that is no such URL; the message does not quote it */
    static UploadToken parse(String text) {
        Redaction.conceal(text);
        int mark = text.indexOf('?');
        try {
            URI url = URI.create(mark < 0 ? text : text.substring(0, mark));
            Map<String, String> parameters = parameters(mark < 0 ? "" : text.substring(mark + 1));
            boolean isUrl = String.valueOf(url.getScheme()).matches("https?")
                    && url.getHost() != null
                    && url.getRawPath().length() > 1;
            if (isUrl && parameters.containsKey("sig")) {
                Redaction.conceal(parameters.get("sig"));
                Redaction.conceal(text.replaceFirst(".*[?&]sig=([^&]*).*", "$1"));
                return new UploadToken(
                        text, url.toString().replaceFirst("/+$", ""), text.substring(mark + 1), Map.copyOf(parameters));
            }
        } catch (IllegalArgumentException noUrl) {
            // said below, without the text
        }
        throw new CredentialRejected(
                "The token must be an upload token of a workspace, a whole URL with a container in its"
                        + " path and sig= in its query, as the workspace shows it, and is something else (not shown)");
    }

    boolean isOf(String text) {
        return this.text.equals(text);
    }

    /** Where it leads to, without the query: no secret. */
    String address() {
        return address;
    }

    /** The query of a call with this signature, behind what the call itself asks for. */
    String query(String call) {
        return call == null || call.isEmpty() ? query : call + "&" + query;
    }

    /** True for a token that is for one blob, whose name is the token's (sr=b). */
    boolean isForOneBlob() {
        return "b".equals(parameters.get("sr"));
    }

    /** The address of a blob below the token's, whose name may have slashes. */
    String blob(String name) {
        return isForOneBlob()
                ? address
                : address + "/"
                        + Arrays.stream(name.split("/", -1))
                                .map(UploadToken::encoded)
                                .collect(Collectors.joining("/"));
    }

    /** When it begins to be good; empty where the URL does not say. */
    Optional<Instant> starts() {
        return time("st");
    }

    /** When it ceases to be good; empty where the URL does not say. */
    Optional<Instant> ends() {
        return time("se");
    }

    /** Whether blocks may be staged and committed; what the URL does not say may be. */
    boolean mayStage() {
        return permissions().map(letters -> letters.contains("w")).orElse(true);
    }

    /**
     * Whether the token can be used now.
     *
     * @param plainHttp whether it may be read on the wire
     * @throws CredentialRejected in words, where it cannot
     */
    void mustBeGood(Instant now, boolean plainHttp) {
        ends().filter(end -> !now.isBefore(end)).ifPresent(end -> {
            throw new CredentialRejected("The upload token must be good now, and was until " + end
                    + ". Get a new one: in the workspace, Manage upload tokens");
        });
        starts().filter(now::isBefore).ifPresent(start -> {
            throw new CredentialRejected("The upload token must be good now, and is from " + start + " on");
        });
        permissions()
                .filter(letters -> !letters.contains("w") && !letters.contains("c"))
                .ifPresent(letters -> {
                    throw new CredentialRejected(
                            "The upload token must allow to write or to create (sp= with w or c), and allows '"
                                    + letters + "'. Get another one: in the workspace, Manage upload tokens");
                });
        boolean isPlain = address.startsWith("http:");
        if (isPlain && "https".equals(parameters.get("spr"))) {
            throw new CredentialRejected("The upload token must be used over https, and begins with http:");
        }
        if (isPlain && !plainHttp && !Loopback.is(URI.create(address).getHost())) {
            throw new CredentialRejected("The upload token must begin with https:, since it travels with each call, or"
                    + " waybill.plain-http must say tokens-may-be-read-on-the-wire");
        }
    }

    private Optional<String> permissions() {
        return Optional.ofNullable(parameters.get("sp"));
    }

    /** Times are written to the second, the minute or the day. */
    private Optional<Instant> time(String key) {
        return Optional.ofNullable(parameters.get(key)).map(text -> {
            try {
                return text.length() == "2026-11-21".length()
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                        : Instant.parse(text.replaceFirst("(T\\d\\d:\\d\\d)Z$", "$1:00Z"));
            } catch (DateTimeException unreadable) {
                return null;
            }
        });
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] halves = pair.split("=", 2);
            parameters.put(halves[0], URLDecoder.decode(halves.length == 2 ? halves[1] : "", StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return address;
    }
}
