package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import estrik.workspace.text.Language;
import estrik.workspace.text.Phrases;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Somebody at a browser, who reads one language. Whatever the browser complains about, be it a script, a
/// broken policy or an answer that is an error, fails the test when the visitor leaves.
final class Visitor implements AutoCloseable {
    private static final Phrases PHRASES = new Phrases();
    // Chromium repeats there what the response itself has told.
    private static final String ERROR_ANSWER = "Failed to load resource: the server responded with a status of";

    private final BrowserContext context;
    private final Language language;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(BrowserContext context, Language language) {
        this.context = context;
        this.language = language;
        context.onConsoleMessage(this::heard);
        context.onWebError(error -> complaints.add("error: " + error.error()));
        context.onResponse(this::answered);
        this.page = context.newPage();
    }

    static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions().setViewportSize(1360, 880);
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true);
    }

    private void heard(ConsoleMessage message) {
        var loud = message.type().equals("error") || message.type().equals("warning");
        if (loud && !message.text().startsWith(ERROR_ANSWER)) {
            complaints.add(message.type() + ": " + message.text() + " at " + message.location());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            var path = URI.create(response.url()).getPath();
            complaints.add(response.status() + " " + response.request().method() + " " + path);
        }
    }

    /// Does what must be answered with this error.
    void expecting(int status, Runnable step) {
        var before = complaints.size();
        step.run();
        var during = complaints.subList(before, complaints.size());
        assertThat(during).as("answers of this step").anyMatch(one -> one.startsWith(status + " "));
        during.removeIf(one -> one.startsWith(status + " "));
    }

    Page page() {
        return page;
    }

    void open(String path) {
        page.navigate(path);
    }

    /// A phrase in the language of the visitor.
    String say(String key, Object... args) {
        return PHRASES.say(language, key, args);
    }

    Locator button(String key, Object... args) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(say(key, args)).setExact(true));
    }

    Locator link(String key, Object... args) {
        return page.getByRole(
                AriaRole.LINK,
                new Page.GetByRoleOptions().setName(say(key, args)).setExact(true));
    }

    Locator one(String selector) {
        return page.locator(selector);
    }

    /// Signs in on the page that asks for it, and reads on in the visitor's own language.
    void signIn(String who) {
        open("/");
        one("[name=login]").fill(who + "@vandelft.example");
        one("[name=password]").fill(Demo.PASSWORD);
        button("account.sign-in").click();
        page.waitForURL("**/");
        if (language.tag().equals(one("html").getAttribute("lang"))) {
            return;
        }
        open("/me");
        one("form[action='/me'] .segments label:has([value=" + language.tag() + "])")
                .click();
        one("form[action='/me'] button.primary").click();
        assertThat(one("main > .notice")).hasText(say("account.me.saved"));
        open("/");
    }

    Locator tiles() {
        return one("article.tile");
    }

    /// The only tile, or the first.
    Locator tile() {
        return tiles().first();
    }

    /// What is open beside the board, or in front of it.
    Locator panel() {
        return one("dialog[open]");
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }
}
