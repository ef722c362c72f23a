package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import estrik.sandbox.ProfitSandbox;
import estrik.workspace.text.Language;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Tab key on the pages of the sandbox: everything is reached, in the order of reading, and never hidden.
final class FocusOrderTest {
    // What the Tab key stops at, in the order in which it is read. Of round boxes it is the one that is ticked.
    private static final String STOPS = """
            () => {
              const all = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
              window.stops = [...document.querySelectorAll(all)].filter(each => !each.disabled
                  && each.checkVisibility() && !(each.type === 'radio' && !each.checked))
              return window.stops.length
            }
            """;

    // Which stop has the focus, and whether something else lies over it.
    private static final String HERE = """
            () => {
              const at = document.activeElement
              const box = at.getBoundingClientRect()
              const x = Math.max(1, Math.min(box.left + box.width / 2, innerWidth - 1))
              const y = Math.max(1, Math.min(box.top + Math.min(box.height, 40) / 2, innerHeight - 1))
              const top = document.elementFromPoint(x, y)
              const free = top && (at.contains(top) || top.contains(at))
              return free ? window.stops.indexOf(at) : 'hidden: ' + at.outerHTML
            }
            """;

    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @AutoClose
    static final ProfitSandbox PROFIT = ProfitSandbox.start();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/_sandbox/",
                "/_sandbox/app-connectors/new",
                "/_sandbox/app-connectors/Workspace365",
                "/_sandbox/get-connectors",
                "/_sandbox/get-connectors/Workspace365_Tasks/fields",
                "/_sandbox/tasks",
                "/_sandbox/faults",
                "/_sandbox/clock",
                "/profitservices/TokenConnector.asmx?op=GenerateOTP"
            })
    void everythingIsReachedInTheOrderOfReadingAndBack(String page) {
        walk(page, Visitor.desk());
        walk(page, Visitor.phone());
    }

    private static void walk(String page, Browser.NewContextOptions window) {
        try (var dewi = CHROMIUM.visitor(PROFIT.uri(), Language.NL, window)) {
            dewi.open(page);
            var keyboard = new Keyboard(dewi);
            var stops = (int) dewi.page().evaluate(STOPS);
            for (var stop : IntStream.range(0, stops).toArray()) {
                assertThat(next(keyboard, "Tab", stop)).as(page).isEqualTo(stop);
            }
            for (var stop :
                    IntStream.range(0, stops - 1).map(each -> stops - 2 - each).toArray()) {
                assertThat(next(keyboard, "Shift+Tab", stop)).as(page).isEqualTo(stop);
            }
        }
    }

    /// Steps to the next stop. A field for a date has a step for each of its parts.
    private static Object next(Keyboard keyboard, String key, int wanted) {
        var page = keyboard.visitor().page();
        for (var part = 0; part < 7; part++) {
            keyboard.press(key);
            keyboard.seesWhereOneIs();
            if (page.evaluate(HERE).equals(wanted)) {
                break;
            }
            if (!(boolean) page.evaluate("document.activeElement.matches('[type=date], [type=datetime-local]')")) {
                break;
            }
        }
        return page.evaluate(HERE);
    }

    @Test
    void theSkipLinkLeadsPastTheMenu() {
        try (var dewi = CHROMIUM.visitor(PROFIT.uri(), Language.NL)) {
            dewi.open("/_sandbox/get-connectors");
            var keyboard = new Keyboard(dewi);
            keyboard.press("Tab");
            assertThat(dewi.one(".skip")).isFocused();
            keyboard.press("Enter");
            keyboard.press("Tab");

            assertThat(dewi.one("main a").first()).isFocused();
        }
    }

    @Test
    void theMenuOfAPhoneOpensAndClosesWithKeys() {
        try (var dewi = CHROMIUM.visitor(PROFIT.uri(), Language.NL, Visitor.phone())) {
            dewi.open("/_sandbox/tasks");
            var keyboard = new Keyboard(dewi);
            keyboard.enter(dewi.one(".menu-link"));
            assertThat(dewi.one("#menu")).isVisible();
            keyboard.enter(dewi.one(".menu-close"));
            assertThat(dewi.one("#menu")).isHidden();

            keyboard.enter(dewi.one(".menu-link"));
            keyboard.enter(dewi.one("#menu a[href='/_sandbox/clock']"));
            assertThat(dewi.one("h1")).hasText("Klok");
            assertThat(dewi.one("#menu")).isHidden();
        }
    }
}
