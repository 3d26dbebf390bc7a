package io.waybill.sandbox;

/** How the stand-in is to behave; changed by its owner while requests arrive. */
final class Settings {
    volatile Generation generation = Generation.MOVES_AT_VERIFY;
    volatile WrongToken wrongToken = WrongToken.EMPTY_500;
    volatile boolean threePhase = true;
    volatile boolean discard;
}
