package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.waybill.cli.DeadLettersCommand;
import io.waybill.cli.DoubtsCommand;
import io.waybill.cli.HoldCommand;
import io.waybill.cli.Place;
import io.waybill.cli.ResumeCommand;
import io.waybill.cli.ShowCommand;
import io.waybill.cli.StatusCommand;
import io.waybill.console.NodeStatus;
import io.waybill.console.NodeTrouble;
import io.waybill.console.WaybillStatus;
import io.waybill.ledger.Destination.Door;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What two nodes say of each other, and what a person decides on one of them while the other one delivers. */
class TwoNodesIT extends ExternalPartsTest {
    private static final String FILE = "soil 1.csv";
    private static final Duration PATIENCE = TwoNodes.PATIENCE;

    private final StringWriter out = new StringWriter();

    @BeforeEach
    void setTheScene() {
        scene.quickDelays();
    }

    private int command(TwoNodes nodes, String node, Function<Place.Finder, Object> command, String... arguments) {
        Place place = new Place(nodes.data(node), 1_000, () -> Ledgers.left(scene.settings()));
        return new CommandLine(command.apply(config -> place))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
    }

    private void bring(TwoNodes nodes) {
        scene.file(FILE, 100);
        nodes.look();
    }

    private void awaitState(State state) {
        await().atMost(PATIENCE).until(() -> !scene.left().contains(FILE) && scene.state(FILE) == state);
    }

    @Test
    void eachNodeSaysWhichOfThemLooksForFiles() {
        TwoNodes nodes = TwoNodes.start(home, scene);

        command(nodes, "two", StatusCommand::new);

        assertThat(nodes.report("one").nodes())
                .extracting(
                        NodeStatus::name,
                        NodeStatus::alive,
                        NodeStatus::looksForFiles,
                        NodeStatus::otherRoutes,
                        NodeStatus::reports)
                .containsExactly(tuple("one", true, true, false, true), tuple("two", true, false, false, false));
        assertThat(nodes.report("one").nodeTroubles()).isEmpty();
        assertThat(out.toString())
                .containsPattern("one +alive +yes +0")
                .containsPattern("two \\(this one\\) +alive +no");
    }

    @Test
    void aNodeWithAnotherSettingIsNamed() {
        TwoNodes nodes = TwoNodes.start(home, scene);
        scene.with("databank.dataset", "TESTIDB-0000001");

        nodes.start("three");

        assertThat(nodes.report("one").nodeTroubles())
                .extracting(NodeTrouble::what)
                .containsExactly(
                        "Node three has other routes or settings: a file goes by those of whichever node takes it.");
    }

    @Test
    void aNodeThatDoesNotSeeTheSpoolOfTheOthersDoesNotStart() throws Exception {
        TwoNodes nodes = TwoNodes.start(home, scene);
        bring(nodes);
        awaitState(State.DELIVERED);
        Path unmounted = Files.createDirectory(home.resolve("unmounted"));
        scene.with("waybill.shared", unmounted.toString());

        assertThatThrownBy(() -> nodes.start("three"))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("waybill.shared")
                .hasMessageContaining("in " + unmounted + ": is it mounted?");
    }

    @Test
    void eachNodeSaysWhichOfThemSendsAFile() throws Exception {
        scene.databank.fault(Fault.on("transfer").hangAfterWork());
        TwoNodes nodes = TwoNodes.start(home, scene);
        nodes.deliversNothing("one");
        bring(nodes);
        scene.databank.awaitHang(PATIENCE);

        command(nodes, "one", ShowCommand::new, scene.waybill(FILE).id());

        assertThat(nodes.node("one", "two").sending()).isEqualTo(1);
        assertThat(nodes.node("two", "one").sending()).isZero();
        assertThat(nodes.report("one").sending())
                .extracting(WaybillStatus::node)
                .containsExactly("two");
        assertThat(out.toString()).contains("sent by node two");
    }

    @Test
    void aNodeThatGivesNoSignsOfLifeIsSaidToBeSilentUntilItDoesAgain() throws Exception {
        TwoNodes nodes = TwoNodes.start(home, scene);
        nodes.fallsSilent("two");

        await().atMost(PATIENCE)
                .until(() -> Boolean.FALSE.equals(nodes.node("one", "two").alive()));

        assertThat(nodes.node("one", "two").lastSign()).isNotNull();
        assertThat(nodes.report("one").nodeTroubles())
                .extracting(NodeTrouble::what)
                .containsExactly("Node two is silent.");
        nodes.engine("two").camel().getRouteController().startRoute("waybill-nodes");
        await().atMost(PATIENCE).until(() -> nodes.node("one", "two").alive());
    }

    @Test
    void whereNoWaybillRunsItIsSaidWhenEachNodeWasHeardOfLast() throws Exception {
        TwoNodes nodes = TwoNodes.start(home, scene);

        command(new TwoNodes(home.resolve("elsewhere"), scene), "three", StatusCommand::new);

        assertThat(out.toString())
                .contains("Waybill is not running here; this is the ledger that the nodes below work on.")
                .containsPattern("one +last heard of at .* yes");
        assertThat(nodes.report("one").nodes()).hasSize(2);
    }

    @Test
    void aDestinationThatIsHeldOnOneNodeIsHeldOnTheOther() throws Exception {
        TwoNodes nodes = TwoNodes.start(home, scene);
        nodes.deliversNothing("one");

        command(nodes, "one", HoldCommand::new, "databank");

        bring(nodes);
        awaitState(State.ACCEPTED);
        assertThat(nodes.report("two").destinations())
                .filteredOn(destination -> destination.name().equals("databank"))
                .allMatch(destination -> destination.door().state() == Door.HELD);
        await().during(Duration.ofSeconds(3)).atMost(PATIENCE).until(scene.callsOfFiles()::isEmpty);
        command(nodes, "one", ResumeCommand::new, "databank");
        awaitState(State.DELIVERED);
    }

    @Test
    void aDoubtThatIsResolvedOnOneNodeIsDeliveredByTheOther() throws Exception {
        scene.databank
                .generation(Generation.MOVES_AT_VERIFY)
                .fault(Fault.on("verify").loseAnswer());
        TwoNodes nodes = TwoNodes.start(home, scene);
        nodes.deliversNothing("one");
        bring(nodes);
        awaitState(State.IN_DOUBT);

        int exit = command(
                nodes, "one", DoubtsCommand::new, "resolve", scene.waybill(FILE).id(), "resend");

        assertThat(exit).as(out.toString()).isZero();
        awaitState(State.DELIVERED);
    }

    @Test
    void aDeadLetterThatIsReplayedOnOneNodeIsDeliveredByTheOther() throws Exception {
        scene.databank.fault(Fault.on("setup").call(1).answer(400, "no such thing"));
        TwoNodes nodes = TwoNodes.start(home, scene);
        nodes.deliversNothing("one");
        bring(nodes);
        awaitState(State.DEAD);

        int exit = command(
                nodes,
                "one",
                DeadLettersCommand::new,
                "replay",
                scene.waybill(FILE).id());

        assertThat(exit).as(out.toString()).isZero();
        awaitState(State.DELIVERED);
    }
}
