package io.waybill.sandbox;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** A tus client without opinions: it puts on the wire what a test says, header by header. */
final class TusWire {
    static final String TOKEN = "Token token=" + Wire.TOKEN;
    static final String BYTES = "application/offset+octet-stream";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;

    TusWire(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The address of all uploads. */
    String files() {
        return baseUrl + "/files/";
    }

    /** The address of an upload that does not exist. */
    String nowhere() {
        return files() + "0123456789abcdef0123456789abcdef";
    }

    static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    static String id(String upload) {
        return upload.substring(upload.lastIndexOf('/') + 1);
    }

    /** Begins an upload and tells its address. */
    String create(long length) throws Exception {
        return header(send("POST", files(), "", "Upload-Length", Long.toString(length)), "Location");
    }

    /** An upload that holds these bytes and no more are to come. */
    String finished(String content) throws Exception {
        String upload = create(Wire.bytes(content).length);
        patch(upload, 0, content);
        return upload;
    }

    HttpResponse<String> head(String upload) throws Exception {
        return send("HEAD", upload, "");
    }

    HttpResponse<String> patch(String upload, long offset, String content, String... more) throws Exception {
        return CLIENT.send(patchOf(upload, offset, Wire.bytes(content), more), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> patchLater(String upload, long offset, byte[] content) {
        return CLIENT.sendAsync(patchOf(upload, offset, content), BodyHandlers.ofString());
    }

    /** Sends the token and the version, and the headers given; one given wins. */
    HttpResponse<String> send(String method, String address, String body, String... headers) throws Exception {
        return CLIENT.send(said(usual(method, address, Wire.bytes(body)), headers), BodyHandlers.ofString());
    }

    /** Sends the headers given only. */
    HttpResponse<String> bare(String method, String address, String... headers) throws Exception {
        return CLIENT.send(said(plain(method, address, new byte[0]), headers), BodyHandlers.ofString());
    }

    private static HttpRequest patchOf(String upload, long offset, byte[] content, String... more) {
        HttpRequest.Builder request = usual("PATCH", upload, content)
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", BYTES);
        return said(request, more);
    }

    private static HttpRequest.Builder usual(String method, String address, byte[] body) {
        return plain(method, address, body).header("Authorization", TOKEN).header("Tus-Resumable", "1.0.0");
    }

    private static HttpRequest.Builder plain(String method, String address, byte[] body) {
        return HttpRequest.newBuilder(URI.create(address))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    }

    private static HttpRequest said(HttpRequest.Builder request, String... headers) {
        for (int at = 0; at < headers.length; at += 2) {
            request.setHeader(headers[at], headers[at + 1]);
        }
        return request.build();
    }
}
