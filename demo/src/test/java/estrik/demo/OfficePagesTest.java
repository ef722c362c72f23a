package estrik.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.AppConnector;
import estrik.sandbox.fault.Fault;
import estrik.sandbox.office.Pages;
import estrik.workspace.text.Language;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every page of the sandbox's office and every page of its SOAP services, for people who read differently.
final class OfficePagesTest {
    private static final List<String> SERVICES = List.of(
            "TokenConnector",
            "AppConnectorGet",
            "AppConnectorUpdate",
            "AppConnectorData",
            "AppConnectorSubject",
            "AppConnectorReport",
            "appconnectorversioninfo");

    // The kinds of page that differ most: a form, a table, tabs, a list with buttons, long lines.
    private static final List<String> SOME = List.of(
            "/_sandbox/",
            "/_sandbox/app-connectors/new",
            "/_sandbox/app-connectors/Workspace365",
            "/_sandbox/get-connectors/Workspace365_Tasks/fields",
            "/_sandbox/tasks",
            "/_sandbox/mails",
            "/_sandbox/calls/1",
            "/_sandbox/faults",
            "/profitservices/TokenConnector.asmx?op=GenerateOTP");

    @AutoClose
    static final Chromium CHROMIUM = new Chromium();

    @AutoClose
    static final ProfitSandbox FILLED = ProfitSandbox.start();

    @AutoClose
    static final ProfitSandbox EMPTY = ProfitSandbox.builder().empty().start();

    @BeforeAll
    static void thereIsSomethingOnEveryPage() {
        // A call that is refused, with its request and response in the journal; then a mail.
        try (var program = new Caller(FILLED.uri())) {
            program.open("/ProfitRestServices/connectors/Workspace365_Tasks?skip=0&take=10");
            askForACode(program, FILLED.connector("Workspace365"));
        }
        FILLED.fail(Fault.delay(Duration.ofMillis(1)).onPath("/nowhere"));
        FILLED.fail(Fault.webhookTwice());
        FILLED.addWebhook(URI.create("http://127.0.0.1:9/there"), "a password");
    }

    private static void askForACode(Caller program, AppConnector keys) {
        program.post(
                        "/profitservices/TokenConnector.asmx/GenerateOTP",
                        "userId",
                        "12345.anna",
                        "apiKey",
                        keys.apiKey(),
                        "environmentKey",
                        keys.environmentKey())
                .must(200);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({"NL, LIGHT, desk", "EN, DARK, phone"})
    void everyPageCanBeReadByEverybody(Language language, ColorScheme scheme, String device) {
        var look = new Look(new SoftAssertions(), language, scheme, device);
        try (var dewi = look.visitor(FILLED)) {
            Pages.EVERY.forEach(path -> look.at(dewi, path));
            SERVICES.forEach(service -> look.atAllOf(dewi, "/profitservices/" + service + ".asmx"));
            look.atWhatComesOfForms(dewi);
        }
        try (var emre = look.visitor(EMPTY)) {
            for (var page : List.of("", "app-connectors", "get-connectors", "mails", "calls", "tasks", "faults")) {
                look.at(emre, "/_sandbox/" + page);
            }
            emre.expecting(404, () -> look.at(emre, "/_sandbox/nowhere"));
        }
        look.seen().assertAll();
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @CsvSource({"NL, LIGHT, phone", "NL, DARK, desk", "EN, LIGHT, desk"})
    void somePagesInTheOtherLooks(Language language, ColorScheme scheme, String device) {
        var look = new Look(new SoftAssertions(), language, scheme, device);
        try (var dewi = look.visitor(FILLED)) {
            SOME.forEach(path -> look.at(dewi, path));
        }
        look.seen().assertAll();
    }

    private record Look(SoftAssertions seen, Language language, ColorScheme scheme, String device) {
        Visitor visitor(ProfitSandbox profit) {
            var window = device.equals("phone") ? Visitor.phone() : Visitor.desk();
            window.setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE);
            return CHROMIUM.visitor(profit.uri(), language, window);
        }

        void at(Visitor visitor, String path) {
            visitor.open(path);
            look(visitor, path);
        }

        private void look(Visitor visitor, String page) {
            Legible.look(seen, visitor, page + " in " + this, language);
            // Nobody should take this for the workspace, or for AFAS.
            seen.assertThat(visitor.one("header :is(.sandbox, .badge)").isVisible())
                    .as(page + " says that it is a sandbox")
                    .isTrue();
        }

        /// The page of a service and those of its operations.
        void atAllOf(Visitor visitor, String service) {
            at(visitor, service);
            var operations = new ArrayList<String>();
            for (var link : visitor.one("main li a").all()) {
                operations.add(link.getAttribute("href"));
            }
            seen.assertThat(operations).as(service).isNotEmpty();
            operations.forEach(each -> at(visitor, each));
        }

        void atWhatComesOfForms(Visitor dewi) {
            wrong(dewi, "users/new", "code", "Anna!");
            wrong(dewi, "app-connectors/new", "name", "workspace365");
            wrong(dewi, "app-connectors/Workspace365", "days", "lang");
            wrong(dewi, "app-connectors/Workspace365/restrictions", "allowed", "overal");
            wrong(dewi, "app-connectors/Workspace365/webhooks", "url", "ftp://x");
            wrong(dewi, "get-connectors/new", "name", "Mijn taken");
            wrong(dewi, "get-connectors/import", "text", "{}");
            wrong(dewi, "get-connectors/Workspace365_Tasks/fields", "id.0", "Sub ject");
            wrong(dewi, "tasks", "subject", "");
            wrong(dewi, "faults", "figure", "99");

            dewi.open("/_sandbox/authorisations/anna/Tasks");
            dewi.one("[name='column.0']").selectOption("EndDate");
            refused(dewi, dewi.one("[name='value.0']"), "morgen", "a filter with a bad value");

            dewi.open("/_sandbox/app-connectors/Workspace365/tokens/new");
            dewi.one("#description").fill(toString());
            dewi.one("main form .primary").click();
            assertThat(dewi.one(".secret")).isVisible();
            look(dewi, "a token that is shown once");

            dewi.open("/profitservices/TokenConnector.asmx?op=GenerateOTP");
            dewi.one("[name=userId]").fill("12345.anna");
            dewi.expecting(500, () -> {
                dewi.one("button").click();
                assertThat(dewi.one("[role=alert]")).isVisible();
            });
            assertThat(dewi.one("[name=userId]")).hasValue("12345.anna");
            look(dewi, "a refusal of GenerateOTP");
        }

        /// Fills in one thing wrong, and looks at the page that says so.
        private void wrong(Visitor dewi, String page, String field, String value) {
            dewi.open("/_sandbox/" + page);
            refused(dewi, dewi.one("[name='" + field + "']"), value, "a wrong " + field + " on " + page);
        }

        private void refused(Visitor dewi, Locator field, String value, String name) {
            field.fill(value);
            var form = field.locator("xpath=ancestor::form");
            dewi.expecting(422, () -> {
                form.locator("button.primary").first().click();
                assertThat(dewi.one("[role=alert]")).isVisible();
            });
            assertThat(field).hasValue(value);
            assertThat(dewi.one(".error").first()).isVisible();
            look(dewi, name);
        }

        @Override
        public String toString() {
            return language + ", " + scheme + ", " + device;
        }
    }
}
