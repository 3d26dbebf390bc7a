package io.waybill.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in against the protocol page of the workspace, row by row. */
class WorkspaceStandInTest {
    private static final Instant LATER = Instant.now().plusSeconds(3_600);
    private static final String CODE = "x-ms-error-code";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private WorkspaceStandIn standIn;

    @BeforeEach
    void start() throws IOException {
        standIn = WorkspaceStandIn.start(0, folder);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    private String token(String permissions) {
        return standIn.token("", permissions, null, LATER);
    }

    /** The status, and the code of a refusal behind it. */
    private String call(String method, String token, String blob, String query, String body, String... headers)
            throws Exception {
        int mark = token.indexOf('?');
        URI url = URI.create(token.substring(0, mark) + blob + token.substring(mark) + query);
        HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        return answer.statusCode()
                + answer.headers().firstValue(CODE).map(code -> " " + code).orElse("");
    }

    private String put(String token, String blob, String body, String... headers) throws Exception {
        return call(
                "PUT",
                token,
                "/" + blob,
                "",
                body,
                Stream.concat(Stream.of("x-ms-blob-type", "BlockBlob"), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private String block(String token, String blob, String id, String body) throws Exception {
        return call("PUT", token, "/" + blob, "&comp=block&blockid=" + base64(id), body);
    }

    private String commit(String token, String blob, String... ids) throws Exception {
        String list = Stream.of(ids)
                .map(id -> "<Latest>" + base64(id) + "</Latest>")
                .collect(Collectors.joining("", "<BlockList>", "</BlockList>"));
        return call("PUT", token, "/" + blob, "&comp=blocklist", list);
    }

    private static String base64(String id) {
        return Base64.getEncoder().encodeToString(id.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "w, 201, 201, 201, 201",
        "cw, 201, 201, 201, 201",
        "c, 201, 403 UnauthorizedBlobOverwrite, 403 AuthorizationPermissionMismatch, 403 AuthorizationPermissionMismatch",
        "a, 403 AuthorizationPermissionMismatch, 403 AuthorizationPermissionMismatch, 403 AuthorizationPermissionMismatch, 403 AuthorizationPermissionMismatch",
        "r, 403 AuthorizationPermissionMismatch, 403 AuthorizationPermissionMismatch, 403 AuthorizationPermissionMismatch, 403 AuthorizationPermissionMismatch",
    })
    void aTokenAllowsWhatItsPermissionsSay(String permissions, String fresh, String again, String block, String list)
            throws Exception {
        String token = token(permissions);

        assertThat(put(token, "a.csv", "rows")).isEqualTo(fresh);
        assertThat(put(token, "a.csv", "rows")).isEqualTo(again);
        assertThat(block(token, "b.csv", "1", "rows")).isEqualTo(block);
        assertThat(commit(token, "b.csv", "1")).isEqualTo(list);
    }

    @Test
    void aTokenIsGoodBetweenItsTimesOnly() throws Exception {
        String expired = standIn.token("", "cw", null, Instant.now().minusSeconds(60));
        String early = standIn.token("", "cw", LATER, LATER.plusSeconds(60));

        assertThat(put(expired, "a.csv", "rows")).isEqualTo("403 AuthenticationFailed");
        assertThat(put(early, "a.csv", "rows")).isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void aTokenThatSomebodyHasChangedIsWorthNothing() throws Exception {
        String token = token("c").replace("sp=c", "sp=cw");

        assertThat(put(token, "a.csv", "rows")).isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void aTokenThatWasRevokedIsWorthNothing() throws Exception {
        String token = token("cw");

        standIn.revoke(token);

        assertThat(put(token, "a.csv", "rows")).isEqualTo("403 AuthenticationFailed");
    }

    @Test
    void aNameIsWhatStandsBelowTheContainer() throws Exception {
        String token = standIn.token("pre/fix", "w", null, LATER);

        put(token, "sub%2Fb%20with%20%23.csv", "rows");

        assertThat(standIn.blobs()).extracting(Blob::name).containsExactly("pre/fix/sub/b with #.csv");
    }

    @Test
    void blocksAreABlobWhenAListNamesThem() throws Exception {
        String token = token("w");
        block(token, "a.csv", "01", "first ");
        block(token, "a.csv", "02", "wrong ");
        block(token, "a.csv", "02", "second");
        int staged = standIn.staged("a.csv");
        boolean early = standIn.blobs().isEmpty();

        String committed = commit(token, "a.csv", "01", "02");

        assertThat(committed).isEqualTo("201");
        assertThat(staged).isEqualTo(2);
        assertThat(early).isTrue();
        assertThat(standIn.blobs()).singleElement().satisfies(blob -> {
            assertThat(blob.bytes()).isEqualTo("first second".length());
            assertThat(blob.path()).hasContent("first second");
            assertThat(blob.blocks()).isEqualTo(2);
        });
        assertThat(standIn.staged("a.csv")).isZero();
    }

    @Test
    void aListWithABlockThatIsNotThereIsRefusedAndTheOthersStay() throws Exception {
        String token = token("w");
        block(token, "a.csv", "01", "first");

        assertThat(commit(token, "a.csv", "01", "02")).isEqualTo("400 InvalidBlockList");
        block(token, "a.csv", "02", "second");
        assertThat(commit(token, "a.csv", "01", "02")).isEqualTo("201");
    }

    @Test
    void committingTheSameListAgainIsTheSameBlob() throws Exception {
        String token = token("w");
        block(token, "a.csv", "01", "first");
        commit(token, "a.csv", "01");

        assertThat(commit(token, "a.csv", "01")).isEqualTo("201");
        assertThat(standIn.blobs()).singleElement().extracting(Blob::times).isEqualTo(2);
    }

    @Test
    void theIdsOfABlobsBlocksAreOfOneLength() throws Exception {
        String token = token("w");
        block(token, "a.csv", "01", "first");

        assertThat(block(token, "a.csv", "002", "second")).isEqualTo("400 InvalidBlobOrBlock");
        assertThat(block(token, "b.csv", "x".repeat(65), "first")).isEqualTo("400 InvalidBlobOrBlock");
    }

    @Test
    void whatIsThereIsNotOverwrittenWhereNobodyWantsThat() throws Exception {
        String token = token("w");
        put(token, "a.csv", "rows");

        assertThat(put(token, "a.csv", "others", "If-None-Match", "*")).isEqualTo("409 BlobAlreadyExists");
        assertThat(standIn.blobs()).singleElement().extracting(Blob::bytes).isEqualTo(4L);
    }

    @Test
    void aDigestThatIsNotThatOfTheBytesIsRefused() throws Exception {
        assertThat(put(token("w"), "a.csv", "rows", "Content-MD5", base64("0123456789abcdef")))
                .isEqualTo("400 Md5Mismatch");
    }

    @Test
    void onlyATokenThatMayReadIsTold() throws Exception {
        put(token("w"), "a.csv", "rows");

        assertThat(call("GET", token("w"), "/a.csv", "", "")).isEqualTo("403 AuthorizationPermissionMismatch");
        assertThat(call("GET", token("rw"), "/a.csv", "", "")).isEqualTo("200");
        assertThat(call("GET", token("rw"), "/b.csv", "", "")).isEqualTo("404 BlobNotFound");
    }

    @Test
    void theServiceCanBeBusy() throws Exception {
        standIn.fault(Fault.on("put")
                .answer(503, WorkspaceStandIn.xml(503, "ServerBusy"), "application/xml")
                .retryAfter("2"));

        assertThat(put(token("w"), "a.csv", "rows")).startsWith("503");
        assertThat(put(token("w"), "a.csv", "rows")).isEqualTo("201");
    }

    @Test
    void blocksThatNobodyCommitsGoAfterAWeek() throws Exception {
        String token = token("w");
        block(token, "a.csv", "01", "first");

        standIn.forgetBlocks("a.csv");

        assertThat(commit(token, "a.csv", "01")).isEqualTo("400 InvalidBlockList");
    }
}
