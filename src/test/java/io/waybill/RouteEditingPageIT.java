package io.waybill;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.waybill.console.Chromium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page says of a route file that was changed and cannot be taken, in a real browser. */
class RouteEditingPageIT extends SceneTest {
    private static final Path PICTURES = Path.of(System.getProperty("waybill.pictures", "target/page"));
    private static final int PATIENCE_MILLIS = 60_000;

    @Test
    void aBrokenEditIsNamedUntilItIsMended() throws Exception {
        try (Chromium chromium = Chromium.start()) {
            // Given
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            scene.with("waybill.routes.reload", "200ms").editedRoutes("", "");
            Engine engine = scene.startPolling("0/1 * * * * ?");
            Page page = chromium.open("http://127.0.0.1:" + engine.port() + "/", 1200, 900, ColorScheme.LIGHT);
            Locator section = page.locator("section[aria-labelledby=changed]");
            assertThat(section).hasCount(0);

            // When
            scene.editedRoutes("protocol:", "protcol:");

            // Then
            assertThat(section).containsText("databank.camel.yaml was changed at");
            assertThat(section).containsText("did you mean protocol?");
            assertThat(page.locator("section[aria-label=Summary]")).hasClass("headline odd");
            List<String> barriers = Chromium.barriers(page);
            Chromium.screenshot(page, Files.createDirectories(PICTURES).resolve("refused-edit.png"));
            scene.editedRoutes("protcol:", "protocol:");
            assertThat(section).hasCount(0);
            assertThat(barriers).isEmpty();
            assertThat(chromium.complaints()).isEmpty();
        }
    }
}
