package estrik.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Grants.Authentication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = new Party(
            profit,
            profit.oauthClient("Workspace365")
                    .comingBackTo(Party.BACK)
                    .comingBackTo("https://app.example/x?tenant=1")
                    .make());

    @Test
    void aPersonSignsInAndTheClientActsForThatPerson() {
        var page = client.caller.get(Party.AUTHORIZE + Caller.query(client.question()), "Accept-Language", "en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<b>Workspace365</b> wants to work in Profit", "no password", "Anna de Wit");

        var redirect = client.signIn("anna");
        assertThat(redirect.statusCode()).isEqualTo(302);
        assertThat(redirect.headers().firstValue("Location").orElse("")).startsWith(Party.BACK + "?code=");
        assertThat(Party.back(redirect)).containsOnlyKeys("code", "state").containsEntry("state", "st4te");

        var tokens = Party.json(client.redeem(Party.code(redirect)));
        assertThat(tokens.propertyNames()).containsExactly("access_token", "token_type", "expires_in", "refresh_token");
        var metainfo = client.metainfo("Bearer", tokens.path("access_token").asString());
        assertThat(metainfo.body()).contains("(12345.anna)");
        assertThat(profit.calls().getFirst().user()).isEqualTo("anna");
    }

    @Test
    void thePageSpeaksDutchAndOffersTheMembersOfTheGroupAlone() {
        var page = client.caller.get(Party.AUTHORIZE + Caller.query(client.question()), "Accept-Language", "nl-NL");

        assertThat(page.body())
                .contains("<html lang=\"nl\">", "Aanmelden bij Profit", "hebben hier geen wachtwoord")
                .contains("value=\"anna\"", "value=\"bram\"", "value=\"chris\"", "value=\"dewi\"")
                .doesNotContain("Emre");
    }

    @Test
    void thePageHasNoScriptAndMayGoBackToTheClientAlone() {
        var page = client.caller.get(Party.AUTHORIZE + Caller.query(client.question()));

        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValue("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none';"
                        + " form-action 'self' http://localhost:8080");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Frame-Options")).hasValue("deny");
        assertThat(page.body()).doesNotContain("<script");
    }

    @Test
    void whatTheClientSendsIsTextOnThePage() {
        var evil = "\"><script>alert(1)</script>";
        var question = client.question();
        question[7] = evil;

        var page = client.caller.get(Party.AUTHORIZE + Caller.query(question));
        var typed = client.caller.post(Party.AUTHORIZE, Party.form(client.question("user", evil)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("<script").contains("&lt;script&gt;");
        assertThat(typed.body()).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void aPersonMayTypeAUserIdOrAnEMailAddress() {
        for (var name : new String[] {"12345.bram", "BRAM@vandelft.example", " bram "}) {
            var token = Party.text(client.redeem(client.code(name)), "access_token");
            assertThat(client.metainfo("Bearer", token).body()).contains("(12345.bram)");
        }
    }

    @Test
    void aNameInTheAddressSignsNobodyIn() {
        for (var more : new String[] {"user", "cancel"}) {
            var page = client.caller.get(Party.AUTHORIZE + Caller.query(client.question(more, "anna")));
            assertThat(page.statusCode()).as(more).isEqualTo(200);
        }
    }

    @Test
    void whoeverIsNoMemberStaysOnThePage() {
        profit.block("bram", true);

        for (var name : new String[] {"emre", "bram", "zoe"}) {
            var page = client.caller.post(
                    Party.AUTHORIZE, Party.form(client.question("user", name)), "Accept-Language", "en");
            assertThat(page.statusCode()).isEqualTo(400);
            assertThat(page.body()).contains("role=\"alert\"", "‘" + name + "’ is no user of this app connector");
        }
    }

    @Test
    void whoeverCancelsComesBackWithoutACode() {
        var redirect = client.caller.post(Party.AUTHORIZE, Party.form(client.question("cancel", "1")));

        assertThat(Party.back(redirect))
                .containsEntry("error", "access_denied")
                .containsEntry("state", "st4te")
                .doesNotContainKey("code");
    }

    @Test
    void aRedirectUrlKeepsItsOwnQuery() {
        var question = client.question("user", "anna");
        question[5] = "https://app.example/x?tenant=1";

        var redirect = client.caller.post(Party.AUTHORIZE, Party.form(question));

        assertThat(redirect.headers().firstValue("Location").orElse(""))
                .startsWith("https://app.example/x?tenant=1&code=");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "client_id, nobody",
        "client_id, ''",
        "redirect_uri, ''",
        "redirect_uri, http://localhost:8080/back/",
        "redirect_uri, HTTP://localhost:8080/back",
        "redirect_uri, https://evil.example/back",
    })
    void nobodyIsSentToAnAddressThatTheClientDidNotRegister(String name, String value) {
        var question = Party.changed(client.question("user", "anna"), name, value);

        var answer = client.caller.post(Party.AUTHORIZE, Party.form(question));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("form-action 'none'");
        assertThat(answer.body()).contains("role=\"alert\"");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "state, '', invalid_request",
        "code_challenge, '', invalid_request",
        "code_challenge, short, invalid_request",
        "code_challenge_method, '', invalid_request",
        "code_challenge_method, plain, invalid_request",
    })
    void otherTroubleIsToldOnTheRedirect(String name, String value, String error) {
        var question = Party.changed(client.question("user", "anna"), name, value);

        var answer = client.caller.get(Party.AUTHORIZE + Caller.query(question));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(Party.BACK + "?error=" + error + "&");
        if (!name.equals("state")) {
            assertThat(Party.back(answer)).containsEntry("state", "st4te");
        }
    }

    @Test
    void aParameterThatStandsThereTwiceIsInvalid() {
        var twice = client.caller.get(Party.AUTHORIZE + Caller.query(client.question("state", "other")));
        var lost = client.caller.get(Party.AUTHORIZE + Caller.query(client.question("redirect_uri", Party.BACK)));

        assertThat(Party.back(twice)).containsEntry("error", "invalid_request");
        assertThat(lost.statusCode()).isEqualTo(400);
    }

    @Test
    void anAppConnectorThatIsBlockedOrClassicSignsNobodyIn() {
        profit.block("Workspace365", true);
        assertThat(Party.back(client.signIn("anna"))).containsEntry("error", "unauthorized_client");
        profit.block("Workspace365", false);
        profit.oauthClients().authentication("Workspace365", Authentication.CLASSIC);
        assertThat(Party.back(client.signIn("anna"))).containsEntry("error", "unauthorized_client");
    }

    @Test
    void whenTheSandboxFailsTheClientHearsOfIt(@TempDir Path data) throws IOException {
        try (var broken = ProfitSandbox.builder().data(data).start()) {
            var made =
                    broken.oauthClient("Workspace365").comingBackTo(Party.BACK).make();
            try (var files = Files.walk(data)) {
                for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }

            assertThat(Party.back(new Party(broken, made).signIn("anna"))).containsEntry("error", "server_error");
            Files.createDirectories(data);
        }
    }
}
