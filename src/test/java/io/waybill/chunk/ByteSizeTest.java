package io.waybill.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1048576, 1048576",
        "17B, 17",
        "64 KiB, 65536",
        "8MiB, 8388608",
        "' 16MiB ', 16777216",
        "2GiB, 2147483648",
        "2TiB, 2199023255552",
        "9223372036854775807, 9223372036854775807",
        "8388607TiB, 9223370937343148032"
    })
    void aSizeIsReadAsPeopleWriteIt(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "0", "0MiB", "-1", "1.5MiB", "MiB", "8 MB", "8mib", "8Mi", "8  MiB", "0x10", "1e6", "8MiBs"
            })
    void whatIsNoSizeIsRefusedAndQuoted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessageContaining("KiB, MiB, GiB or TiB")
                .withMessageEndingWith("and was '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8388608TiB", "9223372036854775808", "9999999999999999999"})
    void aSizeBeyondSixtyThreeBitsIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ByteSize.parse(text))
                .withMessage("A size must fit into 63 bits, and was " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "1023, 1023 B",
        "1024, 1 KiB",
        "1536, 1.5 KiB",
        "1048576, 1 MiB",
        "1073741824, 1 GiB",
        "2199023255552, 2 TiB",
        "9223372036854775807, 8388608 TiB"
    })
    void aSizeIsWrittenWithTheLargestUnitThatFits(long bytes, String text) {
        assertThat(ByteSize.of(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1023, 1024, 65_536, 1L << 20, 48L << 20, 1L << 30, 3L << 40, 5000L << 40})
    void aRoundSizeCanBeReadBack(long bytes) {
        assertThat(ByteSize.parse(ByteSize.of(bytes))).isEqualTo(bytes);
    }
}
