package io.waybill;

import com.jcraft.jsch.Session;
import io.waybill.arrival.Counted;
import io.waybill.arrival.SftpCount;
import io.waybill.ledger.Arrivals;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.LedgerReport;
import io.waybill.ledger.LedgerReport.Pace;
import io.waybill.ledger.LedgerReport.Taken;
import io.waybill.secret.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the routes would do with what is in their folders now, told without Camel and without sending anything. */
final class Plan {
    private static final int LAST = 20;
    private static final double MILLIS = 1_000;

    private final Settings settings;
    private final List<RouteSource> routes;
    private final Tokens tokens;

    Plan(Settings settings, RouteFiles files) {
        this.settings = settings;
        this.routes = RouteSource.of(files, settings).stream()
                .filter(route -> route.off() == null)
                .toList();
        this.tokens = new Tokens(key -> settings.all().get(key));
    }

    List<PlannedPush> pushes() {
        return Ledgers.ofLeft(settings, pushes(Optional.empty()), database -> pushes(Optional.of(database)));
    }

    private List<PlannedPush> pushes(Optional<LedgerDatabase> ledger) {
        return routes.stream()
                .flatMap(route -> destinations(route).map(destination -> push(route, destination, ledger)))
                .toList();
    }

    private static Stream<String> destinations(RouteSource route) {
        return route.sinks().stream()
                .filter(call -> call.name().equals("waybill-sink"))
                .map(call -> call.text("destination"))
                .distinct();
    }

    private PlannedPush push(RouteSource route, String destination, Optional<LedgerDatabase> ledger) {
        List<String> remarks = new ArrayList<>();
        Counted count = count(route, ledger, remarks);
        Optional<LedgerReport> report = ledger.map(database -> new LedgerReport(database, Ground.CLOCK));
        List<Taken> open = report.map(books -> books.taken(0, Long.MAX_VALUE)).orElse(List.of()).stream()
                .filter(taken ->
                        taken.destination().equals(destination) && taken.state().isOpen())
                .toList();
        long openFiles = open.stream().mapToLong(Taken::waybills).sum();
        long openBytes = open.stream().mapToLong(Taken::bytes).sum();
        long seconds = report.map(books ->
                        seconds(books.pace(destination, LAST), openFiles + count.files(), openBytes + count.bytes()))
                .orElse(-1L);
        PlannedPush push = new PlannedPush(
                route.route(),
                route.source().map(source -> source.text("folder")).orElse(route.uri()),
                destination,
                count.files(),
                count.bytes(),
                count.notYet(),
                count.left(),
                openFiles,
                openBytes,
                seconds,
                tokenUntil(destination).orElse(null),
                remarks);
        if (push.outlivesToken()) {
            remarks.add("the token of " + destination + " is good until " + push.tokenUntil()
                    + ", which is not long enough: get a new one");
        }
        deliveries(destination)
                .map(delivery -> delivery.source().orElseThrow().text("bandwidth"))
                .filter(timetable -> !timetable.equals("none"))
                .forEach(timetable -> remarks.add("the bandwidth of " + destination + " is limited: " + timetable));
        return push;
    }

    private Counted count(RouteSource route, Optional<LedgerDatabase> ledger, List<String> remarks) {
        Optional<KameletCall> server =
                route.source().filter(source -> source.name().equals("waybill-sftp-source"));
        try {
            if (route.explanation().isPresent()) {
                Optional<Arrivals> arrivals = ledger.map(database -> new Arrivals(database, Ground.CLOCK));
                return FolderCount.of(
                        route.explanation().get(),
                        mark -> arrivals.filter(taken -> taken.isTaken(mark)).isPresent());
            }
            if (server.isPresent()) {
                return SftpCount.of(session(server.get()), server.get().texts());
            }
            remarks.add("it takes from a consumer of its own, which was not looked into");
        } catch (IOException | UncheckedIOException e) {
            remarks.add("what is watched cannot be looked at: " + e.getMessage());
        }
        return Counted.NONE;
    }

    private Session session(KameletCall source) throws IOException {
        return RouteCheckup.login(source, settings, tokens)
                .open(source.text("user"), source.text("host"), Integer.parseInt(source.text("port")));
    }

    /**
     * By the time of a file or by that of its bytes, whichever comes to more: of small files the bytes say little, of large
     * ones the number.
     */
    private static long seconds(Pace pace, long files, long bytes) {
        if (pace.files() == 0) {
            return -1;
        }
        double ofFiles = (double) pace.millis() / pace.files() * files;
        double ofBytes = pace.bytes() == 0 ? 0 : (double) pace.millis() / pace.bytes() * bytes;
        return Math.round(Math.max(ofFiles, ofBytes) / MILLIS);
    }

    private Stream<RouteSource> deliveries(String destination) {
        return routes.stream()
                .filter(route -> route.isDelivery()
                        && route.source()
                                .filter(source -> source.text("destination").equals(destination))
                                .isPresent());
    }

    private Optional<Instant> tokenUntil(String destination) {
        return deliveries(destination)
                .flatMap(route -> route.sinks().stream())
                .filter(sink -> !sink.text("token").isEmpty())
                .flatMap(sink -> sink.contract().stream()
                        .flatMap(
                                contract -> contract.tokenLife(tokens.find(sink.text("token")), sink.given()).stream()))
                .flatMap(life -> life.lastsUntil().stream())
                .findFirst();
    }
}
