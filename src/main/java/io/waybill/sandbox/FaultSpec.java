package io.waybill.sandbox;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A fault as written on the command line: {@code PHASE:WHEN:WHAT}. */
final class FaultSpec implements ITypeConverter<Fault> {
    private static final String GRAMMAR =
            "a fault must be PHASE:WHEN:WHAT, PHASE one of " + String.join(" ", Fault.PHASES) + ","
                    + " WHEN a number or from=NUMBER, WHAT an HTTP status or one of lose early=STATUS drop drop-amid=BYTES partial=BYTES"
                    + " hang hang-after hang-amid=BYTES delay=MS, given: ";

    @Override
    public Fault convert(String spec) {
        String[] parts = spec.split(":", -1);
        try {
            if (parts.length == 3 && Fault.PHASES.contains(parts[0])) {
                return what(when(Fault.on(parts[0]), parts[1]), parts[2]);
            }
        } catch (IllegalArgumentException unreadable) {
            throw new TypeConversionException(GRAMMAR + spec);
        }
        throw new TypeConversionException(GRAMMAR + spec);
    }

    private static Fault when(Fault fault, String when) {
        boolean onwards = when.startsWith("from=");
        int nth = Integer.parseInt(onwards ? when.substring("from=".length()) : when);
        if (nth < 1) {
            throw new IllegalArgumentException("the first request is number 1, given " + nth);
        }
        return onwards ? fault.fromCallOn(nth) : fault.call(nth);
    }

    private static Fault what(Fault fault, String what) {
        String[] halves = what.split("=", 2);
        return halves.length == 1 ? plain(fault, what) : measured(fault, halves[0], Long.parseLong(halves[1]));
    }

    private static Fault plain(Fault fault, String what) {
        return switch (what) {
            case "lose" -> fault.loseAnswer();
            case "drop" -> fault.dropBeforeBody();
            case "hang" -> fault.hang();
            case "hang-after" -> fault.hangAfterWork();
            default -> fault.answer(status(what));
        };
    }

    private static Fault measured(Fault fault, String what, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("the number must not be negative, given " + number);
        }
        return switch (what) {
            case "early" -> fault.answer(status(Long.toString(number))).early();
            case "drop-amid" -> fault.dropAmidBody(number);
            case "partial" -> fault.partialAppend(number);
            case "hang-amid" -> fault.hangAmidBody(number);
            case "delay" -> fault.delay(Duration.ofMillis(number));
            default -> throw new IllegalArgumentException("unknown: " + what);
        };
    }

    private static int status(String what) {
        int status = Integer.parseInt(what);
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("the status must be 200 to 599, given " + status);
        }
        return status;
    }
}
