package io.waybill;

import io.waybill.console.RoutesStatus;
import io.waybill.console.RoutesStatus.Edit;
import io.waybill.secret.Redaction;
import io.waybill.validation.Finding;
import io.waybill.validation.Position;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether the route files were changed while they run: a change that is right is taken, and of any other it is said
 * why not, while the version before goes on. A change counts once it is the same in two looks: whoever writes is done.
 */
public final class RouteEditing {
    private static final Logger LOG = LoggerFactory.getLogger(RouteEditing.class);

    private final Settings settings;
    private final Ground ground;
    private final RouteSwap swap;
    private final SettingsWatch watch;
    private RouteVersion running;
    private RouteVersion settling;
    private RouteVersion refused;
    private volatile RoutesStatus status;

    RouteEditing(Settings settings, RouteVersion running, Ground ground, RouteSwap swap) {
        this.settings = settings;
        this.ground = ground;
        this.swap = swap;
        this.watch = new SettingsWatch(settings, Ground.CLOCK);
        this.running = running;
        this.status = new RoutesStatus(Ground.CLOCK.instant(), 0, null, null, null);
    }

    /** How the files stand, as of the last look. */
    RoutesStatus status() {
        return status;
    }

    /** Looks once. */
    public void look() {
        String restart = watch.look().orElse(null);
        if (restart != null && !Objects.equals(restart, status.restart())) {
            LOG.warn("{}", restart);
        }
        status = new RoutesStatus(status.since(), status.taken(), null, status.refused(), restart);
        try {
            look(RouteVersion.of(RouteFiles.in(running.files().folder())));
        } catch (WrongSetting unreadable) {
            settling = null;
            refuse(null, List.of(running.files().folder()), unreadable.findings());
        }
    }

    private void look(RouteVersion now) {
        if (now.saysTheSame(running)) {
            if (status.refused() != null) {
                LOG.info("The route files say again what runs");
                settled(running, status.since(), status.taken());
            }
            settling = null;
        } else if (!now.saysTheSame(settling)) {
            settling = now;
        } else if (!now.equals(refused)) {
            consider(now);
        }
    }

    /** Validated as at a start, in full: a route may be wrong because of another. */
    private void consider(RouteVersion now) {
        RouteChange change;
        List<Finding> findings = ValidateCommand.findings(settings, now.files());
        if (findings.isEmpty()) {
            change = RouteChange.between(running, now);
            if (!change.beyond()) {
                take(now, change);
                return;
            }
            findings = List.of(new Finding(
                    Position.NOWHERE,
                    "templates, beans, Kamelets and routes without an id are read at the start only, and were changed:"
                            + " start Waybill again"));
        }
        refuse(now, now.changedSince(running), findings);
    }

    private void take(RouteVersion now, RouteChange change) {
        // Somebody may go on writing; and what begins asks the broker and the ledger.
        if (!RouteVersion.of(RouteFiles.in(now.files().folder())).saysTheSame(now) || !serversAnswer()) {
            return;
        }
        List<Path> files = now.changedSince(running);
        Instant seen = Ground.CLOCK.instant();
        status = new RoutesStatus(
                status.since(), status.taken(), new Edit(seen, names(files), List.of()), null, status.restart());
        try {
            if (!change.isNothing() && !swap.take(running, now, change)) {
                return;
            }
            LOG.info("Taken while it runs: {}", words(files, change));
            settled(now, seen, status.taken() + 1);
        } catch (RouteSwap.Failed e) {
            LOG.debug("A change could not be taken", e);
            refuse(now, files, List.of(new Finding(Position.NOWHERE, e.getMessage())));
        }
    }

    private boolean serversAnswer() {
        try {
            ground.nodes().all();
            return ground.broker().isUp();
        } catch (JdbiException e) {
            LOG.debug("The ledger does not answer", e);
            return false;
        }
    }

    private void settled(RouteVersion now, Instant since, long taken) {
        running = now;
        refused = null;
        status = new RoutesStatus(since, taken, null, null, status.restart());
        ground.nodes().runs(now.digest(Cluster.common(settings)));
    }

    private void refuse(RouteVersion now, List<Path> files, List<Finding> findings) {
        List<String> wrong = findings.stream()
                .map(finding -> Redaction.of(finding.toString()))
                .toList();
        Edit before = status.refused();
        refused = now;
        status = new RoutesStatus(
                status.since(),
                status.taken(),
                null,
                new Edit(Ground.CLOCK.instant(), names(files), wrong),
                status.restart());
        if (before == null || !before.wrong().equals(wrong)) {
            LOG.warn("A change of {} is not taken, and the version before goes on: {}", names(files), wrong);
        } else {
            status = new RoutesStatus(status.since(), status.taken(), null, before, status.restart());
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    private static String words(List<Path> files, RouteChange change) {
        List<String> ended = change.ends().stream()
                .filter(id -> !change.begins().contains(id))
                .toList();
        return String.join(", ", names(files))
                + (change.begins().isEmpty() ? "" : "; begun " + change.begins())
                + (ended.isEmpty() ? "" : "; ended " + ended);
    }
}
