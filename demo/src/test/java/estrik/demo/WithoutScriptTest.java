package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where scripts do not run, every panel is a page of its own and nothing is missing but the smoothness.
final class WithoutScriptTest {
    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    Path folder;

    @Test
    void aPersonActivatesReadsAndChangesSettings() throws IOException {
        try (var demo = Demo.start(folder, 0, 0, Duration.ofSeconds(2))) {
            demo.makeReady();
            var plain = Visitor.desk().setJavaScriptEnabled(false);
            try (var bram = CHROMIUM.visitor(demo.uri(), Language.NL, plain)) {
                bram.signIn("bram");
                addsTheTile(bram);
                activates(bram, demo);
                opensTheTile(bram);
                putsSignalsFirst(bram);
            }
        }
    }

    private static void addsTheTile(Visitor bram) {
        bram.link("board.add").click();
        bram.one("li.app a[data-panel]").click();
        assertThat(bram.one("h1")).hasText("AFAS");
        bram.one("main form button.primary").click();
        assertThat(bram.one("main > .notice")).hasText(bram.say("board.tile.added", bram.say("board.group.first")));
    }

    private static void activates(Visitor bram, Demo demo) {
        bram.tile().locator("a.primary").click();
        bram.button("activation.ask.send").click();
        bram.expecting(422, () -> {
            bram.one("#code").fill("no code at all");
            bram.one("#finish").click();
            assertThat(bram.one("#code-problem")).hasText(bram.say("activation.problem.wrong-code"));
        });
        bram.one("#code").fill(demo.sandbox().codeFor("bram"));
        bram.one("#finish").click();
        bram.link("activation.done.go").click();
        assertThat(bram.one("h1")).containsText("Bram");
    }

    private static void opensTheTile(Visitor bram) {
        reloadUntilFilled(bram);
        bram.tile().locator(".cover").click();
        assertThat(bram.one("h1")).hasText("AFAS");
        assertThat(bram.one("[data-panel-of=tasks] li")).hasCount(5);
        bram.one("[data-tab=signals]").click();
        assertThat(bram.one("[data-panel-of=signals] li")).hasCount(2);
    }

    // Nothing tells a page without scripts that AFAS has answered; one loads it again.
    private static void reloadUntilFilled(Visitor bram) {
        var end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (bram.tile().locator("li .row").count() == 0 && System.nanoTime() < end) {
            bram.page().reload();
        }
        assertThat(bram.tile()).containsText("Ziekmelding Tim de Boer");
    }

    private static void putsSignalsFirst(Visitor bram) {
        bram.one("header a[href$='/settings']").click();
        bram.one("[name=title]").fill("Signalen");
        bram.one(".order [data-move=up]:enabled").click();
        assertThat(bram.one(".order li").first()).containsText(bram.say("web.kind.signals"));
        assertThat(bram.one("[name=title]")).hasValue("Signalen");
        bram.one("main form .line.end button.primary").click();
        assertThat(bram.one("main > .notice")).hasText(bram.say("web.saved"));
        assertThat(bram.tile().locator("[data-tab]").first()).hasAttribute("data-tab", "signals");
        assertThat(bram.tile().locator(".cover")).containsText("Signalen");
        assertThat(bram.one("script[src]").count()).isPositive();
    }
}
