package io.waybill.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is remembered from look to look. */
class LooksTest {
    private long seconds;
    private final Looks looks = new Looks(() -> TimeUnit.SECONDS.toNanos(seconds));

    @Test
    void aFileIsKnownToBeUnchangedSinceTheFirstLookThatSawItAsItIs() {
        assertThat(look(0, file(10, "a"))).isZero();
        assertThat(look(3, file(10, "a"))).isEqualTo(3_000);
        assertThat(look(4, file(11, "a"))).isZero();
        assertThat(look(9, file(11, "a"))).isEqualTo(5_000);
        assertThat(look(9, file(11, "b"))).isZero();
    }

    @Test
    void aFileThatWasGoneForALookBeginsAnew() {
        look(0, file(10, "a"));
        looks.begin();

        assertThat(look(9, file(10, "a"))).isZero();
    }

    @Test
    void aFileThatCouldNotBeTakenIsTriedLaterAndLater() {
        assertThat(looks.failed(file(10, "a"), "why")).isTrue();
        seconds = 9;
        assertThat(looks.waitsBecause(file(10, "a"))).isEqualTo("why");
        seconds = 10;
        assertThat(looks.waitsBecause(file(10, "a"))).isNull();
        assertThat(looks.failed(file(10, "a"), "why")).isFalse();
        seconds = 29;
        assertThat(looks.waitsBecause(file(10, "a"))).isEqualTo("why");
        assertThat(looks.failed(file(10, "a"), "another")).isTrue();
    }

    @Test
    void aFileThatWasChangedIsTriedAtOnce() {
        looks.failed(file(10, "a"), "why");

        assertThat(looks.waitsBecause(file(11, "a"))).isNull();
    }

    @Test
    void aFileThatIsLeftIsNewsOnce() {
        assertThat(looks.left(file(10, "a"), "why")).isTrue();
        looks.begin();
        assertThat(looks.left(file(10, "a"), "why")).isFalse();
        looks.begin();
        looks.begin();
        assertThat(looks.left(file(10, "a"), "why")).isTrue();
    }

    private long look(long at, Sight file) {
        seconds = at;
        looks.begin();
        return looks.unchangedMillis(file);
    }

    private static Sight file(long size, String key) {
        return new Sight("soil.csv", Sight.Kind.FILE, size, 1, key, true, 0);
    }
}
