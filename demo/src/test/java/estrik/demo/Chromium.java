package estrik.demo;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import estrik.workspace.text.Language;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The Chromium of this machine, for one test class. Every visitor has windows and cookies of their own.
final class Chromium implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/bin/chromium");
    private static final double PATIENCE = 10_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        var program = program();
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        // In a container there is no user namespace for Chromium's own sandbox.
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking")));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private static Path program() {
        var named = Optional.ofNullable(System.getenv("CHROMIUM")).filter(path -> !path.isBlank());
        var program = named.map(Path::of).orElse(DEBIAN);
        if (!Files.isExecutable(program)) {
            throw new IllegalStateException("There is no Chromium at " + program
                    + ". ./estrik test gets one; or install Debian's chromium, or name yours in CHROMIUM.");
        }
        return program;
    }

    /// Somebody at a desk.
    Visitor visitor(URI home, Language language) {
        return visitor(home, language, Visitor.desk());
    }

    Visitor visitor(URI home, Language language, Browser.NewContextOptions device) {
        var context = browser.newContext(
                device.setLocale(language.locale().toLanguageTag()).setBaseURL(home.toString()));
        context.setDefaultTimeout(PATIENCE);
        return new Visitor(context, language);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
