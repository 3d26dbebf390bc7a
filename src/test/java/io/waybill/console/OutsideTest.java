package io.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.FreePort;
import io.waybill.PlaceTest;
import io.waybill.RunningPlace;
import io.waybill.Settings;
import io.waybill.WrongSetting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets an answer at the address that other machines can reach. */
class OutsideTest extends PlaceTest {
    private static final String TOKEN = "operators-token-of-this-test";

    private static Certificates certificates;
    private static Settings settings;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        certificates = Certificates.make(folder);
        port = FreePort.find();
        place.stop();
        settings = place.settings()
                .with("waybill.http.outside", "127.0.0.1:" + port)
                .with("waybill.http.certificate", certificates.server().toString())
                .with("waybill.http.key", certificates.serverKey().toString())
                .with("waybill.http.clients", certificates.authority().toString())
                .with("waybill.http.token", "file:" + Files.writeString(folder.resolve("operators"), TOKEN));
        place.start(settings);
    }

    private static int status(SSLContext with, String path, String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        }
        return HttpClient.newBuilder()
                .sslContext(with)
                .build()
                .send(request.build(), BodyHandlers.discarding())
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource({", 401", "wrong, 401", TOKEN + ", 200"})
    void nobodyLooksWithoutTheToken(String token, int status) throws Exception {
        assertThat(status(certificates.stranger(), "/api/status", token, null)).isEqualTo(status);
    }

    @Test
    void aClientCertificateLetsItsBearerLookAndChangeNothing() throws Exception {
        String hold = "{\"door\": \"hold\", \"by\": \"somebody\"}";

        int look = status(certificates.friend(), "/api/status", null, null);
        int change = status(certificates.friend(), "/api/destinations/databank/door", null, hold);

        assertThat(look).isEqualTo(200);
        assertThat(change).isEqualTo(401);
        assertThat(place.engine().destinations().find("databank").isOpen()).isTrue();
    }

    @Test
    void theTokenLetsItsBearerChangeSomething() throws Exception {
        String body = "{\"door\": \"resume\", \"by\": \"somebody\"}";

        assertThat(status(certificates.stranger(), "/api/destinations/databank/door", TOKEN, body))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/page/../api/status", "/page/%2e%2e/api/status", "/callback/../api/waybills", "/api//status"})
    void noWayToWriteAPathGetsAroundTheToken(String path) throws Exception {
        assertThat(status(certificates.stranger(), path, null, null)).isIn(401, 404);
    }

    @Test
    void aFileOfThisMachineIsNotHandedOverFromElsewhere() throws Exception {
        String body = "{\"file\": \"" + place.file("secret.csv", "secret") + "\", \"to\": \"databank\"}";

        assertThat(status(certificates.stranger(), "/api/waybills", TOKEN, body))
                .isEqualTo(403);
        assertThat(status(certificates.stranger(), "/page/../api/waybills", TOKEN, body))
                .isEqualTo(403);
    }

    @Test
    void aNewTokenCountsAtOnce() throws Exception {
        Files.writeString(folder.resolve("operators"), "another-operators-token");
        try {
            assertThat(status(certificates.stranger(), "/api/status", TOKEN, null))
                    .isEqualTo(401);
            assertThat(status(certificates.stranger(), "/api/status", "another-operators-token", null))
                    .isEqualTo(200);
        } finally {
            Files.writeString(folder.resolve("operators"), TOKEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "waybill.http.outside, everywhere, must be an address with its port",
        "waybill.http.outside, 127.0.0.1:99999, must be an address with its port",
        "waybill.http.certificate, none, must come together",
        "waybill.http.certificate, nowhere.pem, waybill.http.certificate must be a PEM file that can be read",
        "waybill.http.looking, everybody, must be free or with-key",
        "waybill.http.token, a-literal-secret, 'env:NAME, file:PATH or property:KEY'",
    })
    void aWrongAddressIsRefusedInWords(String key, String value, String words) throws Exception {
        try (RunningPlace other = RunningPlace.in(folder.resolve("other" + key + value.hashCode()))) {
            Settings wrong = settings.with(
                            "waybill.data", other.folder.resolve("data").toString())
                    .with(key, value);
            other.stop();

            assertThatThrownBy(() -> other.start(wrong))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining(words)
                    .hasMessageNotContaining("a-literal-secret");
        }
    }

    @Test
    void anAddressWithoutAnythingToProveOneselfWithIsRefused() throws Exception {
        try (RunningPlace other = RunningPlace.in(folder.resolve("open"))) {
            Settings open = other.settings().with("waybill.http.outside", "127.0.0.1:" + FreePort.find());
            other.stop();

            assertThatThrownBy(() -> other.start(open))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining("waybill.http.token or waybill.http.clients");
        }
    }
}
