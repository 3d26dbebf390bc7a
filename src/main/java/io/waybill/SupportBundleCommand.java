package io.waybill;

import io.waybill.cli.ExitCode;
import io.waybill.cli.Told;
import io.waybill.secret.Redaction;
import io.waybill.validation.Finding;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code waybill support-bundle}: one file for somebody who is to help, without the secrets. */
@Command(
        name = "support-bundle",
        mixinStandardHelpOptions = true,
        description = "Writes settings, routes, status, the timelines of what needs a person, and the last lines of the"
                + " log into one zip file, without the secrets.",
        footer = "Exit code: 0 it is written, 2 it cannot be.")
final class SupportBundleCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    @Mixin
    private TeamFiles files;

    @Option(names = "--out", paramLabel = "FILE", description = "The zip file. Default: one with the time in its name.")
    private Path out = Path.of("waybill-support-" + LocalDateTime.now().format(STAMP) + ".zip");

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = files.unchecked();
        try {
            RouteFiles routes = files.routes();
            List<Finding> findings = Inspection.of(settings, routes);
            SupportBundle bundle = new SupportBundle(settings, routes.files(), findings, Told.of(Main.place(settings)));
            Files.createFile(out, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            bundle.write(out);
            say(bundle);
            return ExitCode.DELIVERED;
        } catch (FileAlreadyExistsException e) {
            return complain("--out must be a file that is not there yet, and is " + out);
        } catch (IOException e) {
            return complain("The bundle must be writable, and is not: " + e.getMessage());
        }
    }

    private void say(SupportBundle bundle) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(out + " has:");
        bundle.names().forEach(name -> print.println("  " + name));
        print.println("The values of secrets are taken out. The names of files, folders, people and servers are not:"
                + " look through it before you send it.");
        print.flush();
    }

    private int complain(String words) {
        spec.commandLine().getErr().println(Redaction.of(words));
        return ExitCode.WRONG_USAGE;
    }
}
