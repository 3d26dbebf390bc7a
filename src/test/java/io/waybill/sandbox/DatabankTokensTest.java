package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.TOKEN;
import static io.waybill.sandbox.Wire.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How each generation of the server looks at a token. */
class DatabankTokensTest {
    private static final String DENIED = "HTTP Token: Access denied.\n";
    private static final String BAD = "Bad credentials";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn();
    private final Wire wire = running.wire();

    private HttpResponse<String> asks(String authorization) throws Exception {
        return wire.send(
                wire.request(Wire.FORM, bytes("filename=x&phase=none")).setHeader("Authorization", authorization));
    }

    @ParameterizedTest
    @CsvSource({
        "STAYS_IN_PLACE, Token token=wrong, 500, ''",
        "PHASES_AND_TUS, Token token=wrong, 500, ''",
        "TODAY, Token token=wrong, 401, " + BAD,
        "REWRITE, Token token=wrong, 401, " + BAD,
        "PHASES_AND_TUS, Bearer " + TOKEN + ", 401, '" + DENIED + "'",
        "TODAY, Bearer " + TOKEN + ", 500, invalid request",
        "REWRITE, Bearer " + TOKEN + ", 500, invalid request",
        "TODAY, Basic " + TOKEN + ", 401, '" + DENIED + "'",
        "REWRITE, Basic " + TOKEN + ", 401, " + BAD,
    })
    void eachRefusesATokenInItsOwnWay(Generation generation, String authorization, int status, String text)
            throws Exception {
        standIn.generation(generation);

        HttpResponse<String> answer = asks(authorization);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "STAYS_IN_PLACE, 500, ''",
        "PHASES_AND_TUS, 500, ''",
        "TODAY, 500, invalid request",
        "REWRITE, 401, Bad credentials"
    })
    void anExpiredTokenIsTakenTodayOnly(Generation generation, int status, String text) throws Exception {
        standIn.generation(generation).expireToken(KEY);

        HttpResponse<String> answer = asks("Token token=" + TOKEN);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void aNewTokenIsFreshAgain(Generation generation) throws Exception {
        standIn.generation(generation).expireToken(KEY).dataset(KEY, "fresh");

        assertThat(asks("Token token=fresh").body()).startsWith("invalid ");
    }

    @ParameterizedTest
    @EnumSource
    void aPublishedDatasetIsNotFound(Generation generation) throws Exception {
        standIn.generation(generation).publish(KEY);

        assertThat(asks("Token token=wrong").body()).isEqualTo("Dataset Not Found");
    }
}
