package io.waybill;

import io.waybill.arrival.TrustedHosts;
import io.waybill.arrival.TrustedHosts.Shown;
import io.waybill.cli.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waybill trust-host}: adds an SSH server's host key to the file of those that are trusted. */
@Command(
        name = "trust-host",
        mixinStandardHelpOptions = true,
        description = "Asks an SSH server for its host key, and trusts it from now on if you say so.",
        footer = "Exit code: 0 it is trusted, 1 it cannot be reached, 2 it is not trusted.")
final class TrustHostCommand implements Callable<Integer> {
    private static final Pattern HOST = Pattern.compile("\\[?([^\\[\\]/@]+?)]?(?::(\\d{1,5}))?");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "HOST[:PORT]", description = "The server. Without a port: 22.")
    private String host;

    @Option(
            names = "--fingerprint",
            paramLabel = "SHA256:...",
            description = "Trusts the server without asking if this is its key's fingerprint, and not otherwise.")
    private String fingerprint;

    @Option(names = "--replace", description = "The server has another key now than the one that is trusted.")
    private boolean replace;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings. Default: application.properties here.")
    private Path config;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Settings settings = TeamFiles.settings(config);
        Path file = settings.folder("waybill.sftp.known-hosts");
        TrustedHosts hosts = new TrustedHosts(file);
        try {
            Shown shown = ask((int) settings.millis("waybill.sftp.connect-timeout"));
            out.println(host + " shows the host key " + shown.fingerprint());
            if (hosts.has(shown)) {
                out.println("It is trusted already, in " + file);
                return ExitCode.DELIVERED;
            }
            if (hosts.hasAnother(shown) && !replace) {
                return fail(
                        ExitCode.WRONG_USAGE,
                        "Another key is trusted for it, in " + file + ". Somebody may be"
                                + " listening in, or the server was set up anew. If you know that it was, add --replace");
            }
            if (!isRight(shown, out)) {
                return fail(ExitCode.WRONG_USAGE, "It is not trusted; nothing was changed");
            }
            hosts.add(shown);
            out.println("It is trusted from now on, in " + file);
            return ExitCode.DELIVERED;
        } catch (IOException e) {
            return fail(ExitCode.DEAD, host + " must answer as an SSH server, and does not: " + e.getMessage());
        }
    }

    private Shown ask(int timeoutMillis) throws IOException {
        Matcher matcher = HOST.matcher(host);
        if (!matcher.matches()) {
            throw new WrongSetting(
                    "HOST must be a name or an address, with :PORT behind it for another than 22, and is '" + host
                            + "'");
        }
        int port = matcher.group(2) == null ? 22 : Integer.parseInt(matcher.group(2));
        return TrustedHosts.ask(matcher.group(1), port, timeoutMillis);
    }

    private boolean isRight(Shown shown, PrintWriter out) throws IOException {
        if (fingerprint != null) {
            return shown.fingerprint().endsWith(" " + fingerprint);
        }
        out.print("Is that what the server's people name? Type yes to trust it: ");
        out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        return "yes".equalsIgnoreCase(answer == null ? "" : answer.strip());
    }

    private int fail(int code, String message) {
        spec.commandLine().getOut().flush();
        spec.commandLine().getErr().println(message);
        return code;
    }
}
