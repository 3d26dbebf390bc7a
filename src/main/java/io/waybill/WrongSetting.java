package io.waybill;

/** A setting, a route file or a command that cannot work as it is: the message says what was wrong and what is right. */
public final class WrongSetting extends RuntimeException {
    public WrongSetting(String message) {
        super(message);
    }

    public WrongSetting(String message, Throwable cause) {
        super(message, cause);
    }
}
