package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.TOKEN;
import static io.waybill.sandbox.Wire.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabankAccessTest {
    private static final String SETUP = "filename=small.txt&phase=setup&filesize=11";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn();
    private final Wire wire = running.wire();

    private HttpResponse<String> setupAs(String authorization) throws Exception {
        return wire.send(wire.request(Wire.FORM, bytes(SETUP)).setHeader("Authorization", authorization));
    }

    private HttpResponse<String> setupWithoutToken(String key) throws Exception {
        return wire.send(HttpRequest.newBuilder(wire.address(key))
                .header("Content-Type", Wire.FORM)
                .POST(HttpRequest.BodyPublishers.ofString(SETUP)));
    }

    @Test
    void anUnknownDatasetIsNotFoundBeforeTheTokenIsLookedAt() throws Exception {
        HttpResponse<String> answer = setupWithoutToken("TESTIDB-0");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("Dataset Not Found");
    }

    @Test
    void aPublishedDatasetIsNotFoundBeforeTheTokenIsLookedAt() throws Exception {
        standIn.publish(KEY);

        HttpResponse<String> answer = setupWithoutToken(KEY);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("Dataset Not Found");
    }

    @Test
    void withoutTokenAccessIsDenied() throws Exception {
        HttpResponse<String> answer = setupWithoutToken(KEY);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("HTTP Token: Access denied.\n");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Token realm=\"Application\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer " + TOKEN, "Basic " + TOKEN, TOKEN})
    void anotherSchemeIsAsGoodAsNoToken(String authorization) throws Exception {
        assertThat(setupAs(authorization).body()).isEqualTo("HTTP Token: Access denied.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Token token=" + TOKEN, "Token token=\"" + TOKEN + "\"", "Token " + TOKEN})
    void theTokenMayBeWrittenInThreeWays(String authorization) throws Exception {
        assertThat(setupAs(authorization).statusCode()).isEqualTo(200);
    }

    @Test
    void aWrongTokenWasAnErrorWithoutAWord() throws Exception {
        HttpResponse<String> answer = setupAs("Token token=wrong");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aWrongTokenIsBadCredentialsToday() throws Exception {
        standIn.wrongToken(WrongToken.UNAUTHORIZED_401);

        HttpResponse<String> answer = setupAs("Token token=wrong");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("Bad credentials");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Token realm=\"Application\"");
    }

    @Test
    void aBearerTokenIsTakenToday() throws Exception {
        standIn.wrongToken(WrongToken.UNAUTHORIZED_401);

        assertThat(setupAs("Bearer " + TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void aNewTokenMakesTheOldOneWorthless() throws Exception {
        standIn.dataset(KEY, "fresh");

        assertThat(setupAs("Token token=" + TOKEN).statusCode()).isEqualTo(500);
    }

    @Test
    void aRequestWithoutPhaseIsInvalid() throws Exception {
        HttpResponse<String> answer = wire.form("filename=small.txt");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("invalid request");
    }

    @Test
    void todaysServerKnowsNoPhase() throws Exception {
        standIn.threePhase(false);

        HttpResponse<String> answer = wire.setup("small.txt", "11");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("invalid request");
    }

    @Test
    void theTokenIsNotInTheRecord() throws Exception {
        wire.setup("small.txt", "11");

        assertThat(Files.readString(running.folder().resolve("record.jsonl")))
                .contains("\"phase\":\"setup\"", "\"filename\":\"small.txt\"", "\"status\":200")
                .doesNotContain(TOKEN);
    }
}
