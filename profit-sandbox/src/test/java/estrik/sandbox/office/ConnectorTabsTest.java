package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorTabsTest {
    private static final String CONNECTOR = "app-connectors/Workspace365";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Visitor visitor = new Visitor(profit);
    private final Caller caller = new Caller(profit);

    @Test
    void addressesAreAllowedAndRefused() {
        var token = profit.tokenFor("anna");

        visitor.follow(CONNECTOR + "/restrictions", "allowed", "203.0.113.0/24\n2001:db8::/32", "denied", "");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(403);
        assertThat(visitor.page(CONNECTOR + "/restrictions")).contains("203.0.113.0/24\n2001:db8::/32");

        visitor.follow(CONNECTOR + "/restrictions", "allowed", "", "denied", "203.0.113.7");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoAddressIsNamed() {
        var page = visitor.post(CONNECTOR + "/restrictions", "allowed", "203.0.113.7\nthuis", "denied", "10.0.0.1");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Visitor.problem(page.body())).isEqualTo("thuis is geen adres of bereik.");
        assertThat(page.body()).contains("203.0.113.7\nthuis", "10.0.0.1");
        assertThat(visitor.page(CONNECTOR + "/restrictions")).doesNotContain("10.0.0.1");
    }

    @Test
    void tokensEndWhenTheirTimeIsOver() {
        var token = profit.tokenFor("anna");
        visitor.follow(
                CONNECTOR,
                "name",
                "Workspace365",
                "group",
                "Workspace365 gebruikers",
                "days",
                "5",
                "authentication",
                "CLASSIC");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);

        visitor.follow("clock", "advance", "P7D");

        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
        var wrong = visitor.post(
                CONNECTOR,
                "name",
                "Workspace365",
                "group",
                "Workspace365 gebruikers",
                "days",
                "-1",
                "authentication",
                "CLASSIC");
        assertThat(Visitor.problem(wrong.body())).isEqualTo("Een heel getal van 0 tot en met 36500.");
    }

    @Test
    void aClientShowsItsSecretOnceAndGetsATokenWithIt() {
        var made = visitor.follow(CONNECTOR + "/oauth/client");
        var secret = Pattern.compile("class=\"secret\">([^<]+)<").matcher(made);
        var id = Pattern.compile("class=\"copy\">([0-9a-f-]{36})<").matcher(made);
        assertThat(secret.find()).isTrue();
        assertThat(id.find()).isTrue();
        assertThat(visitor.page(CONNECTOR + "/oauth")).doesNotContain(secret.group(1));
        visitor.follow(
                CONNECTOR + "/oauth",
                "redirects",
                "http://127.0.0.1:9/cb",
                "certificates",
                "",
                "jwks",
                "",
                "user",
                "anna");

        var form = "grant_type=client_credentials&client_id=" + id.group(1) + "&client_secret=";
        var token = caller.post(
                "/ProfitRestServices/oauth/token",
                form + secret.group(1),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(visitor.page("calls/1"))
                .contains("client_secret=•••", "access_token&quot;:&quot;•••")
                .doesNotContain(
                        secret.group(1), Caller.json(token).path("access_token").asString());

        assertThat(visitor.follow(CONNECTOR + "/oauth/secret")).contains("Het nieuwe geheim geldt");
        assertThat(caller.post(
                                "/ProfitRestServices/oauth/token",
                                form + secret.group(1),
                                "Content-Type",
                                "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(400);
        visitor.follow(CONNECTOR + "/oauth/secret/removal");
        assertThat(visitor.follow(CONNECTOR + "/oauth/client/removal")).contains("Er is nog geen client.");
        assertThat(visitor.post(CONNECTOR + "/oauth/secret").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"redirects, ftp://x", "certificates, geen certificaat", "jwks, http://example.org/jwks"})
    void whatAClientCannotHaveIsSaidAtItsField(String field, String value) {
        visitor.follow(CONNECTOR + "/oauth/client");

        var page = visitor.post(CONNECTOR + "/oauth", field, value, "user", "anna");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("id=\"" + field + "-error\"", value, "value=\"anna\" selected");
        assertThat(visitor.page(CONNECTOR + "/oauth")).doesNotContain(value, "value=\"anna\" selected");
    }

    @Test
    void aWebhookIsAddedTestedBlockedAndDeleted() {
        var page = visitor.follow(
                CONNECTOR + "/webhooks",
                "description",
                "Portaal",
                "url",
                "http://127.0.0.1:9/hook",
                "password",
                "geheim",
                "events",
                "subject.created");
        assertThat(page)
                .contains("Portaal", "http://127.0.0.1:9/hook · subject.created")
                .doesNotContain("geheim");

        assertThat(visitor.follow(CONNECTOR + "/webhooks/1/test")).contains("test.executed");
        assertThat(visitor.follow(CONNECTOR + "/webhooks/1/blocked")).contains("Niet meer blokkeren");
        visitor.follow(CONNECTOR + "/webhooks/1/unblocked");
        assertThat(visitor.follow(CONNECTOR + "/webhooks/1/removal")).contains("Er is nog geen webhook.");
        var wrong = visitor.post(
                CONNECTOR + "/webhooks", "description", "Portaal", "url", "http://example.org/", "password", "geheim");
        assertThat(Visitor.problem(wrong.body()))
                .isEqualTo("Een https-adres zonder gebruikersnaam; op deze machine mag http.");
        assertThat(wrong.body()).contains("value=\"Portaal\"", "value=\"http://example.org/\"", "value=\"geheim\"");
    }

    @Test
    void workflowsShowTheirActions() {
        assertThat(visitor.page("workflows")).contains("Workflow declaratie");
        assertThat(visitor.page("workflows/Workflow%20declaratie"))
                .contains("Controle declaratie", "Goedkeuren", "daarna: Uitbetalen", "Delegeren");
    }

    @ParameterizedTest
    @CsvSource({
        "status, 503, '', '', Antwoordt 503",
        "delay, 20, '', '', Antwoordt 20 ms later",
        "drip, 5, '', '', Antwoordt 16 bytes per 5 ms",
        "truncated, 9, '', '', Breekt het antwoord af na 9 bytes",
        "missing-field, '', Subject, '', Veld ontbreekt: Subject",
        "renamed-field, '', Subject, Onderwerp, Veld heet anders: Subject → Onderwerp",
        "connector-blocked, '', Workspace365_Tasks, '', GetConnector geblokkeerd: Workspace365_Tasks",
        "late-mail, 90, '', '', Mail komt 1 min later",
        "code-twice, '', '', '', Eenmalige code werkt twee keer"
    })
    void faultsOfEveryKindAreAskedForInWords(String kind, String figure, String name, String other, String words) {
        assertThat(visitor.follow(
                        "faults",
                        "kind",
                        kind,
                        "figure",
                        figure,
                        "name",
                        name,
                        "other",
                        other,
                        "calls",
                        "",
                        "share",
                        "20",
                        "path",
                        "/connectors",
                        "user",
                        "anna"))
                .contains(words, "/connectors · anna · 20%", "alle aanroepen");
    }

    @Test
    void aFaultThatNeedsANameSaysSo() {
        var page = visitor.post(
                "faults", "kind", "missing-field", "figure", "", "name", "", "calls", "3", "path", "", "user", "");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Visitor.problem(page.body())).isEqualTo("Vul dit in.");
    }
}
