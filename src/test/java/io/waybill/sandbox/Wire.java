package io.waybill.sandbox;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** A client without opinions: it puts on the wire what a test says. */
final class Wire {
    static final String KEY = "TESTIDB-1234567";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data; boundary=xyz";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final String baseUrl;

    Wire(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String part(String name, String value) {
        return "--xyz\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    static byte[] filePart(byte[] content) {
        return filePart("bytechunk", "bytechunk", content);
    }

    static byte[] filePart(String name, String filename, byte[] content) {
        String head = "--xyz\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n";
        return joined(bytes(head.formatted(name, filename)), content, bytes("\r\n"));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    HttpResponse<String> setup(String name, String size) throws Exception {
        return form("filename=" + encoded(name) + "&phase=setup&filesize=" + size);
    }

    HttpResponse<String> verify(String name) throws Exception {
        return form("filename=" + encoded(name) + "&phase=verify&checksum=not+implemented");
    }

    HttpResponse<String> attach(String name, String upload, String size) throws Exception {
        return form("filename=" + encoded(name) + "&tus_url=" + encoded(upload) + "&size=" + size);
    }

    HttpResponse<String> singleShot(String name, String content) throws Exception {
        return multipart(filePart("binary", name, bytes(content)));
    }

    HttpResponse<String> transfer(String name, String previous, String chunk) throws Exception {
        return CLIENT.send(transferRequest(name, previous, bytes(chunk)), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> transferLater(String name, String previous, byte[] chunk) {
        return CLIENT.sendAsync(transferRequest(name, previous, chunk), BodyHandlers.ofString());
    }

    private HttpRequest transferRequest(String name, String previous, byte[] chunk) {
        String head = part("filename", name) + part("phase", "transfer") + part("previous_size", previous);
        byte[] body = joined(bytes(head), filePart(chunk), bytes("--xyz--\r\n"));
        return request(MULTIPART, body).build();
    }

    HttpResponse<String> form(String body) throws Exception {
        return send(request(FORM, bytes(body)));
    }

    HttpResponse<String> multipart(byte[]... parts) throws Exception {
        return send(request(MULTIPART, joined(joined(parts), bytes("--xyz--\r\n"))));
    }

    HttpRequest.Builder request(String type, byte[] body) {
        return HttpRequest.newBuilder(address(KEY))
                .header("Authorization", "Token token=" + TOKEN)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    URI address(String key) {
        return URI.create(baseUrl + "/api/dataset/" + key + "/datafile");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
