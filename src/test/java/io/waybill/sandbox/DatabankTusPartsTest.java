package io.waybill.sandbox;

import static io.waybill.sandbox.TusWire.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What today's tus server keeps of a patch when it stores on S3. */
class DatabankTusPartsTest {
    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn =
            running.standIn().generation(Generation.TODAY).partSize(3);
    private final TusWire tus = running.tus();

    @ParameterizedTest
    @CsvSource({"a, 0", "ab, 0", "abc, 3", "abcd, 3", "abcdef, 6", "abcdefg, 6", "abcdefgh, 8"})
    void onlyWholePartsAreKeptUnlessTheEndIsReached(String content, String offset) throws Exception {
        String upload = tus.create(8);

        HttpResponse<String> answer = tus.patch(upload, 0, content);

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(header(answer, "Upload-Offset")).isEqualTo(offset);
        assertThat(header(tus.head(upload), "Upload-Offset")).isEqualTo(offset);
    }

    @Test
    void aClientThatFollowsTheOffsetGetsEveryByteThrough() throws Exception {
        String upload = tus.create(8);
        tus.patch(upload, 0, "abcd");

        HttpResponse<String> answer = tus.patch(upload, 3, "defgh");

        assertThat(header(answer, "Upload-Offset")).isEqualTo("8");
        assertThat(tus.send("GET", upload, "").body()).isEqualTo("abcdefgh");
        assertThat(standIn.bytesSentTwice()).isEqualTo(1);
    }

    @Test
    void aClientWithShortPatchesNeverGetsOn() throws Exception {
        String upload = tus.create(8);

        tus.patch(upload, 0, "ab");
        tus.patch(upload, 0, "ab");

        assertThat(standIn.calls("patch")).extracting(Call::status).containsOnly(204);
        assertThat(standIn.calls("patch")).extracting(Call::acknowledged).containsOnly(0L);
        assertThat(standIn.bytesSentTwice()).isEqualTo(2);
    }

    @Test
    void aDiskKeepsEveryByte() throws Exception {
        standIn.partSize(0);

        assertThat(header(tus.patch(tus.create(8), 0, "ab"), "Upload-Offset")).isEqualTo("2");
    }
}
