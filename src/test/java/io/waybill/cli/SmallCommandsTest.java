package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.LedgerOnDisk;
import io.waybill.RunningPlace;
import io.waybill.ledger.LedgerDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The page's address, the status over and over, the completion. */
class SmallCommandsTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void theAddressOfThePageLeadsToItAndItsKeyOpens() throws Exception {
        try (RunningPlace place = RunningPlace.in(folder)) {
            int code = execute(PageCommand::new, place.data());

            URI page = URI.create(out.toString().strip());
            String key = page.getFragment().replaceFirst("key=([^&]+)&by=.+", "$1");
            assertThat(code).isZero();
            assertThat(status(page.resolve("/"), key)).isEqualTo(200);
            assertThat(status(page.resolve("/api/status"), key)).isEqualTo(200);
        }
    }

    @Test
    void withoutARunningWaybillThereIsNoPage() {
        assertThat(execute(PageCommand::new, folder)).isEqualTo(4);
    }

    @Test
    void theStatusIsWatchedUntilItIsBrokenOff() throws Exception {
        try (LedgerOnDisk books = new LedgerOnDisk(folder, Clock.systemUTC())) {
            books.delivered("1", "a.csv");
        }
        Thread watch = new Thread(() -> execute(StatusCommand::new, folder, "--watch"));

        watch.start();

        await().until(() -> out.toString().split("Everything is delivered", -1).length > 2);
        watch.interrupt();
        watch.join();
    }

    @Test
    void aShellCanCompleteEveryCommand() {
        CommandLine line = new CommandLine(new Top()).addSubcommand(new CompletionCommand());

        line.setOut(new PrintWriter(out, true)).execute("completion");

        assertThat(out.toString()).contains("complete -F _complete_waybill", "completion");
    }

    @CommandLine.Command(name = "waybill")
    private static final class Top {}

    private int execute(Function<Place.Finder, Object> command, Path data, String... arguments) {
        return new CommandLine(command.apply(config -> new Place(data, 1_000, () -> LedgerDatabase.leftIn(data))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }

    private static int status(URI address, String key) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + key)
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
