package io.waybill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.console.NodeStatus;
import io.waybill.console.StatusReport;
import io.waybill.console.Words;
import io.waybill.ledger.State;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the status says of the nodes. */
class NodeTextTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant BEGAN = NOW.minusSeconds(3_600);
    private static final Instant HEARD = NOW.minusSeconds(60);

    private static final NodeStatus HERE = node("one", true, true, 3, false, true);

    private static NodeStatus node(
            String name, Boolean alive, boolean looks, long sending, boolean otherRoutes, boolean reports) {
        Instant lastSign = Boolean.TRUE.equals(alive) ? null : HEARD;
        return new NodeStatus(name, BEGAN, alive, lastSign, looks, sending, otherRoutes, reports);
    }

    private static String text(boolean running, NodeStatus... nodes) {
        return new StatusText(new StatusReport(
                        NOW,
                        running,
                        1,
                        true,
                        Map.of(State.SENDING, 1L),
                        List.of(nodes),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()))
                .toString();
    }

    @Test
    void eachNodeHasARowWithWhatItDoes() {
        String text = text(true, HERE, node("two", true, false, 0, false, false));

        assertThat(text.lines())
                .contains(
                        "node            is     looks for files  sending  routes    began",
                        "one (this one)  alive  yes                    3  the same  " + Words.time(BEGAN),
                        "two             alive  no                     0  the same  " + Words.time(BEGAN));
        assertThat(text).contains("Nothing needs you.").doesNotContain("What to do");
    }

    @Test
    void aSilentNodeIsSaidSinceWhenAndWhatBecomesOfItsFiles() {
        String text = text(true, HERE, node("two", false, false, 2, false, false));

        assertThat(text)
                .contains("silent since " + Words.time(HEARD))
                .contains("Node two is silent.", "2 files that it was sending go on at the other nodes.")
                .contains("start again with the same waybill.data")
                .doesNotContain("Nothing needs you.");
    }

    @Test
    void aNodeWithOtherRoutesIsNamed() {
        String text = text(true, HERE, node("two", true, false, 0, true, false));

        assertThat(text)
                .contains("  others  ")
                .contains("Node two has other routes or settings: a file goes by those of whichever node takes it.")
                .contains("give all nodes the same route files");
    }

    @Test
    void whereNobodyLooksForFilesThatIsSaidFirst() {
        String text = text(true, node("one", true, false, 0, false, true), node("two", false, false, 0, true, false));

        assertThat(text.lines().filter(line -> line.startsWith("No")))
                .containsExactly("No node looks for files: what arrives stays where it is.", "Node two is silent.");
    }

    @Test
    void ofALedgerThatWasLeftItIsSaidWhenEachNodeWasHeardOfLast() {
        String text = text(false, node("one", null, true, 1, false, false), node("two", null, false, 0, false, false));

        assertThat(text)
                .contains("Waybill is not running here; this is the ledger that the nodes below work on.")
                .contains("one   last heard of at " + Words.time(HEARD) + "  yes")
                .doesNotContain("silent", "this one", "No node looks");
    }

    @Test
    void nothingIsSaidOfNodesWhereThereIsOneProcessOnly() {
        assertThat(text(true)).doesNotContain("node", "Node");
    }
}
