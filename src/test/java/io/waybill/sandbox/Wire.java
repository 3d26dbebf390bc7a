package io.waybill.sandbox;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/** A client without opinions: it puts on the wire what a test says. */
final class Wire {
    static final String KEY = "TESTIDB-1234567";
    static final String TOKEN = "0123456789abcdef0123456789abcdef";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String MULTIPART = "multipart/form-data; boundary=xyz";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final DatabankStandIn standIn;

    Wire(DatabankStandIn standIn) {
        this.standIn = standIn;
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
        String head = "--xyz\r\nContent-Disposition: form-data; name=\"bytechunk\"; filename=\"bytechunk\"\r\n\r\n";
        return joined(bytes(head), content, bytes("\r\n"));
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

    /** A call of the tus endpoint, with a token and the protocol's version; headers as name and value in turn. */
    HttpResponse<String> tus(String method, String upload, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(standIn.baseUrl() + "/files/" + upload))
                .header("Authorization", "Token token=" + TOKEN)
                .header("Tus-Resumable", "1.0.0")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** Opens an upload; its id. */
    String created(long length) throws Exception {
        HttpResponse<String> answer = tus("POST", "", "", "Upload-Length", Long.toString(length));
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    HttpResponse<String> patch(String upload, long offset, String body, String... headers) throws Exception {
        String[] all = Arrays.copyOf(headers, headers.length + 4);
        all[headers.length] = "Upload-Offset";
        all[headers.length + 1] = Long.toString(offset);
        all[headers.length + 2] = "Content-Type";
        all[headers.length + 3] = "application/offset+octet-stream";
        return tus("PATCH", upload, body, all);
    }

    HttpResponse<String> attach(String name, String upload, String size) throws Exception {
        return form("filename=" + encoded(name) + "&tus_url=" + encoded(standIn.baseUrl() + "/files/" + upload)
                + "&size=" + size + "&dataset_key=" + KEY);
    }

    /** The whole of a file in one call. */
    HttpResponse<String> singleShot(String name, String content) throws Exception {
        return multipart(
                bytes("--xyz\r\nContent-Disposition: form-data; name=\"binary\"; filename=\"" + name + "\"\r\n\r\n"),
                bytes(content + "\r\n"));
    }

    HttpRequest.Builder request(String type, byte[] body) {
        return HttpRequest.newBuilder(address(KEY))
                .header("Authorization", "Token token=" + TOKEN)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    URI address(String key) {
        return URI.create(standIn.baseUrl() + "/api/dataset/" + key + "/datafile");
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
