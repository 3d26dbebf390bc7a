package io.waybill;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.util.ObjectHelper;

/** Camel's many wrappings of what kept it from starting, unwrapped to what a person can act on. */
final class StartFailure {
    private StartFailure() {}

    /** @param camel as far as it came */
    static WrongSetting inWords(Exception failure, CallRules calls, CamelContext camel) {
        WrongSetting known = ObjectHelper.getException(WrongSetting.class, failure);
        if (known != null) {
            return known;
        }
        List<String> complaints = complaints(calls, camel);
        if (!complaints.isEmpty()) {
            return new WrongSetting("The routes cannot run:\n  " + String.join("\n  ", complaints), failure);
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

    private static List<String> complaints(CallRules calls, CamelContext camel) {
        try {
            return camel instanceof ModelCamelContext model ? calls.complaints(model) : List.of();
        } catch (RuntimeException unreadable) {
            // Camel's own failure says more of routes that cannot even be read.
            return List.of();
        }
    }
}
