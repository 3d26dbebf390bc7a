package io.waybill.cli;

/** No Waybill answers where one should. */
final class NotRunning extends RuntimeException {
    NotRunning(Throwable cause) {
        super("Waybill does not answer", cause);
    }
}
