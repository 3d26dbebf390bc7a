package io.waybill.sandbox;

import static io.waybill.sandbox.Wire.KEY;
import static io.waybill.sandbox.Wire.bytes;
import static io.waybill.sandbox.Wire.part;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class DatabankSingleShotTest {
    private static final String REWRITE_OK = "file has been successfully uploaded to draft server";

    @AutoClose
    private final RunningStandIn running = new RunningStandIn();

    private final DatabankStandIn standIn = running.standIn().generation(Generation.TODAY);
    private final Wire wire = running.wire();

    private String success(String name) {
        return "successfully uploaded %s\nsee in dataset at %s/datasets/%s \n".formatted(name, standIn.baseUrl(), KEY);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "REWRITE")
    void everyGenerationFilesWhatComesInOnePiece(Generation generation) throws Exception {
        standIn.generation(generation);

        HttpResponse<String> answer = wire.singleShot("small.txt", "abcd");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(success("small.txt"));
        assertThat(standIn.files(KEY)).singleElement().satisfies(file -> {
            assertThat(file.filename()).isEqualTo("small.txt");
            assertThat(file.path()).hasContent("abcd");
        });
    }

    @Test
    void theRewriteSaysItInItsOwnWords() throws Exception {
        standIn.generation(Generation.REWRITE);

        HttpResponse<String> answer = wire.singleShot("small.txt", "abcd");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(REWRITE_OK);
        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly(4L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anEmptyFileIsTaken(boolean discard) throws Exception {
        standIn.discard(discard);

        assertThat(wire.singleShot("empty.txt", "").body()).isEqualTo(success("empty.txt"));

        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly(0L);
    }

    @Test
    void discardedBytesAreCounted() throws Exception {
        standIn.discard(true);

        wire.singleShot("small.txt", "abcd");

        assertThat(standIn.files(KEY)).extracting(Registered::bytes).containsExactly(4L);
        assertThat(standIn.calls("single-shot")).extracting(Call::bytes).containsExactly(4L);
    }

    @Test
    void theNameIsThatOfThePart() throws Exception {
        assertThat(wire.singleShot("Größe 1.txt", "abcd").body()).isEqualTo(success("Größe 1.txt"));
    }

    @Test
    void aDuplicateNameIsAcceptedInSilence() throws Exception {
        wire.singleShot("small.txt", "abcd");

        wire.singleShot("small.txt", "abcd");

        assertThat(standIn.files(KEY)).extracting(Registered::filename).containsExactly("small.txt", "small.txt");
        assertThat(standIn.files(KEY)).extracting(Registered::id).doesNotHaveDuplicates();
    }

    @Test
    void aTextInsteadOfAFileIsRefused() throws Exception {
        HttpResponse<String> answer = wire.multipart(bytes(part("binary", "abcd")));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("undefined method `original_filename' for \"abcd\":String\n");
        assertThat(standIn.files(KEY)).isEmpty();
    }

    @Test
    void aFileInOnePieceWinsOverAnAttachAndAPhase() throws Exception {
        HttpResponse<String> answer = wire.multipart(
                bytes(part("phase", "setup") + part("filename", "x") + part("size", "4") + part("tus_url", "/files/x")),
                Wire.filePart("binary", "small.txt", bytes("abcd")));

        assertThat(answer.body()).isEqualTo(success("small.txt"));
        assertThat(standIn.calls()).extracting(Call::phase).containsExactly("single-shot");
    }

    @ParameterizedTest
    @CsvSource({
        "a%20b.txt, 'a b.txt'",
        "50% x.txt, 50% x.txt",
        "C:\\files\\small.txt, small.txt",
        "a\\\"b.txt, 'a\"b.txt'"
    })
    void aPartsFileNameIsReadAsRackReadsIt(String sent, String read) throws Exception {
        wire.singleShot(sent, "abcd");

        assertThat(standIn.files(KEY)).extracting(Registered::filename).containsExactly(read);
    }
}
