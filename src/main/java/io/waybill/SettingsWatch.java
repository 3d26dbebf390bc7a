package io.waybill;

import io.waybill.console.Words;
import io.waybill.secret.Redaction;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Whether the settings file says something else than it did at the start, which a restart takes. */
final class SettingsWatch {
    private final Optional<Path> file;
    private final Clock clock;
    private final Map<String, String> before;
    private Instant changed;

    SettingsWatch(Settings settings, Clock clock) {
        this.file = settings.path();
        this.clock = clock;
        this.before = file.map(Settings::read).map(Settings::all).orElse(Map.of());
    }

    /** What was changed, in a sentence; empty where nothing was. */
    Optional<String> look() {
        Optional<Settings> now = file.map(Settings::read).filter(this::isOther);
        changed = now.isEmpty() ? null : changed == null ? clock.instant() : changed;
        return now.map(settings -> file.get() + " was changed at " + Words.time(changed)
                + (settings.findings().isEmpty()
                        ? ": start Waybill again to take it."
                        : ", and no Waybill starts with it: "
                                + Redaction.of(settings.findings().get(0).toString()) + "."));
    }

    private boolean isOther(Settings now) {
        return !now.findings().isEmpty() || !now.all().equals(before);
    }
}
