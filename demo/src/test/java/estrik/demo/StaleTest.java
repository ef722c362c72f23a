package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import estrik.sandbox.ProfitSandbox;
import estrik.workspace.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people see when AFAS does not answer, or no longer knows them, or refuses: never a blank tile.
final class StaleTest {
    private static final String TASK = "Inkoopfactuur 20931 · Ubbens BV";

    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    private Demo demo;
    private Visitor anna;

    @BeforeEach
    void annaLooksAtHerTasks() throws IOException {
        demo = Demo.start(folder, 0, 0, Duration.ofSeconds(2));
        demo.makeReady();
        anna = CHROMIUM.visitor(demo.uri(), Language.NL);
        anna.signIn("anna");
        assertThat(anna.tile()).containsText(TASK);
    }

    @AfterEach
    void everythingEnds() {
        try {
            anna.close();
        } finally {
            demo.close();
        }
    }

    @Test
    void theOldListStaysWithItsAgeWhileAfasDoesNotAnswer() {
        var checked = anna.tile().locator("[data-panel-of=tasks] [data-checked=tasks]");
        var port = demo.sandbox().uri().getPort();
        demo.sandbox().close();
        says(anna.tile().locator(".strip").first(), "board.trouble.no-answer");
        assertThat(anna.tile()).containsText(TASK);
        var age = checked.getAttribute("datetime");
        anna.page().reload();
        assertThat(anna.tile()).containsText(TASK);
        says(anna.tile().locator(".strip").first(), "board.trouble.no-answer");
        assertThat(checked).hasAttribute("datetime", age);

        var sandbox = ProfitSandbox.builder()
                .data(folder.resolve("sandbox"))
                .port(port)
                .start();
        try (sandbox) {
            sandbox.addTask("anna", "Bestelling 4711 · Papierhandel Vos");
            assertThat(anna.tile().locator("[data-panel-of=tasks] .strip")).hasCount(0);
            assertThat(anna.tile()).containsText("Bestelling 4711 · Papierhandel Vos");
        }
    }

    @Test
    void whoseTokenWasDeletedInAfasActivatesAgain() {
        demo.sandbox().deleteTokens("anna");
        says(anna.tile().locator(".state p"), "board.trouble.ended");
        anna.tile().getByText(anna.say("board.activate.again")).click();
        anna.button("activation.ask.send").click();
        assertThat(anna.one("#code")).isFocused();
        anna.one("#code").fill(demo.sandbox().codeFor("anna"));
        anna.one("#finish").click();
        anna.link("activation.done.go").click();
        assertThat(anna.tile()).containsText(TASK);
    }

    @Test
    void aBlockedGetConnectorIsExplainedToWhoCanDoSomething() {
        demo.sandbox().block("Workspace365_Tasks", true);
        var strip = anna.tile().locator("[data-panel-of=tasks] .strip");
        assertThat(strip.locator("p")).hasText(anna.say("board.trouble.not-permitted"));
        assertThat(anna.tile()).containsText(TASK);

        try (var dewi = CHROMIUM.visitor(demo.uri(), Language.EN)) {
            dewi.signIn("dewi");
            dewi.open("/store");
            dewi.one("li.app a[data-panel]").click();
            dewi.panel().locator("button.primary").click();
            assertThat(dewi.tile().locator("[data-panel-of=tasks]"))
                    .containsText(dewi.say("board.advice.not-permitted", "Workspace365_Tasks"));
            dewi.link("board.to-connection").click();
            assertThat(dewi.one("h1")).hasText("Van Delft BV");
        }

        demo.sandbox().block("Workspace365_Tasks", false);
        assertThat(strip).hasCount(0);
    }

    /// A sentence that names a moment, whatever the moment is.
    private void says(Locator shown, String key) {
        for (var part : anna.say(key, "|").split("\\|", -1)) {
            assertThat(shown).containsText(part);
        }
    }
}
