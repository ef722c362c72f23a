package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.AppConnector;
import estrik.workspace.text.Language;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Manual M3 as it is written: by mouse, on the page of `TokenConnector.asmx`.
final class ServicePageTest {
    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @AutoClose
    private final ProfitSandbox profit =
            ProfitSandbox.builder().environment("T12345AA").start();

    // The second environment stands below a path of its own.
    @ParameterizedTest
    @ValueSource(strings = {"O12345AA", "T12345AA"})
    void aTokenIsHadAndDeletedWithAMouse(String environment) {
        var there = profit.environment(environment);
        var keys = there.connector("Workspace365");
        var page = there.uri() + "/profitservices/TokenConnector.asmx";
        try (var anna = CHROMIUM.visitor(profit.uri(), Language.EN)) {
            anna.open(page);
            anna.one("text=GenerateOTP").click();
            fill(anna, keys);
            anna.one("[name=description]").fill("Anna's laptop");
            anna.one("button").click();
            assertThat(anna.one("[role=status]")).containsText("Done.");

            anna.one("text=mail box of the sandbox").click();
            assertThat(anna.one(".rows li")).hasCount(1);
            var code = anna.one("code.code").textContent();

            anna.open(page);
            anna.one("text=GetTokenFromOTP").click();
            fill(anna, keys);
            anna.one("[name=otp]").fill(code);
            var answer = anna.page()
                    .waitForResponse(
                            each -> each.url().endsWith("/GetTokenFromOTP"),
                            () -> anna.one("button").click());
            var token = UserToken.in(answer.text());
            assertThat(token.reads(there)).isTrue();
            anna.open(there.uri() + "/_sandbox/app-connectors/Workspace365/tokens");
            assertThat(anna.one(".rows li")).containsText("Anna de Wit · 12345.anna");

            anna.open(page);
            anna.one("text=DeleteToken").click();
            anna.one("[name=token]").fill(token.xml());
            anna.one("button").click();
            assertThat(anna.one("[role=status]")).containsText("Done.");
            assertThat(token.reads(there)).isFalse();
        }
    }

    private static void fill(Visitor anna, AppConnector keys) {
        anna.one("[name=userId]").fill("12345.anna");
        anna.one("[name=apiKey]").fill(keys.apiKey());
        anna.one("[name=environmentKey]").fill(keys.environmentKey());
    }

    @Test
    void whatIsRefusedStaysInTheForm() {
        try (var anna = CHROMIUM.visitor(profit.uri(), Language.EN)) {
            anna.open("/profitservices/TokenConnector.asmx?op=GetTokenFromOTP");
            fill(anna, profit.connector("Workspace365"));
            anna.one("[name=otp]").fill("<00000000> & \"1\"");
            anna.expecting(500, () -> {
                anna.one("button").click();
                assertThat(anna.one("[role=alert]")).hasText("The one-time code is not valid");
            });

            assertThat(anna.one("[name=userId]")).hasValue("12345.anna");
            assertThat(anna.one("[name=otp]")).hasValue("<00000000> & \"1\"");
        }
    }
}
