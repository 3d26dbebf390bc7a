package io.waybill;

import io.waybill.checkup.Examined;
import io.waybill.checkup.Examined.Health;
import io.waybill.checkup.FolderCheckup;
import io.waybill.cli.ExitCode;
import io.waybill.cli.Printout;
import io.waybill.console.Words;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * {@code waybill doctor}: looks at everything that the routes need of this machine and of others. Changes nothing, but
 * makes the queue of the dead letters on a broker that has none yet.
 */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks at what the routes need: folders, disk, names, connections, certificates, clocks, host keys and"
                        + " logins; the broker, the ledger and the folder of several nodes. Changes nothing, but makes"
                        + " the queue of the dead letters on a broker that has none yet.",
        footer = "Exit code: 0 it is well, or as good as, 1 something does not work, 2 wrong usage or setting.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private TeamFiles files;

    @Mixin
    private Printout printout;

    @Override
    public Integer call() {
        Settings settings = files.sound();
        Map<String, List<Examined>> found = new LinkedHashMap<>();
        boolean alone = settings.given("waybill.shared").isEmpty();
        found.put(
                "this machine",
                FolderCheckup.data(
                        settings.folder("waybill.data"), alone ? settings.bytes("waybill.spool.keep-free") : 0));
        found.putAll(new ServersCheckup(settings).look());
        RouteCheckup checkup = new RouteCheckup(settings);
        RouteSource.of(files.routes(), settings).forEach(route -> {
            List<Examined> ofRoute = checkup.of(route);
            if (!ofRoute.isEmpty()) {
                found.put("route " + route.route() + " (" + route.file() + ")", ofRoute);
            }
        });
        printout.print(found, out -> print(found, out));
        return has(found, Health.BAD) ? ExitCode.DEAD : ExitCode.DELIVERED;
    }

    private static void print(Map<String, List<Examined>> found, PrintWriter out) {
        found.forEach((about, all) -> {
            out.println(about);
            all.forEach(one ->
                    out.println("  %-5s %-12s %s".formatted(word(one.health()), one.what(), Words.plain(one.words()))));
        });
        out.println(
                has(found, Health.BAD)
                        ? "Something does not work: see BAD above."
                        : has(found, Health.ODD) ? "It works; see what is odd above." : "All is well.");
    }

    private static String word(Health health) {
        return health == Health.WELL ? "well" : health == Health.ODD ? "odd" : "BAD";
    }

    private static boolean has(Map<String, List<Examined>> found, Health health) {
        return found.values().stream().flatMap(List::stream).anyMatch(one -> one.health() == health);
    }
}
