package io.waybill.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.PlaceTest;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets an answer on this machine, told by what a browser or a program sends. */
class DoorkeeperTest extends PlaceTest {
    private static final String HOLD = "{\"door\": \"hold\", \"by\": \"somebody\"}";

    /** The answer to a request as it is sent, head by head. */
    private static String ask(String method, String path, String body, String... head) throws IOException {
        List<String> lines = head.length > 0 && head[0].startsWith("Host:") ? List.of() : List.of("Host: 127.0.0.1");
        String request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", lines)
                + (lines.isEmpty() ? "" : "\r\n") + String.join("\r\n", head) + (head.length == 0 ? "" : "\r\n")
                + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (Socket socket = new Socket("127.0.0.1", place.engine().port());
                InputStream in = socket.getInputStream()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String key() {
        return "Authorization: Bearer " + place.address().key();
    }

    private static String hold(String... head) throws IOException {
        return ask("POST", "/api/destinations/databank/door", HOLD, head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page/page.js", "/api/status", "/api/waybills", "/api/history", "/api/openapi"})
    void anybodyOnThisMachineMayLook(String path) throws Exception {
        assertThat(ask("GET", path, "")).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "127.0.0.1.evil.example", "192.0.2.1"})
    void nothingIsToldUnderAnotherNameThatLeadsHere(String host) throws Exception {
        String answer = ask("GET", "/api/status", "", "Host: " + host);

        assertThat(answer).startsWith("HTTP/1.1 403").contains("127.0.0.1 or localhost");
    }

    @Test
    void aChangeWithoutTheKeyIsRefused() throws Exception {
        assertThat(hold("Content-Type: application/json"))
                .startsWith("HTTP/1.1 401")
                .contains("WWW-Authenticate: Bearer");
        assertThat(place.engine().destinations().find("databank").isOpen()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: https://evil.example, 403",
        "Origin: null, 403",
        "Origin: http://127.0.0.1:1, 403",
        "Sec-Fetch-Site: cross-site, 403",
        "Sec-Fetch-Site: same-site, 403",
        "Content-Type: text/plain, 415",
        "Content-Type: application/x-www-form-urlencoded, 415",
    })
    void aChangeFromAnotherSiteIsRefusedWhateverItKnows(String head, int status) throws Exception {
        String type = head.startsWith("Content-Type") ? "X-Nothing: 1" : "Content-Type: application/json";

        String answer = hold(key(), type, head);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(place.engine().destinations().find("databank").isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/page/../", "/page/%2e%2e/", "/callback/../", "/page/./../", "//page/..//", "/callback/%2E./"})
    void noWayToWriteAPathGetsAroundTheKey(String around) throws Exception {
        String answer = ask("POST", around + "api/destinations/databank/door", HOLD, "Content-Type: application/json");

        assertThat(answer).doesNotStartWith("HTTP/1.1 200");
        assertThat(place.engine().destinations().find("databank").isOpen()).isTrue();
    }

    @Test
    void aFormOnAnotherSiteChangesNothing() throws Exception {
        String answer = hold("Content-Type: text/plain", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site");

        assertThat(answer).startsWith("HTTP/1.1 401");
        assertThat(place.engine().destinations().find("databank").isOpen()).isTrue();
    }

    @Test
    void aWrongKeyIsWorthLessThanNone() throws Exception {
        assertThat(ask("GET", "/api/status", "", "Authorization: Bearer wrong")).startsWith("HTTP/1.1 401");
    }

    @Test
    void thePageMayLoadNothingFromElsewhere() throws Exception {
        assertThat(ask("GET", "/", ""))
                .contains("Content-Security-Policy: default-src 'self'; frame-ancestors 'none'")
                .contains("X-Content-Type-Options: nosniff");
    }

    @Test
    void whatIsAPageNeedNotBeKept() throws Exception {
        assertThat(ask("GET", "/api/status", "")).containsIgnoringCase("Cache-Control: no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/page/../application.properties", "/page/lit/../../logback.xml", "/page/", "/page/x.js"})
    void whatIsNoFileOfThePageIsNotGivenOut(String path) throws Exception {
        assertThat(ask("GET", path, "")).startsWith("HTTP/1.1 404");
    }
}
