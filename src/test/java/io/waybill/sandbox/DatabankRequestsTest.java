package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static io.waybill.sandbox.Wire.filePart;
import static io.waybill.sandbox.Wire.joined;
import static io.waybill.sandbox.Wire.part;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DatabankRequestsTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().plantPartial(KEY, "small.txt", bytes(""));
    private final Wire wire = running.wire();

    @Test
    void thePartsMayComeInAnyOrder() throws Exception {
        HttpResponse<String> answer = wire.multipart(
                filePart(bytes("efgh")),
                bytes(part("previous_size", "0")),
                bytes(part("phase", "transfer")),
                bytes(part("filename", "small.txt")));

        assertThat(answer.body()).isEqualTo("successfully added chunk to small.txt");
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(4);
    }

    @Test
    void textPartsAreUtf8() throws Exception {
        standIn.plantPartial(KEY, "Größe 1.txt", bytes(""));

        assertThat(wire.transfer("Größe 1.txt", "0", "x").body()).isEqualTo("successfully added chunk to Größe 1.txt");
    }

    @Test
    void aBodyWithoutItsClosingDelimiterAppendsNothing() throws Exception {
        byte[] open = joined(
                bytes(part("filename", "small.txt") + part("phase", "transfer") + part("previous_size", "0")),
                filePart(bytes("abcd")));

        HttpResponse<String> answer = wire.send(wire.request(Wire.MULTIPART, open));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(0);
    }

    @Test
    void anUnknownPhaseIsTheOnlyBadRequest() throws Exception {
        HttpResponse<String> answer = wire.form("filename=small.txt&phase=finish");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("invalid phase parameter: finish");
    }

    @Test
    void aRequestThatBreaksOffAppendsNothing() throws Exception {
        byte[] body = joined(
                bytes(part("filename", "small.txt") + part("phase", "transfer") + part("previous_size", "0")),
                filePart(bytes("abcd")));
        String head = "POST /api/dataset/" + KEY + "/datafile HTTP/1.1\r\nHost: x\r\nAuthorization: Token token="
                + Wire.TOKEN + "\r\nContent-Type: " + Wire.MULTIPART + "\r\nContent-Length: "
                + (body.length + 9) + "\r\n\r\n";

        try (Socket socket = new Socket("127.0.0.1", standIn.port())) {
            socket.getOutputStream().write(joined(bytes(head), body));
        }

        await().until(() -> standIn.calls("transfer").size() == 1);
        assertThat(standIn.calls().get(0).status()).isZero();
        assertThat(standIn.partial(KEY, "small.txt")).hasValue(0);
    }

    @Test
    void aJsonBodyAndAQueryStringAreRead() throws Exception {
        wire.send(wire.request("application/json", bytes("{\"phase\":\"setup\",\"filesize\":4}"))
                .uri(URI.create(wire.address(KEY) + "?filename=new.txt")));

        assertThat(standIn.partial(KEY, "new.txt")).hasValue(0);
    }

    @Test
    void anotherAddressIsNotFound() throws Exception {
        assertThat(wire.send(wire.request(Wire.FORM, bytes("")).uri(URI.create(standIn.baseUrl() + "/files/")))
                        .statusCode())
                .isEqualTo(404);
    }
}
