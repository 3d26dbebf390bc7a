package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of several nodes one sends each notice. */
class NoticesOfNodesIT extends ExternalPartsTest {
    @RegisterExtension
    final MailBox box = MailBox.smtp();

    @BeforeEach
    void sendThere() {
        box.in(scene.quickDelays());
    }

    @Test
    void aRunAndAHoldAreToldOfOnceByWhicheverNode() throws Exception {
        TwoNodes nodes = TwoNodes.start(home, scene);
        scene.file("soil 1.csv", 100);
        scene.file("soil 2.csv", 100);

        nodes.look();
        await().atMost(TwoNodes.PATIENCE).until(() -> box.mails().size() == 1);
        nodes.engine("two").destinations().hold("databank", "somebody holds it");

        await().atMost(TwoNodes.PATIENCE).until(() -> box.mails().size() >= 2);
        await().during(Duration.ofSeconds(4))
                .atMost(TwoNodes.PATIENCE)
                .until(() -> box.mails().size() == 2);
        assertThat(box.subjects().get(0)).endsWith("2 files delivered to databank");
        assertThat(box.subjects().get(1)).endsWith("databank is held: no file goes there");
    }
}
