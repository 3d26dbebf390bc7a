package io.waybill;

import io.waybill.cli.ExitCode;
import io.waybill.cli.Printout;
import io.waybill.console.Words;
import io.waybill.secret.Redaction;
import io.waybill.validation.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code waybill validate}: says all that run would refuse, and where it stands; runs nothing. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Says what is wrong with the settings and the routes, and where; runs nothing.",
        footer = "Exit code: 0 nothing is wrong, 2 something is.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private TeamFiles files;

    @Mixin
    private Printout printout;

    private int number;

    @Override
    public Integer call() {
        Settings settings = files.unchecked();
        List<Finding> findings = findings(settings);
        printout.print(findings.stream().map(ValidateCommand::plain).toList(), out -> {
            findings.forEach(finding -> out.println(plain(finding.toString())));
            out.println(summary(findings, settings));
        });
        return findings.isEmpty() ? ExitCode.DELIVERED : ExitCode.WRONG_USAGE;
    }

    private List<Finding> findings(Settings settings) {
        try {
            RouteFiles found = files.routes();
            number = found.routes().size();
            return findings(settings, found);
        } catch (WrongSetting wrong) {
            return Stream.concat(settings.findings().stream(), wrong.findings().stream())
                    .toList();
        }
    }

    /** All that a start would refuse. */
    static List<Finding> findings(Settings settings, RouteFiles files) {
        List<Finding> findings = Inspection.of(settings, files);
        return findings.isEmpty() ? Rehearsal.of(settings, files) : findings;
    }

    private String summary(List<Finding> findings, Settings settings) {
        return switch (findings.size()) {
            case 0 ->
                "Nothing is wrong with " + (number == 1 ? "1 route file" : number + " route files") + " and "
                        + plain(settings.file()) + ". No service was asked: ./waybill doctor does.";
            case 1 -> "1 thing is wrong.";
            default -> findings.size() + " things are wrong.";
        };
    }

    private static Map<String, Object> plain(Finding finding) {
        return Map.of(
                "file", plain(finding.at().file()),
                "line", finding.at().line(),
                "column", finding.at().column(),
                "wrong", plain(finding.sentence()));
    }

    private static String plain(String text) {
        return Words.plain(Redaction.of(text));
    }
}
