package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The stand-in against the protocol page of DATATILE, row by row. */
class DatatileStandInTest {
    /** The job is in each of its states for much longer than this, so that none is missed on a busy machine. */
    private static final Duration A_MOMENT = Duration.ofMillis(10);

    private static final String TOKEN = "the-users-token";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private DatatileStandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn =
                DatatileStandIn.start(0, folder).token(TOKEN).folder("a-folder").database("a-database");
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private HttpResponse<String> upload(String path, String... headers) throws Exception {
        return uploadIn("dataset", path, headers);
    }

    private HttpResponse<String> uploadIn(String field, String path, String... headers) throws Exception {
        String form = "--b\r\nContent-Disposition: form-data; name=\"" + field
                + "\"; filename=\"survey.zsav\"\r\n\r\nrows\r\n--b--\r\n";
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(standIn.baseUrl() + "/api/v2/upload/" + path))
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(form));
        if (headers.length == 0) {
            request.header("token", TOKEN);
        } else {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String job(String id) throws Exception {
        URI url = URI.create(standIn.statusUrl().replace("{jobId}", id));
        return client.send(HttpRequest.newBuilder(url).header("token", TOKEN).build(), BodyHandlers.ofString())
                .body();
    }

    @ParameterizedTest
    @CsvSource({
        "create/a-folder, 200",
        "create/a-database, 404",
        "reload/a-database, 200",
        "append/a-database, 200",
        "append/a-folder, 404",
        "append/another, 404",
        "upsert/a-database, 404",
    })
    void aModeIsDoneAtAHashOfItsKind(String path, int status) throws Exception {
        assertThat(upload(path).statusCode()).isEqualTo(status);
    }

    @Test
    void whatWasTakenIsKnown() throws Exception {
        upload("append/a-database");

        assertThat(standIn.imports())
                .containsExactly(new Imported(
                        1,
                        "append",
                        "a-database",
                        "survey.zsav",
                        4,
                        "bc51e9e65d79e1c90ba544ab2eae1044ccdf8c1af7a559ba375cba4276f7d99e",
                        false,
                        true));
    }

    @Test
    void theTokenIsInAHeaderOfItsOwn() throws Exception {
        assertThat(upload("append/a-database", "Authorization", "Token " + TOKEN)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenIsWorthNothingOnceThereIsANewerOne() throws Exception {
        standIn.token("a-newer-token");

        assertThat(upload("append/a-database").statusCode()).isEqualTo(401);
        assertThat(upload("append/a-database", "token", "a-newer-token").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theFileIsInTheFieldDataset() throws Exception {
        assertThat(uploadIn("file", "append/a-database").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 423, 429})
    void aSecondUploadIsRefusedWhileTheFirstIsBeingProcessed(int status) throws Exception {
        standIn.occupiedStatus(status).holdJobs();
        upload("append/a-database");
        int second = upload("append/a-database").statusCode();
        int elsewhere = upload("create/a-folder").statusCode();

        standIn.releaseJobs();

        assertThat(second).isEqualTo(status);
        assertThat(elsewhere).isEqualTo(200);
        assertThat(upload("append/a-database").statusCode()).isEqualTo(200);
    }

    @Test
    void aFileAboveTheQuotaIsRefused() throws Exception {
        standIn.largest(3);

        assertThat(upload("append/a-database").statusCode()).isEqualTo(413);
        assertThat(standIn.imports()).isEmpty();
    }

    @Test
    void moreUploadsThanTheQuotaAreRefusedWithATime() throws Exception {
        standIn.uploadsAMinute(1);
        upload("append/a-database");

        HttpResponse<String> second = upload("append/a-database");

        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(second.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void aJobGoesOnByTheClock() throws Exception {
        standIn.jobsSay("queued", "processing", "success").jobsTake(Duration.ofSeconds(3));

        upload("append/a-database");

        String first = job("1");
        await().pollInterval(A_MOMENT).until(() -> job("1").contains("processing"));
        await().until(() -> job("1").contains("success"));
        assertThat(first).isEqualTo("{\"id\":\"1\",\"status\":\"queued\"}");
    }

    @Test
    void aJobThatFailsSaysSoInTheEnd() throws Exception {
        standIn.jobsFail(true);

        upload("append/a-database");

        assertThat(job("1")).contains("failed");
        assertThat(standIn.imports()).allMatch(Imported::failed);
    }

    @Test
    void aJobThatIsNotThereIsNotFound() throws Exception {
        assertThat(job("17")).isEqualTo("{\"error\":\"No such job\"}");
    }

    @ParameterizedTest
    @EnumSource(JobShape.class)
    void aJobIsToldOfInEachShape(JobShape shape) throws Exception {
        standIn.shape(shape);

        HttpResponse<String> taken = upload("append/a-database");

        assertThat(taken.statusCode()).isBetween(200, 204);
        assertThat(taken.body().contains("1")).isEqualTo(shape.tellsId());
        assertThat(job("1")).contains(shape == JobShape.PAGE ? "log in" : "success");
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "query"})
    void whoeverWantsToBeToldOfTheEndIsTold(String where) throws Exception {
        List<String> addresses = new CopyOnWriteArrayList<>();
        standIn.onCallback(addresses::add).holdJobs();
        String address = standIn.baseUrl() + "/told";
        if (where.equals("header")) {
            upload("append/a-database", "token", TOKEN, "callback", address);
        } else {
            upload("append/a-database?callback=" + address);
        }
        long before = told();

        standIn.releaseJobs();

        await().until(() -> told() == 1);
        assertThat(before).isZero();
        assertThat(addresses).containsExactly(address);
    }

    /** How often it has called itself. */
    private long told() {
        return standIn.calls().stream().filter(call -> call.phase().isEmpty()).count();
    }
}
