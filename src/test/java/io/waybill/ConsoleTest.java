package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.waybill.RunningPlace.Said;
import io.waybill.console.ConsoleAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that is pushed by the API, and where and to whom the API answers. */
class ConsoleTest extends PlaceTest {
    @Test
    void aPushedFileIsDeliveredAndItsReceiptCanBeRead() throws Exception {
        Path file = place.file("soil \"ä\".csv", "a,b\n1,2\n");

        String id = place.push(file).json().get("id").asText();

        await().until(() -> "DELIVERED"
                .equals(place.get("/api/waybills/" + id).json().path("state").asText()));
        Said waybill = place.get("/api/waybills/" + id);
        assertThat(waybill.json().at("/receipt/bytes").asLong()).isEqualTo(8);
        assertThat(waybill.json().findValuesAsText("what"))
                .startsWith("accepted", "sending")
                .endsWith("delivered");
        assertThat(place.databank.files(RunningPlace.DATASET))
                .anySatisfy(stored -> assertThat(stored.filename()).isEqualTo("soil \"ä\".csv"));
    }

    @Test
    void aFilePushedAgainIsTheSameWaybill() throws Exception {
        Path file = place.file("twice.csv", "once");
        String first = place.push(file).json().get("id").asText();

        Said second = place.push(file);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().get("id").asText()).isEqualTo(first);
        assertThat(second.json().get("taken").asBoolean()).isFalse();
    }

    @Test
    void theStatusNamesEveryDestinationARouteDeliversTo() throws Exception {
        Said status = place.get("/api/status");

        assertThat(status.status()).isEqualTo(200);
        assertThat(status.json().at("/destinations/0/name").asText()).isEqualTo("databank");
        assertThat(status.json().get("running").asBoolean()).isTrue();
        assertThat(status.json().get("addsUp").asBoolean()).isTrue();
    }

    @Test
    void theKeyIsReadableByTheOwnerOnlyAndGoneAfterAnOrderlyStop() throws Exception {
        try (RunningPlace other = RunningPlace.in(folder.resolve("other"))) {
            Path file = other.data().resolve("console.json");
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            ConsoleAddress address = other.address();

            other.stop();

            assertThat(permissions).isEqualTo("rw-------");
            assertThat(file).doesNotExist();
            assertThat(address.port()).isNotEqualTo(place.engine().port());
            assertThat(address.key())
                    .hasSizeGreaterThan(40)
                    .isNotEqualTo(place.address().key());
        }
    }

    @Test
    void aPortThatIsTakenIsAWrongSettingNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Settings settings = place.settings()
                    .with("waybill.data", folder.resolve("third").toString())
                    .with("waybill.http.port", port);

            assertThatThrownBy(() -> Engine.start(settings, RouteFiles.in(Path.of("routes")), false))
                    .isInstanceOf(WrongSetting.class)
                    .hasMessageContaining("waybill.http.port must be a port of 127.0.0.1")
                    .hasMessageEndingWith(port);
        }
    }

    @Test
    void onlyTheLoopbackInterfaceIsListenedOn() throws Exception {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .toList();

        for (InetAddress other : others) {
            assertThatThrownBy(() -> connect(other)).isInstanceOf(ConnectException.class);
        }
        assertThat(place.get("/api/status").status()).isEqualTo(200);
    }

    private void connect(InetAddress address) throws Exception {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, place.engine().port()), 2_000);
        }
    }
}
