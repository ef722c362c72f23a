package estrik.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.AppConnector;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServicePagesTest {
    private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final AppConnector keys = profit.connector("Workspace365");

    @Test
    void aTokenIsHadWithAMouse() {
        var overview = browse("/profitservices/TokenConnector.asmx");
        assertThat(links(overview))
                .contains(
                        "/profitservices/TokenConnector.asmx?op=GenerateOTP",
                        "/profitservices/TokenConnector.asmx?op=GetTokenFromOTP");

        var generate = browse("/profitservices/TokenConnector.asmx?op=GenerateOTP");
        assertThat(fields(generate)).containsExactly("userId", "apiKey", "environmentKey", "description");
        assertThat(generate).contains(">Invoke</button>", "Vul de velden in");
        var asked = invoke(
                action(generate),
                "userId",
                "12345.anna",
                "apiKey",
                keys.apiKey(),
                "environmentKey",
                keys.environmentKey(),
                "description",
                "Laptop van Anna");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("Uitgevoerd.", "mailbox van de sandbox");

        var given = invoke(
                action(browse("/profitservices/TokenConnector.asmx?op=GetTokenFromOTP")),
                "userId",
                "12345.anna",
                "apiKey",
                keys.apiKey(),
                "environmentKey",
                keys.environmentKey(),
                "otp",
                profit.codeFor("anna"));
        assertThat(given.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        assertThat(given.body())
                .startsWith(
                        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<string xmlns=\"urn:Afas.Profit.Services\">&lt;token&gt;")
                .endsWith("&lt;/token&gt;</string>");
    }

    @Test
    void itIsInTheLanguageOfTheBrowser() {
        assertThat(caller.get("/profitservices/TokenConnector.asmx?op=DeleteToken", "Accept-Language", "en-GB,en;q=0.9")
                        .body())
                .contains("<html lang=\"en\">", "Fill in the fields and press", "All operations of TokenConnector");
        assertThat(browse("/profitservices/TokenConnector.asmx?op=DeleteToken"))
                .contains("<html lang=\"nl\">", "Alle operaties van TokenConnector");
    }

    @Test
    void aPageShowsWhatACallLooksLike() {
        assertThat(browse("/profitservices/TokenConnector.asmx?op=GetTokenFromOTP"))
                .contains("SOAPAction: &quot;urn:Afas.Profit.Services/GetTokenFromOTP&quot;")
                .contains("&lt;soap12:Envelope xmlns:soap12=&quot;http://www.w3.org/2003/05/soap-envelope&quot;&gt;")
                .contains("&lt;otp&gt;<b>string</b>&lt;/otp&gt;")
                .contains("&lt;GetTokenFromOTPResult&gt;<b>string</b>&lt;/GetTokenFromOTPResult&gt;")
                .contains("userId=<b>string</b>&amp;apiKey=<b>string</b>&amp;");
        assertThat(browse("/profitservices/TokenConnector.asmx?op=GenerateOTP"))
                .contains("&lt;GenerateOTPResponse xmlns=&quot;urn:Afas.Profit.Services&quot; /&gt;");
    }

    @Test
    void aRefusalIsToldToPeopleAndPrograms() {
        var path = "/profitservices/TokenConnector.asmx/DeleteToken";
        var person = invoke(path, "token", "<b>none</b>");
        var program = caller.post(path, "token=none", "Content-Type", "application/x-www-form-urlencoded");

        assertThat(person.statusCode()).isEqualTo(500);
        assertThat(person.body())
                .contains("Het token is niet geldig", "value=\"&lt;b&gt;none&lt;/b&gt;\"")
                .doesNotContain("<b>none</b>");
        assertThat(program.statusCode()).isEqualTo(500);
        assertThat(program.body()).isEqualTo("Het token is niet geldig\n");
    }

    @Test
    void aProgramGetsNothingBackFromAnOperationWithoutAResult() {
        var answer = caller.post(
                "/profitservices/TokenConnector.asmx/GenerateOTP",
                "userId=12345.anna&apiKey=" + keys.apiKey() + "&environmentKey=" + keys.environmentKey(),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(profit.codeFor("anna")).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(invoke("/profitservices/TokenConnector.asmx/Nonsense").statusCode())
                .isEqualTo(404);
        assertThat(caller.get("/profitservices/Nonsense.asmx").statusCode()).isEqualTo(404);
        assertThat(browse("/profitservices/TokenConnector.asmx?op=Nonsense")).contains("Operaties");
    }

    private String browse(String path) {
        return caller.get(path, "Accept", BROWSER, "Accept-Language", "nl,en;q=0.8")
                .body();
    }

    private HttpResponse<String> invoke(String path, String... fields) {
        return caller.post(
                path,
                Caller.query(fields).replaceFirst("\\?", ""),
                "Accept",
                BROWSER,
                "Accept-Language",
                "nl",
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String action(String page) {
        return found(page, "<form [^>]*action=\"([^\"]+)\"").getFirst();
    }

    private static List<String> links(String page) {
        return found(page, "href=\"([^\"]+)\"");
    }

    private static List<String> fields(String page) {
        return found(page, "<(?:input|textarea) name=\"([^\"]+)\"");
    }

    private static List<String> found(String page, String pattern) {
        var found = new ArrayList<String>();
        Pattern.compile(pattern).matcher(page).results().forEach(each -> found.add(each.group(1)));
        return found;
    }
}
