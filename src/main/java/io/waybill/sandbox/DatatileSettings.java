package io.waybill.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** How the DATATILE stand-in is to behave; changed by its owner while requests arrive. */
final class DatatileSettings {
    volatile String token = "";
    volatile JobShape shape = JobShape.ID;
    volatile Duration jobTime = Duration.ZERO;
    /** What a job says of itself, one after the other in equal parts of its time; the last when it is over. */
    volatile List<String> words = List.of("queued", "processing", "success");

    volatile boolean failing;
    /** Jobs do not go beyond their last word but one until they are released. */
    volatile boolean held;

    volatile int occupiedStatus = 409;
    volatile long largest = Long.MAX_VALUE;
    volatile int uploadsAMinute = Integer.MAX_VALUE;
    volatile boolean discard;
    /** Is told the address at which somebody wants to hear of a job's end. */
    volatile Consumer<String> callbacks = address -> {};
}
