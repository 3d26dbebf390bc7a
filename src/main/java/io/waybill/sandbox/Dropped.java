package io.waybill.sandbox;

import java.io.IOException;

/** The decision to close the connection without an answer; the JDK's server closes it for any IOException. */
final class Dropped extends IOException {
    Dropped(String why) {
        super(why);
    }
}
