package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.MouseButton;
import estrik.workspace.connection.Connections;
import estrik.workspace.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The whole way, from nothing to live tasks on a board: what the manuals of AFAS describe, in a browser.
final class JourneyTest {
    private static final String OVERVIEW = "https://12345.afasinsite.nl/mijn-taken";
    private static final String OF_ANNA = "Inkoopfactuur 20931 · Ubbens BV";
    private static final String OF_BRAM = "Ziekmelding Tim de Boer";

    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void fromNothingToLiveTasks(Language language) throws IOException {
        try (var demo = Demo.start(folder, 0, 0, Duration.ofSeconds(2))) {
            var journey = new Journey(demo, language);
            journey.anAdministratorConnectsAfasAndMakesAnApp();
            journey.anEmployeeWatchesHerTasksAndNobodyElses();
            journey.aColleagueSeesNothingOfHer();
            journey.somebodyWithoutMailIsHelped();
        }
    }

    private record Journey(Demo demo, Language language) {
        private Visitor visitor(String who) {
            var visitor = CHROMIUM.visitor(demo.uri(), language);
            visitor.signIn(who);
            return visitor;
        }

        void anAdministratorConnectsAfasAndMakesAnApp() {
            try (var dewi = visitor("dewi")) {
                dewi.link("web.nav.settings").click();
                dewi.link("connection.new").click();
                aHostileAddressIsRefused(dewi);
                theRightValuesLeadToTheCode(dewi);
                theRightCodeProvesTheConnection(dewi);
                theConnectionBecomesAnApp(dewi);
            }
        }

        private void aHostileAddressIsRefused(Visitor dewi) {
            var keys = demo.sandbox().connector("Workspace365");
            fillIn(dewi, "http://169.254.169.254/latest/meta-data");
            dewi.expecting(422, () -> {
                dewi.button("web.next").click();
                assertThat(dewi.one("#f-apiUrl-problem"))
                        .hasText(dewi.say("connection.problem.host", "169.254.169.254"));
            });
            assertThat(dewi.one("#f-apiKey-problem")).hasText(dewi.say("connection.problem.key.again"));
            assertThat(dewi.one("[name=name]")).hasValue("Van Delft BV");
            assertThat(dewi.page().content()).doesNotContain(keys.apiKey(), keys.environmentKey());
            assertThat(demo.workspace().part(Connections.class).all()).isEmpty();
        }

        private void theRightValuesLeadToTheCode(Visitor dewi) {
            fillIn(dewi, demo.sandbox().restBase().toString());
            dewi.one("details.more summary").click();
            dewi.one("[name=overviewUrl]").fill(OVERVIEW);
            dewi.one("[name=itemUrl]").fill("{Url}");
            dewi.button("web.next").click();
            assertThat(dewi.one("h1")).hasText(dewi.say("web.code.title"));
        }

        private void fillIn(Visitor dewi, String apiUrl) {
            var keys = demo.sandbox().connector("Workspace365");
            dewi.one("[name=name]").fill("Van Delft BV");
            dewi.one(".segments label:has([value=other])").click();
            dewi.one("[name=apiUrl]").fill(apiUrl);
            dewi.one("[name=apiKey]").fill(keys.apiKey());
            dewi.one("[name=environmentKey]").fill(keys.environmentKey());
        }

        private void theRightCodeProvesTheConnection(Visitor dewi) {
            aWrongCodeIsSaid(dewi, "dewi");
            dewi.one("#code").fill(demo.sandbox().codeFor("dewi"));
            dewi.one("#finish").click();
            assertThat(dewi.one("main > .notice")).hasText(dewi.say("connection.ready", "Van Delft BV"));
            assertThat(dewi.one(".checks .dot.good")).hasCount(2);
        }

        private void aWrongCodeIsSaid(Visitor visitor, String who) {
            assertThat(visitor.one("#code")).isFocused();
            visitor.expecting(422, () -> {
                visitor.one("#code").fill(wrong(demo.sandbox().codeFor(who)));
                visitor.one("#finish").click();
                assertThat(visitor.one("#code-problem")).hasText(visitor.say("activation.problem.wrong-code"));
            });
        }

        private static String wrong(String code) {
            var last = code.charAt(code.length() - 1);
            return code.substring(0, code.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
        }

        private void theConnectionBecomesAnApp(Visitor dewi) {
            dewi.link("connection.make-app").click();
            assertThat(dewi.one("#f-connection option:checked")).hasText("Van Delft BV");
            dewi.one("[name=name]").fill("AFAS");
            dewi.one("main form .line.end button.primary").click();
            assertThat(dewi.one("main > .notice")).hasText(dewi.say("app.added", "AFAS"));
        }

        void anEmployeeWatchesHerTasksAndNobodyElses() {
            try (var anna = visitor("anna")) {
                dewiIsNeededForSettings(anna);
                anna.link("board.empty.do").click();
                addsTheTile(anna, anna.say("board.group.new"));
                activates(anna, "anna");
                seesHerTasks(anna);
                watchesThemChange(anna);
                opensATileAndClosesIt(anna);
                placesTheAppOnceMore(anna);
                opensTheMenuInThreeWays(anna);
            }
        }

        private void dewiIsNeededForSettings(Visitor anna) {
            assertThat(anna.link("web.nav.settings")).hasCount(0);
        }

        private void addsTheTile(Visitor visitor, String group) {
            visitor.one("li.app a[data-panel]").click();
            visitor.panel().getByText(group).click();
            if (visitor.panel().locator("[name=groupName]").isVisible()) {
                visitor.panel().locator("[name=groupName]").fill("Inkoop");
            }
            visitor.panel().locator("button.primary").click();
            assertThat(visitor.one("main > .notice")).hasText(visitor.say("board.tile.added", "Inkoop"));
        }

        private void activates(Visitor visitor, String who) {
            visitor.tile().getByText(visitor.say("board.activate"), exactly()).click();
            visitor.button("activation.ask.send").click();
            aWrongCodeIsSaid(visitor, who);
            visitor.one("#code").fill(demo.sandbox().codeFor(who));
            visitor.one("#finish").click();
            visitor.link("activation.done.go").click();
            assertThat(visitor.panel()).hasCount(0);
        }

        private static Locator.GetByTextOptions exactly() {
            return new Locator.GetByTextOptions().setExact(true);
        }

        private void seesHerTasks(Visitor anna) {
            assertThat(anna.tile()).containsText(OF_ANNA);
            assertThat(count(anna.tile(), "tasks")).hasText("7");
            assertThat(count(anna.tile(), "signals")).hasText("3");
            anna.tile().locator("[data-tab=signals]").click();
            assertThat(anna.tile()).containsText("Contract loopt af: Helder Facilitair");
            assertThat(anna.page().content()).doesNotContain(OF_BRAM);
            anna.tile().locator("[data-tab=tasks]").click();
        }

        private static Locator count(Locator tile, String kind) {
            return tile.locator("[data-tab=" + kind + "] .count");
        }

        private void watchesThemChange(Visitor anna) {
            anna.page().evaluate("window.neverReloaded = true");
            anna.page().mouse().move(0, 0);
            anna.page().evaluate("document.activeElement.blur()");
            var added = demo.sandbox().addTask("anna", "Bestelling 4711 · Papierhandel Vos");
            assertThat(anna.tile()).containsText("Bestelling 4711 · Papierhandel Vos");
            assertThat(count(anna.tile(), "tasks")).hasText("8");
            demo.sandbox().removeTask(added.id());
            assertThat(anna.tile().getByText("Bestelling 4711")).hasCount(0);
            assertThat(count(anna.tile(), "tasks")).hasText("7");
            assertThat(anna.page().evaluate("window.neverReloaded")).isEqualTo(true);
        }

        private void opensATileAndClosesIt(Visitor anna) {
            var cover = anna.tile().locator(".cover");
            cover.click();
            assertThat(anna.panel().locator("h2").first()).hasText("AFAS");
            assertThat(anna.panel().locator("[data-panel-of=tasks] li")).hasCount(7);
            anna.page().keyboard().press("Escape");
            assertThat(anna.panel()).hasCount(0);
            assertThat(cover).isFocused();
        }

        private void placesTheAppOnceMore(Visitor anna) {
            anna.link("board.add").click();
            addsTheTile(anna, "Inkoop");
            var second = anna.tiles().nth(1);
            assertThat(count(second, "tasks")).hasText("7");
            openMenuByButton(anna, second);
            second.getByText(anna.say("board.menu.settings")).click();
            var panel = anna.panel();
            panel.locator("[name=title]").fill("Signalen");
            panel.getByTitle(anna.say("web.order.down", anna.say("web.kind.tasks")))
                    .click();
            assertThat(panel.locator(".order li").first()).containsText(anna.say("web.kind.signals"));
            panel.getByTitle(anna.say("web.order.up", anna.say("web.kind.tasks")))
                    .click();
            panel.getByTitle(anna.say("web.order.up", anna.say("web.kind.signals")))
                    .click();
            panel.locator("label:has([name=overviewOnly])").click();
            panel.locator("form .line.end button.primary").click();
            assertThat(anna.one("main > .notice")).hasText(anna.say("web.saved"));
            theTwoTilesDiffer(anna.tiles().first(), second);
        }

        private static void theTwoTilesDiffer(Locator first, Locator second) {
            assertThat(second.locator(".cover")).containsText("Signalen");
            assertThat(second.locator("[data-tab]").first()).hasAttribute("data-tab", "signals");
            assertThat(second.locator("[data-panel-of=signals]")).isVisible();
            assertThat(second.locator("a.row[href='" + OVERVIEW + "']").first()).isAttached();
            assertThat(second.locator("a.row:not([href='" + OVERVIEW + "'])")).hasCount(0);
            assertThat(first.locator("[data-tab]").first()).hasAttribute("data-tab", "tasks");
            assertThat(first.locator("a.row[href='" + OVERVIEW + "']")).hasCount(0);
            assertThat(first.locator("a.row[href^='https://12345.afasinsite.nl/']")
                            .first())
                    .isAttached();
        }

        private void opensTheMenuInThreeWays(Visitor anna) {
            var tile = anna.tile();
            var menu = tile.locator("menu");
            List.<Runnable>of(
                            () -> openMenuByButton(anna, tile),
                            () -> tile.locator("header .meta").first().click(rightButton()),
                            () -> tile.locator(".cover").press("Shift+F10"),
                            () -> tile.locator(".cover").press("ContextMenu"))
                    .forEach(open -> {
                        open.run();
                        assertThat(menu).isVisible();
                        assertThat(menu.getByText(anna.say("board.menu.settings")))
                                .isVisible();
                        anna.page().keyboard().press("Escape");
                        assertThat(menu).isHidden();
                    });
        }

        private static void openMenuByButton(Visitor visitor, Locator tile) {
            tile.locator("tile-menu > button").click();
            assertThat(tile.locator("menu")).isVisible();
            assertThat(tile.locator("menu").getByText(visitor.say("board.menu.open")))
                    .isFocused();
        }

        private static Locator.ClickOptions rightButton() {
            return new Locator.ClickOptions().setButton(MouseButton.RIGHT).setForce(true);
        }

        void aColleagueSeesNothingOfHer() {
            try (var anna = visitor("anna");
                    var bram = visitor("bram")) {
                var hers = anna.tile().getAttribute("data-tile");
                bram.open("/store");
                addsTheTile(bram, bram.say("board.group.new"));
                activates(bram, "bram");
                assertThat(bram.tile()).containsText(OF_BRAM);
                assertThat(bram.page().content()).doesNotContain(OF_ANNA);
                bram.expecting(404, () -> bram.open("/tiles/" + hers));
                assertThat(bram.one("h1")).hasText(bram.say("web.error.404.title"));
            }
        }

        void somebodyWithoutMailIsHelped() {
            try (var chris = visitor("chris")) {
                chris.page().clock().install();
                chris.open("/store");
                addsTheTile(chris, chris.say("board.group.new"));
                chris.tile().getByText(chris.say("board.activate"), exactly()).click();
                chris.button("activation.ask.send").click();
                assertThat(chris.one("#code")).isFocused();
                var help = chris.panel().getByText(chris.say("web.code.cause.group"));
                assertThat(help).isHidden();
                chris.page().clock().fastForward("01:01");
                assertThat(help).isVisible();
            }
        }
    }
}
