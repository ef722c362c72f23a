package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.fault.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PagesTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @Test
    void thePageShowsMailsKeysAndWhatWaits() {
        var keys = profit.connector("Workspace365");
        caller.post(
                "/ProfitRestServices/OtpRequest",
                "{\"apiKey\":\"%s\",\"apiToken\":\"%s\",\"userId\":\"12345.anna\"}"
                        .formatted(keys.apiKey(), keys.environmentKey()));
        profit.failNext(Fault.status(503).onPath("/connectors"));

        var page = caller.get("/_sandbox/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("sandbox", profit.codeFor("anna"), keys.apiKey(), "Verlofaanvraag Kim Bos")
                .contains("Answer 503", "POST /ProfitRestServices/OtpRequest", "width=device-width");
    }

    @Test
    void thePageRunsNoScriptAndLoadsNothingFromElsewhere() {
        var page = caller.get("/_sandbox");

        assertThat(page.body()).doesNotContain("<script", "http://", "https://", "src=");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("script-src");
    }

    @Test
    void whatPeopleTypeIsNotMarkup() {
        profit.addTask("anna", "<img src=x onerror=alert(1)> & \"co\"");
        profit.addSignal("bram", "</li><script>alert(1)</script>");
        caller.get("/ProfitRestServices/%3Cb%3Ex");

        assertThat(caller.get("/_sandbox/").body())
                .doesNotContain("<img", "<script")
                .contains("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;co&quot;");
    }
}
