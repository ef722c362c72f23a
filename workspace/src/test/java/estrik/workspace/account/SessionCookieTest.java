package estrik.workspace.account;

import static estrik.workspace.account.Browser.cookieLine;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a browser is told about the session's cookie.
class SessionCookieTest {
    @TempDir
    private Path data;

    private TestWorkspace workspace;
    private Browser browser;

    @BeforeEach
    void start() {
        workspace = new TestWorkspace(data);
        browser = workspace.browser();
    }

    @AfterEach
    void stop() {
        browser.close();
        workspace.close();
    }

    @Test
    void theCookieIsForThisHostAndForNoScript() {
        workspace.addDewiTheAdministrator();
        workspace.addAnna();

        assertThat(cookieLine(browser.open("/sign-in")))
                .startsWith("estrik=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax")
                .doesNotContain("Secure", "Domain");
    }

    @Test
    void overHttpsTheCookieIsSecureAndBoundToTheHost() {
        workspace.addDewiTheAdministrator();
        workspace.addAnna();
        workspace.restart("https://estrik.example.nl");
        browser.goTo(workspace.uri());

        assertThat(cookieLine(browser.open("/sign-in")))
                .startsWith("__Host-estrik=")
                .contains("Path=/", "HttpOnly", "SameSite=Lax", "Secure")
                .doesNotContain("Domain");
    }
}
