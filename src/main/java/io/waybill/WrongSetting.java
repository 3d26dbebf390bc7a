package io.waybill;

import io.waybill.validation.Finding;
import io.waybill.validation.Position;
import java.util.List;
import java.util.stream.Collectors;

/** A setting, a route file or a command that cannot work as it is: the message says what was wrong and what is right. */
public final class WrongSetting extends RuntimeException {
    private final transient List<Finding> findings;

    public WrongSetting(String message) {
        this(message, null);
    }

    public WrongSetting(String message, Throwable cause) {
        super(message, cause);
        this.findings = List.of(new Finding(Position.NOWHERE, message));
    }

    private WrongSetting(List<Finding> findings) {
        super("Waybill cannot start with these routes and settings:\n  "
                + findings.stream().map(Finding::toString).collect(Collectors.joining("\n  ")));
        this.findings = findings;
    }

    /** All that is wrong, each in a line of its own. */
    static WrongSetting of(List<Finding> findings) {
        return new WrongSetting(List.copyOf(findings));
    }

    /** What is wrong, with its places. */
    List<Finding> findings() {
        return findings;
    }
}
