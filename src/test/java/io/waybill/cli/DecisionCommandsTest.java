package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.destination.Receipt;
import io.waybill.destination.datatile.DatatileScene;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import io.waybill.ledger.Waybill;
import io.waybill.sandbox.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person decides about dead and doubtful files, by command, of a Waybill that runs. */
class DecisionCommandsTest {
    @TempDir
    Path home;

    private DatatileScene scene;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void open() {
        scene = new DatatileScene(home);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private int deadLetters(String... arguments) {
        return execute(DeadLettersCommand::new, arguments);
    }

    private int doubts(String... arguments) {
        return execute(DoubtsCommand::new, arguments);
    }

    private int execute(Function<Place.Finder, Object> command, String... arguments) {
        return new CommandLine(command.apply(
                        config -> new Place(scene.data(), 1_000, () -> LedgerDatabase.leftIn(scene.data()))))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    /** A file that the service refuses once, with Waybill running. */
    private Waybill dead(String name) {
        scene.datatile.fault(Fault.on("append").answer(413, "no"));
        return ended(name, State.DEAD);
    }

    /** A file of which nobody knows whether it was taken. */
    private Waybill doubtful(String name) {
        scene.datatile.fault(Fault.on("append").loseAnswer());
        return ended(name, State.IN_DOUBT);
    }

    private Waybill ended(String name, State state) {
        scene.file(name, 100);
        scene.start();
        await().until(() -> !scene.left().contains(name) && scene.state(name) == state);
        return scene.waybill(name);
    }

    @Test
    void aDeadLetterIsListedWithItsReason() {
        Waybill dead = dead("soil.csv");

        int exit = deadLetters("list", "--cause", "LARGER than", "--to", "datatile");

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("soil.csv", dead.id(), "The file is larger than the service takes: HTTP 413");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--cause=other", "--to=databank", "--day=2001-01-01"})
    void whatIsNotMeantIsNotListed(String selection) {
        dead("soil.csv");

        int exit = deadLetters("list", selection);

        assertThat(exit).isZero();
        assertThat(out.toString()).startsWith("There are no dead letters.");
    }

    @Test
    void aReplayedDeadLetterIsDelivered() {
        Waybill dead = dead("soil.csv");

        int exit = deadLetters("replay", dead.id());

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("Replayed: soil.csv for datatile (" + dead.id() + ")")
                .contains("1 of 1 file replayed.");
        await().until(() -> scene.state("soil.csv") == State.DELIVERED);
        assertThat(scene.timeline("soil.csv")).contains("replayed: by " + System.getProperty("user.name"));
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing() {
        dead("soil.csv");

        int exit = deadLetters("discard", "--all", "--dry-run");

        assertThat(exit).isZero();
        assertThat(out.toString()).contains("Would be discarded: soil.csv", "1 of 1 file would be discarded.");
        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
    }

    @Test
    void aScriptIsToldWhatWasDoneInJson() {
        Waybill dead = dead("soil.csv");

        int exit = deadLetters("replay", "--json", dead.id());

        assertThat(exit).isZero();
        assertThat(out.toString().replaceAll("\\s", ""))
                .isEqualTo("[{\"id\":\"" + dead.id() + "\",\"name\":\"soil.csv\",\"destination\":\"datatile\","
                        + "\"decision\":\"replay\",\"done\":true,\"why\":null}]");
    }

    @Test
    void aDiscardedDeadLetterIsGivenUpWithItsCopy() {
        Waybill dead = dead("soil.csv");

        int exit = deadLetters("discard", "--cause", "larger");

        assertThat(exit).isZero();
        assertThat(scene.state("soil.csv")).isEqualTo(State.DISCARDED);
        assertThat(dead.file().path()).doesNotExist();
    }

    @Test
    void aDeadLetterWhoseCopyIsGoneIsNotReplayed() throws Exception {
        Waybill dead = dead("soil.csv");
        Files.delete(dead.file().path());

        int exit = deadLetters("replay", dead.id());

        assertThat(exit).isEqualTo(1);
        assertThat(err.toString())
                .contains("Not replayed: soil.csv", "The spool must have the file as it was accepted");
        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
    }

    @Test
    void aDoubtIsListedAndLeavesNothingDone() {
        Waybill doubt = doubtful("soil.csv");

        int exit = doubts("list");

        assertThat(exit).isEqualTo(3);
        assertThat(out.toString()).contains("soil.csv", doubt.id(), "no answer is on record");
    }

    @Test
    void aDoubtIsResolvedByAPersonsWord() {
        Waybill doubt = doubtful("soil.csv");

        int exit = doubts("resolve", doubt.id(), "delivered");

        assertThat(exit).isZero();
        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(Receipt.parse(scene.waybill("soil.csv").receipt()).said())
                .isEqualTo(System.getProperty("user.name") + " has seen it there");
        assertThat(scene.datatile.imports()).hasSize(1);
    }

    @Test
    void aDoubtIsSentAgainWhenAPersonSaysSo() {
        Waybill doubt = doubtful("soil.csv");

        int exit = doubts("resolve", doubt.id(), "resend");

        assertThat(exit).isZero();
        await().until(() -> scene.state("soil.csv") == State.DELIVERED);
        assertThat(scene.datatile.imports()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"replay, replay a waybill must be DEAD", "discard, '1 of 1 file discarded'"})
    void aDecisionCountsOnlyInItsState(String decision, String words) {
        Waybill doubt = doubtful("soil.csv");

        int exit = deadLetters(decision, doubt.id());

        assertThat(out + err.toString()).contains(words);
        assertThat(exit).isEqualTo(decision.equals("replay") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "replay --all 17", "discard --day yesterday", "forget --all", ""})
    void aWrongCommandIsRefused(String arguments) {
        scene.start();

        assertThat(deadLetters(arguments.isEmpty() ? new String[0] : arguments.split(" ")))
                .isEqualTo(2);
        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void anUnknownIdIsNamedAndNothingIsDone() {
        Waybill dead = dead("soil.csv");

        int exit = deadLetters("replay", dead.id(), "17");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("The id must be that of a waybill, as the list shows it, and is 17");
        assertThat(scene.state("soil.csv")).isEqualTo(State.DEAD);
    }

    @Test
    void withoutARunningWaybillTheListIsToldAndNothingDecided() {
        Waybill dead = dead("soil.csv");
        scene.stop();

        int listed = deadLetters("list");
        int replayed = deadLetters("replay", dead.id());

        assertThat(listed).isEqualTo(1);
        assertThat(out.toString()).contains(dead.id());
        assertThat(replayed).isEqualTo(4);
        assertThat(err.toString()).contains("Waybill must be running, since it is what does it");
    }

    @Test
    void aHeldDestinationSendsNothingUntilItIsResumed() throws Exception {
        scene.start();
        int held = execute(HoldCommand::new, "datatile", "--because", "the service is moved");
        scene.file("soil.csv", 100);
        scene.stop();
        scene.start();
        await().until(() -> !scene.left().contains("soil.csv"));
        // A token that changes ends a hold by the service, and not this one.
        Files.writeString(scene.tokenFile, "another-token-of-this-test");
        Files.writeString(scene.tokenFile, DatatileScene.TOKEN);
        int status = execute(StatusCommand::new);

        int resumed = execute(ResumeCommand::new, "datatile");

        assertThat(held).isZero();
        assertThat(status).isEqualTo(3);
        assertThat(out.toString())
                .contains("datatile is held. A file that is being sent comes to its end")
                .contains(System.getProperty("user.name") + " holds it: the service is moved")
                .contains("What is next: nothing, until a person says so.")
                .contains("./waybill resume datatile");
        assertThat(resumed).isZero();
        await().until(() -> scene.state("soil.csv") == State.DELIVERED);
        assertThat(scene.datatile.calls("append")).hasSize(1);
    }

    @Test
    void aDestinationThatNobodyServesIsNamed() {
        scene.start();

        int exit = execute(HoldCommand::new, "nowhere");

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .contains("The destination must be one that a route delivers to, one of [databank, datatile], and is"
                        + " 'nowhere'");
    }
}
