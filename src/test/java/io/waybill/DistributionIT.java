package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive as an operator has it: another user's, not to be written, started from a team's folder by a link. */
class DistributionIT extends SceneTest {
    private static final String FILE = "soil.csv";
    private static final boolean ROOT = System.getProperty("user.name").equals("root");
    /** To root every file can be written. */
    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

    @TempDir
    static Path place;

    private static Distribution distribution;
    private static Path link;
    private Path team;

    @BeforeAll
    static void unpack() throws Exception {
        allowAllToEnter(place);
        distribution = Distribution.unpackedIn(place.resolve("where programs are"));
        link = Files.createSymbolicLink(place.resolve("waybill"), distribution.file("waybill"));
    }

    @BeforeEach
    void setTheTeamsFolder() throws Exception {
        allowAllToEnter(home);
        team = Files.createDirectories(home.resolve("our files"));
        Path routes = Files.createDirectories(team.resolve("routes"));
        Files.copy(distribution.file("routes/databank.camel.yaml"), routes.resolve("databank.camel.yaml"));
        Files.writeString(
                team.resolve("application.properties"),
                String.join(
                        "\n",
                        "waybill.http.port = 0",
                        "waybill.arrivals.stable-for = 20ms",
                        "databank.baseUrl = " + scene.databank.baseUrl(),
                        "databank.dataset = " + Scene.DATASET,
                        "databank.token = file:" + scene.tokenFile));
        Files.writeString(Files.createDirectories(team.resolve("inbox")).resolve(FILE), "sand,silt,clay\n");
        if (ROOT) {
            ownedByNobody(team);
        }
    }

    @Test
    void itSaysItsVersionFromAnyFolder() throws Exception {
        List<String> said = waybill(0, "--version");

        assertThat(said.get(0)).isEqualTo("Waybill " + Distribution.VERSION);
        assertThat(said.get(1)).startsWith("Java ");
    }

    @Test
    void itDeliversAFileWithTheSettingsAndRoutesOfTheFolderThatItIsStartedIn() throws Exception {
        Map<String, String> unpacked = distribution.files();
        assertThat(waybill(0, "validate")).last().asString().contains("Nothing is wrong");

        waybill(0, "run", "--once");

        assertThat(scene.delivered()).extracting(file -> file.filename()).containsExactly(FILE);
        assertThat(team.resolve("data/ledger/waybill.db")).exists();
        assertThat(waybill(0, "status")).anyMatch(line -> line.contains("databank"));
        assertThat(distribution.files()).isEqualTo(unpacked);
    }

    @Test
    void aFolderWithoutRoutesIsRefusedInWordsAndNotRunWithTheShippedOnes() throws Exception {
        Files.delete(team.resolve("routes/databank.camel.yaml"));
        Files.delete(team.resolve("routes"));

        List<String> said = waybill(2, "validate");

        assertThat(said).first().isEqualTo("The folder of routes must be readable, and is not: routes");
    }

    /** What the command says, which must end with {@code code}. */
    private List<String> waybill(int code, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(ROOT ? AS_NOBODY : List.of());
        command.add(link.toString());
        command.addAll(List.of(arguments));
        Path out = home.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(team.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().put("WAYBILL_JAVA_OPTS", WaybillProcess.SHORT_LIVED);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(out)).isEqualTo(code);
        return Files.readAllLines(out);
    }

    private static void allowAllToEnter(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void ownedByNobody(Path folder) throws IOException {
        UserPrincipal nobody =
                folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                Files.setOwner(path, nobody);
            }
        }
    }
}
