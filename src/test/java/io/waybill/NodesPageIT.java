package io.waybill;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.waybill.console.Chromium;
import io.waybill.sandbox.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of one of two nodes, in a real browser. */
class NodesPageIT extends ExternalPartsTest {
    private static final Path PICTURES = Path.of(System.getProperty("waybill.pictures", "target/page"));
    private static final int PATIENCE_MILLIS = 30_000;

    @Test
    void thePageSaysWhichNodeDoesWhatAndWhichIsSilent() throws Exception {
        try (Chromium chromium = Chromium.start()) {
            // Given
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            scene.databank.fault(Fault.on("transfer").hangAfterWork());
            TwoNodes nodes = TwoNodes.start(home, scene);
            nodes.deliversNothing("one");
            scene.file("soil.csv", 100);
            nodes.look();
            scene.databank.awaitHang(TwoNodes.PATIENCE);
            Page page =
                    chromium.open("http://127.0.0.1:" + nodes.engine("one").port() + "/", 1200, 900, ColorScheme.LIGHT);
            Locator section = page.locator("section[aria-labelledby=nodes]");
            assertThat(section.locator("li").nth(0)).containsText("Looks for files. Sends 0 files.");
            assertThat(section.locator("li").nth(1)).containsText("Sends 1 file.");
            assertThat(page.locator("#on-the-way + ul")).containsText("by node two");

            // When
            nodes.fallsSilent("two");

            // Then
            assertThat(section).containsText("Node two is silent.");
            assertThat(section.locator("li").nth(1)).containsText("silent since");
            List<String> barriers = Chromium.barriers(page);
            Chromium.screenshot(page, Files.createDirectories(PICTURES).resolve("nodes.png"));
            assertThat(barriers).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
