package io.waybill.sandbox;

import java.nio.file.Path;

/** How the stand-in is to behave; changed by its owner while requests arrive. */
final class Settings {
    volatile Generation generation = Generation.MOVES_AT_VERIFY;
    /** The answer for a wrong token; null is that of the generation. */
    volatile WrongToken wrongToken;

    volatile boolean threePhase = true;
    volatile boolean discard;
    /** The size of the parts that the S3 back end keeps; 0 is a disk, which keeps every byte. */
    volatile long partSize;
    /** Where another tus server keeps its uploads; null is nowhere. */
    volatile Path tusFolder;

    boolean hasPhases() {
        return threePhase && generation.hasPhases();
    }

    boolean refusesInSilence() {
        WrongToken answer = wrongToken == null ? generation.wrongToken() : wrongToken;
        return answer == WrongToken.EMPTY_500;
    }
}
