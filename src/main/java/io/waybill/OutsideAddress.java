package io.waybill;

import java.util.Optional;

/**
 * Where other machines reach the page and the API, and what they need for it.
 *
 * @param host an address of this machine
 * @param port 0 where there is no such address
 * @param certificate a PEM file with the server's certificate; empty for plain HTTP
 * @param key a PEM file with its private key
 * @param clients a PEM file with the authorities of those whose certificate lets them look; empty for none
 * @param token the reference of the token that lets its bearer look and change; empty for none
 */
record OutsideAddress(
        String host,
        int port,
        Optional<String> certificate,
        String key,
        Optional<String> clients,
        Optional<String> token) {

    static OutsideAddress of(Settings settings) {
        wrong(settings).ifPresent(sentence -> {
            throw new WrongSetting(sentence);
        });
        String address = settings.given("waybill.http.outside").orElse(":0");
        int colon = address.lastIndexOf(':');
        return new OutsideAddress(
                address.substring(0, colon).replaceAll("[\\[\\]]", ""),
                Integer.parseInt(address.substring(colon + 1)),
                settings.given("waybill.http.certificate"),
                settings.given("waybill.http.key").orElse(""),
                settings.given("waybill.http.clients"),
                settings.given("waybill.http.token"));
    }

    /** What is wrong with the settings as they stand beside each other, each of them being right. */
    static Optional<String> wrong(Settings settings) {
        boolean token = settings.given("waybill.http.token").isPresent();
        boolean clients = settings.given("waybill.http.clients").isPresent();
        boolean certificate = settings.given("waybill.http.certificate").isPresent();
        if (settings.given("waybill.http.outside").isEmpty()) {
            return Optional.empty();
        }
        if (!token && !clients) {
            return Optional.of("waybill.http.outside must come with waybill.http.token or waybill.http.clients, so that"
                    + " not everybody comes in, and comes without");
        }
        if (certificate != settings.given("waybill.http.key").isPresent()) {
            return Optional.of(
                    "waybill.http.certificate and waybill.http.key must come together, and one of them comes alone");
        }
        if (clients && !certificate) {
            return Optional.of("waybill.http.clients must come with waybill.http.certificate, and comes without");
        }
        if (!certificate && !CallRules.tokensMayBeReadOnTheWire(settings)) {
            return Optional.of(
                    "waybill.http.outside must come with waybill.http.certificate, or waybill.plain-http must"
                            + " say tokens-may-be-read-on-the-wire, and it says "
                            + settings.text("waybill.plain-http"));
        }
        return settings.text("waybill.http.outside").endsWith(":" + settings.text("waybill.http.port"))
                ? Optional.of("waybill.http.outside must have another port than waybill.http.port, and has the same")
                : Optional.empty();
    }

    boolean isOpen() {
        return port > 0;
    }
}
