package io.waybill.validation;

import static io.waybill.validation.SettingKind.ADDRESS;
import static io.waybill.validation.SettingKind.BROKER;
import static io.waybill.validation.SettingKind.COLLECTOR;
import static io.waybill.validation.SettingKind.FILE;
import static io.waybill.validation.SettingKind.FOLDER;
import static io.waybill.validation.SettingKind.LEDGER;
import static io.waybill.validation.SettingKind.PAGE;
import static io.waybill.validation.SettingKind.PEM;
import static io.waybill.validation.SettingKind.SIZE;
import static io.waybill.validation.SettingKind.TEXT;
import static io.waybill.validation.SettingKind.TIME;
import static io.waybill.validation.SettingKind.TOKEN;
import static io.waybill.validation.SettingKind.ZONE;
import static io.waybill.validation.SettingKind.choice;
import static io.waybill.validation.SettingKind.number;
import static java.util.Map.entry;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The kind of each setting that Java reads, declared once. Those that routes use are of their parameters' kinds. */
public final class SettingKinds {
    private static final int MILLION = 1_000_000;
    private static final int LARGEST = 999_999_999;

    private static final Map<String, SettingKind> KINDS = Map.ofEntries(
            entry("waybill.data", FOLDER),
            entry("waybill.broker.url", BROKER),
            entry("waybill.broker.user", TEXT),
            entry("waybill.broker.password", SettingKind.orNone(TOKEN)),
            entry("waybill.ledger.url", LEDGER),
            entry("waybill.ledger.user", TEXT),
            entry("waybill.ledger.password", SettingKind.orNone(TOKEN)),
            entry("waybill.cluster", choice("none", "folder", "kubernetes")),
            entry("waybill.shared", SettingKind.orNone(FOLDER)),
            entry("waybill.node", TEXT),
            entry("waybill.cluster.patience", TIME),
            entry("waybill.routes.reload", SettingKind.orOff(TIME)),
            entry("waybill.time-zone", ZONE),
            entry("waybill.arrivals.stable-for", TIME),
            entry("waybill.arrivals.limit", number(1, 10 * MILLION)),
            entry("waybill.sftp.known-hosts", FILE),
            entry("waybill.sftp.connect-timeout", TIME),
            entry("waybill.sftp.silence", TIME),
            entry("waybill.spool.keep-free", SIZE),
            entry("waybill.plain-http", choice("no", "tokens-may-be-read-on-the-wire")),
            entry("waybill.http.connect-timeout", TIME),
            entry("waybill.http.response-timeout", TIME),
            entry("waybill.log.format", choice("text", "json")),
            entry("waybill.http.port", number(0, 65_535)),
            entry("waybill.http.looking", choice("free", "with-key")),
            entry("waybill.http.outside", SettingKind.orNone(ADDRESS)),
            entry("waybill.http.certificate", SettingKind.orNone(PEM)),
            entry("waybill.http.key", SettingKind.orNone(PEM)),
            entry("waybill.http.token", SettingKind.orNone(TOKEN)),
            entry("waybill.http.clients", SettingKind.orNone(PEM)),
            entry("waybill.retry.first-delay", TIME),
            entry("waybill.retry.largest-delay", TIME),
            entry("waybill.retry.attempts", number(1, MILLION)),
            entry("waybill.retry.starts", number(1, MILLION)),
            entry("waybill.work.first-delay", TIME),
            entry("waybill.work.largest-delay", TIME),
            entry("waybill.pause.first-delay", TIME),
            entry("waybill.pause.largest-delay", TIME),
            entry("waybill.hold.probe-interval", TIME),
            entry("waybill.dead-letters", TEXT),
            entry("waybill.reconcile.interval", TIME),
            entry("waybill.arrivals.dead-letters", number(1, 10 * MILLION)),
            entry("waybill.retention.schedule", SettingKind.SCHEDULE),
            entry("waybill.retention.delivered", SettingKind.AGE),
            entry("waybill.retention.most", number(1_000, LARGEST)),
            entry("waybill.retention.dead-letters", SettingKind.AGE),
            entry("waybill.retention.marks", SettingKind.AGE),
            entry("waybill.retention.copies", SettingKind.AGE),
            entry("waybill.stop.patience", TIME),
            entry("waybill.once.patience", TIME),
            entry("waybill.notices.gather", TIME),
            entry("waybill.notices.patience", TIME),
            entry("waybill.notices.give-up", TIME),
            entry("waybill.notices.page", SettingKind.orNone(PAGE)),
            entry("waybill.traces.url", SettingKind.orNone(COLLECTOR)),
            entry("waybill.traces.every", number(1, LARGEST)));

    private static final List<String> DELAYS = List.of("waybill.retry", "waybill.work", "waybill.pause");

    private SettingKinds() {}

    public static Set<String> keys() {
        return KINDS.keySet();
    }

    /** What is wrong with a value, as a sentence; empty where it is right. */
    public static Optional<String> complaint(String key, String value) {
        if (value == null || value.isEmpty()) {
            return Optional.of("The setting " + key + " must have a value, and has none");
        }
        return Optional.ofNullable(KINDS.get(key))
                .flatMap(kind -> kind.wrong(value))
                .map(right -> "The setting " + key + " must be " + right + ", and is "
                        + (isNotShown(key, value)
                                ? "something else (not shown: it may be the secret itself)"
                                : "'" + value + "'")
                        + (KINDS.get(key) == ZONE ? DidYouMean.of(value, ZoneId.getAvailableZoneIds()) : ""));
    }

    private static boolean isNotShown(String key, String value) {
        return key.matches(".*\\.(token|password)") || value.matches("(?i).*(password=|@).*");
    }

    /**
     * What is wrong with all of them.
     *
     * @param values of the settings
     * @param at where each stands
     */
    public static void check(
            Map<String, String> values, java.util.function.Function<String, Position> at, Findings findings) {
        KINDS.keySet()
                .forEach(key ->
                        complaint(key, values.get(key)).ifPresent(sentence -> findings.add(at.apply(key), sentence)));
        DELAYS.forEach(prefix -> delays(prefix, values::get)
                .ifPresent(sentence -> findings.add(at.apply(prefix + ".largest-delay"), sentence)));
    }

    private static Optional<String> delays(String prefix, UnaryOperator<String> values) {
        String first = values.apply(prefix + ".first-delay");
        String largest = values.apply(prefix + ".largest-delay");
        if (TIME.wrong(first).isPresent() || TIME.wrong(largest).isPresent()) {
            return Optional.empty();
        }
        long from = SettingKind.millis(first);
        return from >= 1 && SettingKind.millis(largest) >= from
                ? Optional.empty()
                : Optional.of("The delays must be above 0 and rise from " + prefix + ".first-delay to " + prefix
                        + ".largest-delay, and are '" + first + "' and '" + largest + "'");
    }
}
