package io.waybill.sandbox;

import static io.waybill.sandbox.TusWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who comes in to today's tus server, and what the others are told. */
class DatabankTusDoorTest {
    private static final String OTHER = "TESTIDB-7";
    private static final String ELSEWHERE = "https://example.org/page";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.TODAY);
    private final TusWire tus = running.tus();

    private int statusFor(String authorization) throws Exception {
        return tus.send("POST", tus.files(), "", "Upload-Length", "4", "Authorization", authorization)
                .statusCode();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "POST", "HEAD", "PATCH", "GET", "DELETE"})
    void everyMethodNeedsTheToken(String method) throws Exception {
        HttpResponse<String> answer = tus.bare(method, tus.files(), "Tus-Resumable", "1.0.0");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Token token=[TOKEN FROM ILLINOIS DATA BANK]");
    }

    @Test
    void aRefusalDumpsTheRequestWithTheTokenInIt() throws Exception {
        HttpResponse<String> answer = tus.send("OPTIONS", tus.files(), "", "Authorization", "Token token=wrong");

        assertThat(header(answer, "Content-Type")).isEqualTo("text/html");
        assertThat(answer.body())
                .startsWith("---\n")
                .contains("REQUEST_METHOD: OPTIONS\n", "HTTP_AUTHORIZATION: Token token=wrong\n");
    }

    @Test
    void theDumpIsInTheRecordWithoutTheToken() throws Exception {
        tus.send("OPTIONS", tus.files(), "", "Authorization", "Token token=\"" + Wire.TOKEN + "\"");

        assertThat(standIn.calls("options"))
                .extracting(Call::answer)
                .allMatch(dump -> dump.contains("HTTP_AUTHORIZATION: (left out)"));
        assertThat(Files.readString(running.folder().resolve("record.jsonl"))).doesNotContain(Wire.TOKEN);
    }

    @ParameterizedTest
    @CsvSource({
        "'Token token=%s', 201",
        "'token=%s', 201",
        "'Token token=\"%s\"', 401",
        "'Token token=%s, realm=x', 401",
        "'Token %s', 401",
        "'Bearer %s', 401",
        "'%s', 401",
        "'', 401"
    })
    void theTokenIsTakenInOneFormOnly(String form, int status) throws Exception {
        assertThat(statusFor(form.formatted(Wire.TOKEN))).isEqualTo(status);
    }

    @Test
    void aQuotedTokenThatTusRefusesIsTakenByTheDataset() throws Exception {
        String quoted = "Token token=\"" + Wire.TOKEN + "\"";
        Wire wire = running.wire();

        HttpResponse<String> answer =
                wire.send(wire.request(Wire.FORM, Wire.bytes("filename=x&size=1&tus_url=/files/x"))
                        .setHeader("Authorization", quoted));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(statusFor(quoted)).isEqualTo(401);
    }

    @Test
    void theTokenOfAnyDatasetIsGood() throws Exception {
        standIn.dataset(OTHER, "fedcba9876543210");

        assertThat(statusFor("Token token=fedcba9876543210")).isEqualTo(201);
    }

    @Test
    void aTokenThatWasReplacedIsWorthless() throws Exception {
        standIn.dataset(Wire.KEY, "fresh");

        assertThat(statusFor(TusWire.TOKEN)).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"TODAY, 201", "PHASES_AND_TUS, 401", "REWRITE, 401"})
    void anExpiredTokenIsTakenTodayOnly(Generation generation, int status) throws Exception {
        standIn.generation(generation).expireToken(Wire.KEY);

        assertThat(statusFor(TusWire.TOKEN)).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {ELSEWHERE, "not an address", ""})
    void aRefererFromElsewhereIsRefusedWhateverTheToken(String referer) throws Exception {
        assertThat(tus.send("OPTIONS", tus.files(), "", "Referer", referer).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRefererFromHereNeedsNoToken() throws Exception {
        HttpResponse<String> answer = tus.bare("OPTIONS", tus.files(), "Referer", standIn.baseUrl() + "/datasets");

        assertThat(answer.statusCode()).isEqualTo(204);
    }

    @Test
    void theRewriteTakesARefererFromElsewhere() throws Exception {
        standIn.generation(Generation.REWRITE);

        assertThat(tus.send("OPTIONS", tus.files(), "", "Referer", ELSEWHERE).statusCode())
                .isEqualTo(204);
    }
}
