package io.waybill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.waybill.MailBox.Mail;
import io.waybill.cli.HoldCommand;
import io.waybill.cli.Place;
import io.waybill.cli.PushCommand;
import io.waybill.cli.ResumeCommand;
import io.waybill.ledger.LedgerDatabase;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import io.waybill.sandbox.Generation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine;

/** What people are told of files, by the shipped routes and a mail server on this machine. */
class NoticesIT extends SceneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration FOR_ANOTHER = Duration.ofSeconds(3);

    private static final long SETTLING_MILLIS = 1_000;

    @RegisterExtension
    final MailBox box = MailBox.smtp();

    @BeforeEach
    void sendThere() {
        box.in(scene.quickDelays());
    }

    private void awaitMails(int number) {
        await().atMost(PATIENCE).until(() -> box.mails().size() >= number);
        await().during(FOR_ANOTHER).atMost(PATIENCE).until(box::subjects, subjects -> subjects.size() == number);
    }

    private int command(Function<Place.Finder, Object> command, String... arguments) {
        Place place = new Place(scene.data(), 10_000, () -> Ledgers.left(scene.settings()));
        PrintWriter out = new PrintWriter(new StringWriter());
        return new CommandLine(command.apply(config -> place))
                .setOut(out)
                .setErr(out)
                .execute(arguments);
    }

    private long rows(String table) {
        try (LedgerDatabase ledger = Ledgers.open(scene.settings())) {
            return ledger.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT COUNT(*) FROM " + table)
                            .mapTo(Long.class)
                            .one());
        }
    }

    @Test
    void noticesThatWaitAreNamedInStatus() {
        box.goAway();
        scene.file("soil.csv", 100);

        Engine engine = scene.start();

        await().atMost(PATIENCE)
                .until(() -> !engine.reporter().status().upkeep().isEmpty());
        assertThat(engine.reporter().status().upkeep().get(0))
                .startsWith("1 notice for mail cannot be sent, the oldest since ")
                .endsWith("and ./waybill doctor tries the server.");
    }

    @Test
    void aRouteForNoticesThatIsAddedWhileItRunsTakesThem() throws Exception {
        scene.with("waybill.routes.reload", "200ms").editedRoutes("", "");
        Path file = scene.routes().resolve("notify.camel.yaml");
        String text = Files.readString(file);
        Files.delete(file);
        Engine engine = scene.startPolling("0/1 * * * * ?");
        Files.writeString(file, text);
        await().atMost(PATIENCE).until(() -> engine.reporter().status().routes().taken() == 1);

        scene.file("soil.csv", 100);

        awaitMails(1);
        assertThat(box.subjects().get(0)).endsWith("1 file delivered to databank");
    }

    @Test
    void aRunIsToldOfInOneMailThatSaysWhatFailedAndWhatToDo() {
        scene.databank.fault(Fault.on("setup").call(1).answer(400, "no such thing"));
        scene.file("soil 1.csv", 100);
        scene.file("soil 2.csv", 100);
        scene.file("soil 3.csv", 100);

        scene.runOnce();

        Mail mail = box.mails().get(0);
        assertThat(box.subjects()).singleElement().asString().endsWith("1 of 3 files not delivered to databank");
        assertThat(mail.text())
                .contains("To databank: 2 files delivered (200 B), 1 file dead.")
                .containsPattern("soil \\d.csv\\R    databank, dead: .*no such thing")
                .containsPattern("\\./waybill dead-letters replay [0-9a-f]{32}");
        assertThat(mail.header("Content-Type")).isEqualTo("text/plain; charset=UTF-8");
        assertThat(mail.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(rows("consigned") + rows("consignment") + rows("notice")).isZero();
    }

    @Test
    void eachRunIsToldOfByItselfAndOneThatTakesNothingIsNot() {
        scene.file("soil 1.csv", 100);
        Engine engine = scene.start();
        awaitMails(1);

        scene.file("soil 2.csv", 100);
        new OnceRun(engine.camel(), engine.report(), SETTLING_MILLIS).poll();
        awaitMails(2);
        new OnceRun(engine.camel(), engine.report(), SETTLING_MILLIS).poll();

        awaitMails(2);
        assertThat(box.subjects()).allMatch(subject -> subject.endsWith(": 1 file delivered to databank"));
    }

    @Test
    void aPushIsToldOfInOneMail() throws Exception {
        Path folder = Files.createDirectories(home.resolve("soil/deep"));
        for (int i = 0; i < 5; i++) {
            Files.writeString(folder.resolve(i + ".csv"), "soil " + i);
        }
        scene.start();

        int exit = command(PushCommand::new, folder.getParent().toString(), "--to", "databank");

        assertThat(exit).isZero();
        awaitMails(1);
        assertThat(box.mails().get(0).subject()).endsWith("5 files delivered to databank");
        assertThat(box.mails().get(0).text()).startsWith("A push of " + folder.getParent() + " began at ");
    }

    @Test
    void aHoldIsToldAtOnceAndNotAgainAfterARestart() {
        scene.databank.fault(Fault.on("setup").fromCallOn(1).answer(401, "who are you?"));
        scene.file("soil 1.csv", 100);
        scene.start();
        awaitMails(1);

        scene.stop();
        scene.start();

        await().atMost(PATIENCE).until(() -> scene.databank.calls("setup").size() > 1);
        awaitMails(1);
        assertThat(box.mails().get(0).subject()).endsWith("databank is held: no file goes there");
        assertThat(box.mails().get(0).text())
                .contains("the service says HTTP 401", "file:" + scene.tokenFile, "./waybill resume databank");
    }

    @Test
    void aPersonsHoldAndItsEndAreToldOf() {
        scene.start();

        command(HoldCommand::new, "databank", "--because", "the dataset moves");
        awaitMails(1);
        command(ResumeCommand::new, "databank");
        awaitMails(2);

        assertThat(box.mails().get(0).text()).contains("the dataset moves");
        assertThat(box.mails().get(1).subject()).endsWith("databank takes files again");
    }

    @Test
    void aDoubtIsToldAtOnceAndInTheMailOfItsRun() {
        scene.databank
                .generation(Generation.MOVES_AT_VERIFY)
                .fault(Fault.on("verify").loseAnswer());
        scene.file("soil 1.csv", 100);

        scene.start();

        awaitMails(2);
        assertThat(box.subjects())
                .anyMatch(subject -> subject.endsWith("1 file in doubt, for databank"))
                .anyMatch(subject -> subject.endsWith("1 of 1 file not delivered to databank"));
        assertThat(box.mails())
                .allMatch(mail -> mail.text()
                        .contains("./waybill doubts resolve "
                                + scene.waybill("soil 1.csv").id() + " delivered"));
    }

    @Test
    void aMailServerThatIsAwayDelaysNoFileAndGetsTheMailWhenItIsBack() {
        box.goAway();
        scene.file("soil 1.csv", 100);
        scene.start();
        await().atMost(PATIENCE)
                .until(() -> log.lines("Notices for mail cannot be sent").size() == 1);
        State state = scene.state("soil 1.csv");
        scene.stop();

        box.comeBack();
        scene.start();

        assertThat(state).isEqualTo(State.DELIVERED);
        awaitMails(1);
        assertThat(rows("notice")).isZero();
    }

    @Test
    void aHostileNameOfAFileBecomesNoHeaderAndStaysReadable() throws Exception {
        scene.editedRoutes(
                "channel=mail\"\n      steps:",
                "channel=mail\"\n      steps:\n        - setHeader:\n            name: subject\n"
                        + "            simple: \"${variable.notice.told[0].name}\"");
        scene.databank.fault(Fault.on("setup").answer(400, "no"));
        String name = "ü\r\nBcc: spy@example.org\r\n\r\n<b>.csv";
        scene.file(name, 10);

        scene.runOnce();

        Mail mail = box.mails().get(0);
        assertThat(mail.subject()).isEqualTo("ü Bcc: spy@example.org  <b>.csv");
        assertThat(mail.whole().getAllRecipients()).extracting(Object::toString).containsExactly(MailBox.OPERATOR);
        assertThat(mail.text()).contains("  ü Bcc: spy@example.org  <b>.csv\r\n");
    }

    @Test
    void whereNobodyIsToldNothingIsWrittenDown() {
        scene.with("notify.mail.to", "none");
        scene.file("soil 1.csv", 100);

        Engine engine = scene.start();

        await().atMost(PATIENCE)
                .until(() -> !scene.left().contains("soil 1.csv") && scene.state("soil 1.csv") == State.DELIVERED);
        assertThat(engine.camel().getRoutes())
                .noneMatch(route -> route.getEndpoint().getEndpointUri().contains("notices"));
        assertThat(List.of(rows("consigned"), rows("consignment"), rows("told"), rows("notice")))
                .containsOnly(0L);
    }
}
