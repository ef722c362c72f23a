package estrik.benchmarks;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A real browser without a window. The launcher says in `CHROMIUM` which.
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static Chromium open() {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        return new Chromium(playwright, browser);
    }

    /// A browser with an empty cache, in which somebody is signed in already.
    BrowserContext fresh(URI uri, Visitor visitor) {
        var context = browser.newContext(new Browser.NewContextOptions().setBaseURL(uri.toString()));
        context.addCookies(List.of(new Cookie("estrik", visitor.session()).setUrl(uri.toString())));
        return context;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
