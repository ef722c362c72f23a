package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import estrik.workspace.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A day without a mouse: everything is reached with the Tab key, and one always sees where one is.
final class KeyboardTest {
    private static final int MOST_STEPS = 60;

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
        anna.open("/");
        assertThat(anna.one("[name=login]")).isFocused();
        anna.page().keyboard().type("anna@vandelft.example");
        tabTo(anna, anna.one("[name=password]"));
        anna.page().keyboard().type(Demo.PASSWORD);
        press(anna, "Enter");
        assertThat(anna.tile()).isVisible();
    }

    private static void opensTheTileAndClosesIt(Visitor anna) {
        press(anna, "Tab");
        assertThat(anna.link("web.nav.skip")).isFocused();
        tabTo(anna, anna.tile().locator(".cover"));
        press(anna, "Enter");
        assertThat(anna.panel().locator("[data-opened]")).isVisible();
        tabTo(anna, anna.panel().locator("[data-tab=signals]"));
        press(anna, "Enter");
        assertThat(anna.panel().locator("[data-panel-of=signals]")).isVisible();
        press(anna, "Escape");
        assertThat(anna.panel()).hasCount(0);
        assertThat(anna.tile().locator(".cover")).isFocused();
    }

    private static void walksTheMenuToTheSettings(Visitor anna) {
        var menu = anna.tile().locator("menu");
        press(anna, "Shift+F10");
        assertThat(menu.getByText(anna.say("board.menu.open"))).isFocused();
        press(anna, "ArrowDown");
        assertThat(menu.getByText(anna.say("board.menu.refresh"))).isFocused();
        press(anna, "ArrowDown");
        assertThat(menu.getByText(anna.say("board.menu.settings"))).isFocused();
        seesWhereSheIs(anna);
        press(anna, "Enter");
        assertThat(anna.panel().locator("[name=title]")).isVisible();
    }

    private static void putsSignalsFirst(Visitor anna) {
        var panel = anna.panel();
        tabTo(anna, panel.getByTitle(anna.say("web.order.up", anna.say("web.kind.signals"))));
        press(anna, "Space");
        assertThat(panel.locator(".order li").first()).containsText(anna.say("web.kind.signals"));
        seesWhereSheIs(anna);
        tabTo(anna, panel.locator("form .line.end button.primary"));
        press(anna, "Enter");
        assertThat(anna.panel()).hasCount(0);
        assertThat(anna.one("main > .notice")).hasText(anna.say("web.saved"));
        assertThat(anna.tile().locator("[data-tab]").first()).hasAttribute("data-tab", "signals");
        assertThat(anna.tile().locator(".cover")).isFocused();
    }

    private static void press(Visitor visitor, String key) {
        visitor.page().keyboard().press(key);
    }

    /// Steps on until the target has focus, and looks at every step whether one sees where one is.
    private static void tabTo(Visitor visitor, Locator target) {
        for (var step = 0; step < MOST_STEPS; step++) {
            press(visitor, "Tab");
            seesWhereSheIs(visitor);
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
        }
        assertThat(target).isFocused();
    }

    /// The ring may lie around a neighbour, such as the label of a hidden radio button, or inside a pseudo-element.
    private static void seesWhereSheIs(Visitor visitor) {
        var unseen = visitor.page().evaluate("""
                () => {
                  const at = document.activeElement
                  if (at === document.body) return null
                  const ring = (element, pseudo) => {
                    const style = element && getComputedStyle(element, pseudo)
                    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
                  }
                  const around = [at, at.nextElementSibling, at.closest('label'), at.parentElement]
                  const inMenu = at.closest('.menu') && getComputedStyle(at).backgroundColor !== 'rgba(0, 0, 0, 0)'
                  return inMenu || around.some(one => ring(one)) || ring(at, '::after') ? null : at.outerHTML
                }
                """);
        assertThat(unseen).as("what has focus and does not show it").isNull();
    }
}
