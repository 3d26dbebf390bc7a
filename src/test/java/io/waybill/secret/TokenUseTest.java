package io.waybill.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenUseTest {
    @TempDir
    Path folder;

    private Path file;
    private TokenUse use;

    @BeforeEach
    void beginWithOne() throws IOException {
        file = Files.writeString(folder.resolve("token"), "canary-old");
        use = new TokenUse(Token.of("file:" + file, key -> null));
        use.begin();
    }

    @Test
    void anotherTokenIsAChangeUntilItIsUsed() throws IOException {
        Files.writeString(file, "canary-new");
        boolean changed = use.hasChanged();

        use.begin();

        assertThat(changed).isTrue();
        assertThat(use.hasChanged()).isFalse();
    }

    @Test
    void aFileWrittenAgainAsItWasHasNotChanged() throws IOException {
        Files.writeString(file, "canary-old\n# the same\n");

        assertThat(use.hasChanged()).isFalse();
    }

    @Test
    void aFileThatIsGoneHasNotChanged() throws IOException {
        Files.delete(file);

        assertThat(use.hasChanged()).isFalse();
    }

    @Test
    void aFileThatComesBackHasChanged() throws IOException {
        Files.delete(file);
        use.begin();

        Files.writeString(file, "canary-old");

        assertThat(use.hasChanged()).isTrue();
    }

    @Test
    void aTokenThatWasNotUsedYetIsAChange() {
        assertThat(new TokenUse(Token.of("file:" + file, key -> null)).hasChanged())
                .isTrue();
    }
}
