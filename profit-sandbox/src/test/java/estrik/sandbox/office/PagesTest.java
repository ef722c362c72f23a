package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.SandboxClock;
import estrik.sandbox.company.Store;
import estrik.sandbox.fault.Faults;
import estrik.sandbox.fault.Journal;
import estrik.sandbox.webhook.Webhooks;
import estrik.sandbox.wire.Endpoint;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final Visitor visitor = new Visitor(profit);

    @Test
    void theFirstPageShowsCodesKeysAndCalls() {
        var keys = profit.connector("Workspace365");
        caller.post(
                "/ProfitRestServices/OtpRequest",
                "{\"apiKey\":\"%s\",\"apiToken\":\"%s\",\"userId\":\"12345.anna\"}"
                        .formatted(keys.apiKey(), keys.environmentKey()));

        assertThat(visitor.page(""))
                .contains("sandbox", profit.codeFor("anna"), keys.apiKey(), "POST /ProfitRestServices/OtpRequest");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en"})
    void everyPageOpensAndSaysThatThisIsASandbox(String language) {
        caller.get("/ProfitRestServices/metainfo");

        for (var path : Pages.EVERY) {
            var page = caller.get(path, "Accept-Language", language);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body())
                    .as(path)
                    .contains("<html lang=\"" + language + "\">", "<span class=\"sandbox\">sandbox</span>", "<h1>")
                    .contains("width=device-width")
                    .doesNotContain("<script", "=\"http://", "=\"https://", "style=", "onclick");
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("script-src", "unsafe");
        }
    }

    @Test
    void theListOfPagesHasThemAll() {
        var clock = new SandboxClock(Clock.systemUTC());
        var company = new Company(clock, Store.inMemory());
        var faults = new Faults(company);
        var patterns = new Pages(company, faults, new Journal(), clock, new Webhooks(company, faults))
                .endpoints().stream()
                        .filter(each -> each.method().equals("GET"))
                        .map(Endpoint::path)
                        .filter(each -> !each.endsWith(".css") && !each.endsWith(".svg") && !each.endsWith("/export"))
                        .toList();

        assertThat(patterns)
                .isNotEmpty()
                .allSatisfy(pattern -> assertThat(Pages.EVERY)
                        .as(pattern)
                        .anyMatch(each -> Pattern.matches(pattern.replaceAll("\\{[a-z]+}", "[^/]+") + "/?", each)));
    }

    @Test
    void dutchComesFirstAndAChoiceIsKept() {
        assertThat(caller.get("/_sandbox/tasks").body()).contains("<h1>Taken</h1>");
        assertThat(caller.get("/_sandbox/tasks", "Accept-Language", "de, en;q=0.5")
                        .body())
                .contains("<h1>Tasks</h1>");

        var chosen = visitor.post("language", "language", "en", "back", "/_sandbox/tasks");

        assertThat(chosen.headers().firstValue("Location")).hasValue("/_sandbox/tasks");
        var cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
        assertThat(caller.get("/_sandbox/tasks", "Accept-Language", "nl", "Cookie", cookie)
                        .body())
                .contains("<h1>Tasks</h1>");
    }

    @Test
    void theChoiceOfALanguageLeadsNowhereElse() {
        for (var back : new String[] {"https://example.org/", "//example.org", "/_sandbox\r\nX: y", "javascript:x"}) {
            assertThat(visitor.post("language", "language", "en", "back", back)
                            .headers()
                            .firstValue("Location"))
                    .hasValue("/_sandbox/");
        }
    }

    @Test
    void whatPeopleTypeIsNotMarkup() {
        var evil = "<img src=x onerror=alert(1)> & \"co\" 'n";
        profit.addTask("anna", evil);
        profit.addSignal("bram", "</li><script>alert(1)</script>");
        caller.get("/ProfitRestServices/%3Cb%3Ex");
        visitor.follow("groups", "name", evil);
        visitor.post("users", "code", evil, "name", evil, "mail", evil);

        for (var path : new String[] {"", "tasks", "signals", "calls", "groups", "users/anna"}) {
            assertThat(visitor.page(path)).as(path).doesNotContain("<img", "<script", "<b>x");
        }
        assertThat(visitor.page("tasks")).contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;co&quot; &#39;n");
        assertThat(visitor.post("users", "code", evil, "name", evil, "mail", evil)
                        .body())
                .doesNotContain("<img")
                .contains("value=\"&lt;img src=x");
    }

    @Test
    void formsOfOtherSitesAreRefused() {
        var body = "user=anna&subject=Vreemd&due=&priority=Hoog";
        var type = "application/x-www-form-urlencoded";
        for (var header : new String[][] {
            {"Origin", "http://127.0.0.1:1"},
            {"Origin", "null"},
            {"Sec-Fetch-Site", "cross-site"},
            {"Sec-Fetch-Site", "same-site"}
        }) {
            assertThat(caller.post("/_sandbox/tasks", body, "Content-Type", type, header[0], header[1])
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(visitor.page("tasks")).doesNotContain("Vreemd");
    }

    @Test
    void anAddressOfNothingIsAPageToo() {
        for (var path :
                new String[] {"nothing", "app-connectors/None", "users/none", "calls/7", "get-connectors/x/filter"}) {
            var page = visitor.open(path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).as(path).contains("Hier is niets");
        }
        assertThat(caller.get("/_sandbox/api/nothing").body()).startsWith("{\"error\"");
    }

    @Test
    void aFormThatNoPageOffersIsRefusedInASentence() {
        var page = visitor.post("tasks", "user", "anna", "subject", "x", "due", "", "priority", "Soms");

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("&quot;priority&quot; is none of what the page offers.");
    }

    @Test
    void theStyleSheetMayBeKept() {
        var path = Pattern.compile("href=\"(/_sandbox/style[^\"]+)\"").matcher(visitor.page(""));
        assertThat(path.find()).isTrue();

        var style = caller.get(path.group(1));

        assertThat(style.headers().firstValue("Content-Type")).hasValue("text/css; charset=utf-8");
        assertThat(style.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }
}
