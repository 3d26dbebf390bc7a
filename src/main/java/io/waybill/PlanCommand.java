package io.waybill;

import io.waybill.chunk.ByteSize;
import io.waybill.cli.ExitCode;
import io.waybill.cli.Printout;
import io.waybill.cli.Table;
import io.waybill.console.Words;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code waybill plan}: what would be sent where, how much, how long it takes. Sends nothing. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "What would be sent where from the watched folders, how much it is, how long it takes at the speed of"
                        + " the last files, and whether the token is good for so long. Sends nothing.",
        footer = "Exit code: 0 done, 2 wrong usage or setting, 3 a token is not good for so long.")
final class PlanCommand implements Callable<Integer> {
    @Mixin
    private TeamFiles files;

    @Mixin
    private Printout printout;

    @Override
    public Integer call() {
        List<PlannedPush> plan = new Plan(files.sound(), files.routes()).pushes();
        printout.print(plan, out -> print(plan, out));
        return plan.stream().anyMatch(PlannedPush::outlivesToken) ? ExitCode.UNFINISHED : ExitCode.DELIVERED;
    }

    private static void print(List<PlannedPush> plan, PrintWriter out) {
        Table table = new Table("push", "to", "files", "size", "not yet", "left", "in the ledger", "takes about");
        plan.forEach(push -> table.row(
                push.route(),
                push.destination(),
                push.files(),
                ByteSize.of(push.bytes()),
                push.notYet(),
                push.left(),
                push.open() == 0 ? "-" : Words.files(push.open()) + ", " + ByteSize.of(push.openBytes()),
                push.seconds() < 0 ? "unknown" : Words.span(Duration.ofSeconds(push.seconds()))));
        out.print(table);
        plan.forEach(push -> push.remarks().forEach(remark -> out.println(push.route() + ": " + Words.plain(remark))));
        out.println("files: taken at the next look; not yet: too fresh or not finished; left: no rule takes them, see"
                + " ./waybill explain FILE; in the ledger: accepted, and not delivered yet.");
    }
}
