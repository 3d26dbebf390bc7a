package io.waybill.cli;

import static java.lang.System.lineSeparator;

import io.waybill.console.BandwidthStatus;
import io.waybill.console.DestinationStatus;
import io.waybill.console.Words;
import java.util.Optional;

/** How many bytes a second go to a destination, for a person. */
final class BandwidthText {
    private static final String NONE = "none";

    private BandwidthText() {}

    /** Empty where there is no limit, and nobody has decided so. */
    static Optional<String> of(DestinationStatus destination) {
        BandwidthStatus bandwidth = destination.bandwidth();
        if (bandwidth == null
                || bandwidth.setBy() == null && bandwidth.timetable().equals(NONE)) {
            return Optional.empty();
        }
        String now = "The bandwidth of " + destination.name() + " is " + bandwidth.inWords() + "." + lineSeparator();
        String timetable = bandwidth.timetable().contains(" ")
                ? "  Its timetable: " + bandwidth.timetable() + lineSeparator()
                : "";
        return Optional.of(now + timetable + decision(destination.name(), bandwidth));
    }

    private static String decision(String name, BandwidthStatus bandwidth) {
        if (bandwidth.setBy() == null) {
            return "";
        }
        return "  " + Words.plain(bandwidth.setBy()) + " has set it"
                + (bandwidth.until() == null ? "" : " until " + Words.time(bandwidth.until())) + ", in place of "
                + bandwidth.configured() + ". To go back: ./waybill limit " + Words.shell(name) + " --as-configured"
                + lineSeparator();
    }
}
