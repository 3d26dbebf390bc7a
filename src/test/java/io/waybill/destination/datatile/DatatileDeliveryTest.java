package io.waybill.destination.datatile;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.destination.Receipt;
import io.waybill.ledger.State;
import io.waybill.sandbox.Call;
import io.waybill.sandbox.Imported;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives at DATATILE, and what is refused before it is sent. */
class DatatileDeliveryTest extends DatatileTest {
    @ParameterizedTest
    @ValueSource(strings = {"create", "reload", "append"})
    void aFileArrivesInOneCallAndItsJobIsFollowedToItsEnd(String mode) throws Exception {
        byte[] content = "plot,depth\nA1,10\n".getBytes(StandardCharsets.UTF_8);
        scene.mode(mode).file("Grüne Wiese, 'Nord'.csv", content);

        scene.runOnce();

        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        assertThat(scene.imports())
                .containsExactly(new Imported(
                        1,
                        mode,
                        mode.equals("create") ? DatatileScene.FOLDER : DatatileScene.DATABASE,
                        "Grüne Wiese, 'Nord'.csv",
                        content.length,
                        sha256,
                        false,
                        true));
        Receipt receipt = Receipt.parse(scene.waybill("Grüne Wiese, 'Nord'.csv").receipt());
        assertThat(receipt.job()).isEqualTo("1");
        assertThat(receipt.sha256()).isEqualTo(sha256);
        assertThat(receipt.said()).contains("success");
        assertThat(receipt.acceptedOnly()).isFalse();
    }

    @Test
    void theBodyHasALengthThatIsKnownBeforehand() {
        scene.file("large.csv", 3_000_000);

        scene.runOnce();

        assertThat(scene.uploads()).extracting(Call::length).allMatch(length -> length > 3_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.docx", "no-ending", "archive.csv.zip"})
    void aFileOfATypeThatTheServiceDoesNotTakeIsRefusedBeforeItIsSent(String name) {
        scene.file(name, 10);

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.DEAD);
        assertThat(scene.waybill(name).reason()).contains(".zsav", "fileTypes", name);
        assertThat(scene.datatile.calls()).isEmpty();
    }

    @Test
    void aTypeIsReadWithoutRegardToCase() {
        scene.file("SURVEY.ZSAV", 10);

        scene.runOnce();

        assertThat(scene.state("SURVEY.ZSAV")).isEqualTo(State.DELIVERED);
    }

    @Test
    void anyTypeIsSentWhereAnyIsAllowed() {
        scene.sink("fileTypes: any").file("notes.docx", 10);

        scene.runOnce();

        assertThat(scene.state("notes.docx")).isEqualTo(State.DELIVERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb.csv", "a\"b.csv", "a\\b.csv"})
    void aNameThatAFormCannotCarryIsRefusedInWords(String name) {
        scene.file(name, 10);

        scene.runOnce();

        assertThat(scene.state(name)).isEqualTo(State.DEAD);
        assertThat(scene.waybill(name).reason()).contains("quotes, backslashes and control characters");
        assertThat(scene.datatile.calls()).isEmpty();
    }

    @Test
    void anEmptyFileIsRefusedBeforeItIsSent() {
        scene.file("empty.csv", 0);

        scene.runOnce();

        assertThat(scene.state("empty.csv")).isEqualTo(State.DEAD);
        assertThat(scene.waybill("empty.csv").reason()).contains("empty");
        assertThat(scene.datatile.calls()).isEmpty();
    }

    @Test
    void withoutAStatusUrlTheReceiptSaysThatTheFileIsAcceptedAndNotFollowed() {
        scene.with("datatile.statusUrl", "none").file("soil.csv", 10);

        scene.runOnce();

        Receipt receipt = Receipt.parse(scene.waybill("soil.csv").receipt());
        assertThat(receipt.said()).startsWith("accepted, not followed (no statusUrl is set)");
        assertThat(receipt.acceptedOnly()).isTrue();
        assertThat(receipt.job()).isEqualTo("1");
        assertThat(scene.datatile.calls("job")).isEmpty();
    }
}
