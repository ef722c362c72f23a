package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import estrik.workspace.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day without a mouse: everything is reached with the Tab key, and one always sees where one is.
final class KeyboardTest {
    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    @Test
    void fromSignInToSavedSettings() throws IOException {
        try (var demo = Demo.start(folder, 0, 0, Duration.ofSeconds(2))) {
            demo.makeReady();
            try (var anna = CHROMIUM.visitor(demo.uri(), Language.NL)) {
                signsIn(anna);
                opensTheTileAndClosesIt(anna);
                walksTheMenuToTheSettings(anna);
                putsSignalsFirst(anna);
            }
        }
    }

    private static void signsIn(Visitor anna) {
        var keyboard = new Keyboard(anna);
        anna.open("/");
        assertThat(anna.one("[name=login]")).isFocused();
        keyboard.type("anna@vandelft.example");
        keyboard.tabTo(anna.one("[name=password]"));
        keyboard.type(Demo.PASSWORD);
        keyboard.press("Enter");
        assertThat(anna.tile()).isVisible();
    }

    private static void opensTheTileAndClosesIt(Visitor anna) {
        var keyboard = new Keyboard(anna);
        keyboard.press("Tab");
        assertThat(anna.link("web.nav.skip")).isFocused();
        keyboard.tabTo(anna.tile().locator(".cover"));
        keyboard.press("Enter");
        assertThat(anna.panel().locator("[data-opened]")).isVisible();
        keyboard.tabTo(anna.panel().locator("[data-tab=signals]"));
        keyboard.press("Enter");
        assertThat(anna.panel().locator("[data-panel-of=signals]")).isVisible();
        keyboard.press("Escape");
        assertThat(anna.panel()).hasCount(0);
        assertThat(anna.tile().locator(".cover")).isFocused();
    }

    private static void walksTheMenuToTheSettings(Visitor anna) {
        var keyboard = new Keyboard(anna);
        var menu = anna.tile().locator("menu");
        keyboard.press("Shift+F10");
        assertThat(menu.getByText(anna.say("board.menu.open"))).isFocused();
        keyboard.press("ArrowDown");
        assertThat(menu.getByText(anna.say("board.menu.refresh"))).isFocused();
        keyboard.press("ArrowDown");
        assertThat(menu.getByText(anna.say("board.menu.settings"))).isFocused();
        keyboard.seesWhereOneIs();
        keyboard.press("Enter");
        assertThat(anna.panel().locator("[name=title]")).isVisible();
    }

    private static void putsSignalsFirst(Visitor anna) {
        var keyboard = new Keyboard(anna);
        var panel = anna.panel();
        keyboard.tabTo(panel.getByTitle(anna.say("web.order.up", anna.say("web.kind.signals"))));
        keyboard.press("Space");
        assertThat(panel.locator(".order li").first()).containsText(anna.say("web.kind.signals"));
        keyboard.seesWhereOneIs();
        keyboard.tabTo(panel.locator("form .line.end button.primary"));
        keyboard.press("Enter");
        assertThat(anna.panel()).hasCount(0);
        assertThat(anna.one("main > .notice")).hasText(anna.say("web.saved"));
        assertThat(anna.tile().locator("[data-tab]").first()).hasAttribute("data-tab", "signals");
        assertThat(anna.tile().locator(".cover")).isFocused();
    }
}
