package io.waybill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultSpecTest {

    @ParameterizedTest
    @CsvSource({
        "transfer:3:503, transfer, 3, 1, ANSWER, 0",
        "transfer:from=3:401, transfer, 3, 2147483647, ANSWER, 0",
        "verify:1:lose, verify, 1, 1, LOSE_ANSWER, 0",
        "transfer:2:partial=1000, transfer, 2, 1, PARTIAL_APPEND, 1000",
        "any:1:drop, any, 1, 1, DROP_BEFORE_BODY, 0",
        "any:1:drop-amid=7, any, 1, 1, DROP_AMID_BODY, 7",
        "setup:1:hang, setup, 1, 1, HANG, 0",
        "setup:1:hang-after, setup, 1, 1, HANG_AFTER_WORK, 0",
        "probe:1:hang-amid=7, probe, 1, 1, HANG_AMID_BODY, 7",
        "options:1:404, options, 1, 1, ANSWER, 0",
        "create:1:lose, create, 1, 1, LOSE_ANSWER, 0",
        "head:1:hang, head, 1, 1, HANG, 0",
        "patch:2:partial=1000, patch, 2, 1, PARTIAL_APPEND, 1000",
        "get:1:drop, get, 1, 1, DROP_BEFORE_BODY, 0",
        "delete:from=2:500, delete, 2, 2147483647, ANSWER, 0",
        "attach:1:lose, attach, 1, 1, LOSE_ANSWER, 0",
        "single-shot:1:drop-amid=7, single-shot, 1, 1, DROP_AMID_BODY, 7",
        "any:from=1:delay=7, any, 1, 2147483647, NONE, 0"
    })
    void aFaultIsReadFromItsSpec(String spec, String phase, int first, int times, String effect, long bytes) {
        Fault fault = new FaultSpec().convert(spec);

        assertThat(fault.phase()).isEqualTo(phase);
        assertThat(fault.turns()).isEqualTo(new Fault.Turns(first, times));
        assertThat(fault.effect()).hasToString(effect);
        assertThat(fault.bytes()).isEqualTo(bytes);
    }
}
