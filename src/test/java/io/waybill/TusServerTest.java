package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.sandbox.DatabankStandIn;
import io.waybill.sandbox.Generation;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TusServerTest {
    private static final String KEY = "TESTIDB-1234567";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BYTES = "application/offset+octet-stream";

    @TempDir
    Path folder;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private DatabankStandIn databank;
    private TusServer server;

    @BeforeEach
    void start() throws Exception {
        databank = DatabankStandIn.start(0, folder.resolve("databank"))
                .dataset(KEY, "right-token")
                .generation(Generation.TODAY);
        server = TusServer.start(0, folder.resolve("tus"), databank);
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
        databank.close();
    }

    @Test
    void itOffersCreationButNoChecksums() throws Exception {
        HttpResponse<String> answer = send("OPTIONS", URI.create(server.baseUrl() + "/files/"), "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Tus-Extension").orElseThrow().split(","))
                .contains("creation", "termination")
                .doesNotContain("checksum");
    }

    @Test
    void anUploadIsAttachedByTheStandInBehindIt() throws Exception {
        // Given
        URI upload = create(11);
        assertThat(upload.toString()).matches(server.baseUrl() + "/files/[0-9a-f]{32}");
        assertThat(patch(upload, 0, "hello world").statusCode()).isEqualTo(204);
        assertThat(offset(upload)).isEqualTo(11);

        // When
        URI dataset = URI.create(server.baseUrl() + "/api/dataset/" + KEY + "/datafile");
        String form = "filename=hello.txt&size=11&tus_url=" + upload;
        HttpResponse<String> answer =
                send("POST", dataset, form, "Content-Type", FORM, "Authorization", "Token token=right-token");

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("successfully uploaded hello.txt\n");
        assertThat(databank.files(KEY)).singleElement().satisfies(file -> {
            assertThat(file.bytes()).isEqualTo(11);
            assertThat(file.path()).hasContent("hello world");
        });
    }

    @Test
    void aFinishedUploadCanBeRead() throws Exception {
        URI upload = create(11);
        patch(upload, 0, "hello world");

        assertThat(send("GET", upload, "").body()).isEqualTo("hello world");
    }

    @Test
    void theStandInBehindItAsksForTheToken() throws Exception {
        URI dataset = URI.create(server.baseUrl() + "/api/dataset/" + KEY + "/datafile");

        HttpResponse<String> answer = send("POST", dataset, "phase=setup", "Content-Type", FORM);

        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aPatchThatIsCutKeepsWhatIsOnTheDisk() throws Exception {
        // Given
        byte[] content = new byte[3_000_000];
        Arrays.fill(content, (byte) 'x');
        URI upload = create(content.length + 1);
        Path onDisk = folder.resolve("tus").resolve(Path.of(upload.getPath()).getFileName());

        // When
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(patchHead(upload, content.length + 1).getBytes(StandardCharsets.UTF_8));
            out.write(content);
            out.flush();
            await().until(() -> Files.size(onDisk) == content.length);
        }

        // Then
        assertThat(offset(upload)).isEqualTo(content.length);
        assertThat(patch(upload, content.length, "y").statusCode()).isEqualTo(204);
        assertThat(offset(upload)).isEqualTo(content.length + 1);
    }

    private URI create(long length) throws Exception {
        URI files = URI.create(server.baseUrl() + "/files/");
        HttpResponse<String> answer = send("POST", files, "", "Upload-Length", Long.toString(length));
        assertThat(answer.statusCode()).isEqualTo(201);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private HttpResponse<String> patch(URI upload, long offset, String bytes) throws Exception {
        return send("PATCH", upload, bytes, "Upload-Offset", Long.toString(offset), "Content-Type", BYTES);
    }

    private static String patchHead(URI upload, long length) {
        return "PATCH " + upload.getPath() + " HTTP/1.1\r\nHost: " + upload.getAuthority()
                + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\nContent-Type: " + BYTES
                + "\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private long offset(URI upload) throws Exception {
        HttpResponse<String> answer = send("HEAD", upload, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    private HttpResponse<String> send(String method, URI address, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Tus-Resumable", "1.0.0")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
