package io.waybill.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.waybill.Engine;
import io.waybill.destination.datatile.DatatileScene;
import io.waybill.ledger.State;
import io.waybill.sandbox.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser, while files go well and wrong. */
class PageIT {
    private static final Path PICTURES = Path.of(System.getProperty("waybill.pictures", "target/page"));
    private static final int PATIENCE_MILLIS = 30_000;
    private static Chromium chromium;

    @TempDir
    Path home;

    private DatatileScene scene;

    @BeforeAll
    static void launch() throws Exception {
        chromium = Chromium.start();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        scene = new DatatileScene(home);
    }

    @AfterEach
    void close() {
        chromium.closePages();
        scene.close();
    }

    private Page page(Engine engine) {
        return page(engine, 1200, 900, ColorScheme.LIGHT);
    }

    private Page page(Engine engine, int width, int height, ColorScheme colors) {
        String address = "http://127.0.0.1:" + engine.port() + "/#by=tester&key="
                + ConsoleAddress.read(scene.data()).orElseThrow().key();
        return chromium.open(address, width, height, colors);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    private void confirm(Page page, String word) {
        page.locator("#question")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(word).setExact(true))
                .click();
    }

    /** A file for the Data Bank, each of whose chunks takes so long. */
    private void large(String name, Duration each) throws IOException {
        scene.chunksOf(1 << 20);
        scene.databank.fault(Fault.on("transfer").fromCallOn(1).delay(each));
        Path file = Files.write(home.resolve("nothing").resolve(name), new byte[40 << 20]);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    @Test
    void aDeadLetterIsReplayedByAClickAndGetsDelivered() {
        scene.datatile.fault(Fault.on("append").answer(413, "no"));
        scene.file("soil.csv", 100);
        Page page = page(scene.start());

        button(page, "Replay : soil.csv").click();
        confirm(page, "Replay");

        assertThat(page.locator("#said")).containsText("Replayed: soil.csv");
        assertThat(page.locator(".headline")).containsText("Everything is delivered: 1 file.");
        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.timeline("soil.csv")).contains("replayed: by tester");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aDoubtIsResolvedByWhatAPersonHasSeen() {
        scene.datatile.fault(Fault.on("append").loseAnswer());
        scene.file("soil.csv", 100);
        Page page = page(scene.start());

        button(page, "It is there : soil.csv").click();
        confirm(page, "It is there");

        assertThat(page.locator(".headline")).containsText("Everything is delivered: 1 file.");
        assertThat(scene.state("soil.csv")).isEqualTo(State.DELIVERED);
        assertThat(scene.datatile.imports()).hasSize(1);
    }

    @Test
    void aDestinationIsLimitedByAClickAndItsLimitShown() {
        Page page = page(scene.start());

        button(page, "Limit datatile").click();
        page.locator("#question").getByLabel("Bandwidth").fill("2MiB/s");
        confirm(page, "Limit");

        assertThat(page.locator("#said")).containsText("Limited: datatile");
        assertThat(page.locator("#report"))
                .containsText("Its bandwidth is at most 2.0 MiB/s, set by tester in place of none.");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aHoldIsShownAndEndsByItselfWhenTheTokenFileChanges() throws Exception {
        Files.writeString(scene.tokenFile, "an-outdated-token-of-this-test");
        scene.file("soil.csv", 100);
        Page page = page(scene.start());
        assertThat(page.locator(".headline")).containsText("1 of 1 file needs you: 1 held.");
        assertThat(page.locator("#report")).containsText("as soon as a token that is read from a file changes");

        Files.writeString(scene.tokenFile, DatatileScene.TOKEN);

        assertThat(page.locator(".headline")).containsText("Everything is delivered: 1 file.");
    }

    @Test
    void aPageWithTheKeyOfAnEarlierStartGoesOnLooking() {
        scene.file("soil.csv", 100);
        Engine engine = scene.start();

        Page page = chromium.open(
                "http://127.0.0.1:" + engine.port() + "/#by=tester&key=of-an-earlier-start",
                1200,
                900,
                ColorScheme.LIGHT);

        assertThat(page.locator(".headline")).containsText("Everything is delivered: 1 file.");
        assertThat(page.locator("#question")).isHidden();
    }

    @Test
    void aFileThatIsSeenAndNotTakenIsNotKeptQuietAbout() {
        scene.file("soil.csv.part", 100);
        scene.file("water.csv", 100);

        Page page = page(scene.start());

        assertThat(page.locator(".headline"))
                .containsText("Everything is delivered: 1 file. Seen, and not taken: 1 file.");
        assertThat(page.locator("#report"))
                .containsText("as soil.csv.part: its name is one of a file that is still written");
    }

    @Test
    void aPageThatHasLostWaybillSaysSoAndOfWhenItIs() {
        scene.file("soil.csv", 100);
        Page page = page(scene.start());
        assertThat(page.locator("#contact")).hasText("Live.");

        scene.stop();

        assertThat(page.locator("#contact"))
                .containsText("Waybill does not answer. Is it running? What is shown was so at");
    }

    @Test
    void progressMovesWithoutReloading() throws Exception {
        large("large.csv", Duration.ofSeconds(2));
        Page page = page(scene.start());
        Set<Integer> seen = new TreeSet<>();

        await().pollInSameThread()
                .atMost(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .until(() -> {
                    Locator bar = page.locator("progress");
                    seen.add(bar.count() == 0 ? 100 : Integer.parseInt(bar.getAttribute("value")));
                    return seen.size() >= 4;
                });

        assertThat(page.locator(".files .sending"))
                .containsText("most of the time it waits for the answers of the service");
        assertThat(chromium.complaints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light, 1200, LIGHT", "dark, 1200, DARK", "phone, 390, LIGHT"})
    void thePageCanBeUsedByEverybody(String picture, int width, ColorScheme colors) throws Exception {
        large("2026-11-21 harvest.tar", Duration.ofSeconds(5));
        scene.datatile.fault(Fault.on("append").answer(413, "no"));
        scene.datatile.fault(Fault.on("append").call(2).loseAnswer());
        scene.file("soil.csv", 100);
        scene.file("<script>alert(1).csv", 2_000);
        scene.file("water.csv", 300_000);
        Page page = page(scene.start(), width, 900, colors);
        assertThat(page.locator("#needs-you + ul > li")).hasCount(2);
        assertThat(page.locator("#needs-you + ul")).containsText("<script>alert(1).csv");
        assertThat(page.locator("#report")).containsText("MiB/s");

        page.getByLabel("File name").fill("CSV");
        button(page, "Search").click();
        assertThat(page.locator("#found tbody tr")).hasCount(3);

        List<String> barriers = Chromium.barriers(page);
        Chromium.screenshot(page, PICTURES.resolve(picture + ".png"));
        page.locator("#needs-you + ul a").first().click();
        assertThat(page.locator("#waybill .timeline")).containsText("accepted");
        Chromium.screenshot(page, PICTURES.resolve(picture + "-waybill.png"));

        assertThat(barriers).isEmpty();
        assertThat(Chromium.barriers(page)).isEmpty();
        assertThat(chromium.complaints()).isEmpty();
    }
}
