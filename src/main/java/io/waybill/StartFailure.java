package io.waybill;

import org.apache.camel.util.ObjectHelper;

/** Camel's many wrappings of what kept it from starting, unwrapped to what a person can act on. */
final class StartFailure {
    private StartFailure() {}

    static WrongSetting inWords(Exception failure) {
        WrongSetting known = ObjectHelper.getException(WrongSetting.class, failure);
        if (known != null) {
            return known;
        }
        StringBuilder words = new StringBuilder("Waybill cannot start with these routes and settings.");
        String last = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage()).strip();
            if (!last.contains(said)) {
                words.append("\n  ").append(said);
            }
            last = said;
        }
        return new WrongSetting(words.toString(), failure);
    }
}
