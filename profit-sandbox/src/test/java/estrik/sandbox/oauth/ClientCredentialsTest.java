package estrik.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Grants.Authentication;
import estrik.sandbox.company.Restrictions.Rules;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientCredentialsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = Party.service(profit);

    @Test
    void aClientGetsATokenForItsSecretAndReadsRowsWithIt() {
        var answer = client.token(client.withSecret("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store, no-cache");
        var json = Party.json(answer);
        assertThat(json.propertyNames()).containsExactly("access_token", "token_type", "expires_in");
        assertThat(json.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(json.path("expires_in").asInt()).isEqualTo(3600);
        var token = json.path("access_token").asString();
        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        var rows = client.caller.get(
                "/ProfitRestServices/connectors/Workspace365_Tasks", "Authorization", "Bearer " + token);
        assertThat(Party.json(rows).path("rows").values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("User").asString()).isEqualTo("12345.dewi"));
    }

    @Test
    void theTokenOpensSoapToo() {
        var token = Party.text(client.token(client.withSecret("grant_type", "client_credentials")), "access_token");

        var answer = client.soap("Bearer", token);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("<GetProductVersionResult>");
        assertInvalidToken(client.soap("Bearer", token + "x"));
    }

    @Test
    void aTokenThatSomebodyMadeIsRefused() {
        var token = Party.text(client.token(client.withSecret("grant_type", "client_credentials")), "access_token");
        var parts = token.split("\\.", -1);
        var other = encode("{\"sub\":\"anna\",\"client_id\":\"" + client.id + "\",\"exp\":4000000000}");

        assertInvalidToken(client.metainfo("Bearer", parts[0] + "." + other + "." + parts[2]));
        assertInvalidToken(client.metainfo("Bearer", encode("{\"alg\":\"none\"}") + "." + other + "."));
        assertInvalidToken(client.metainfo("Bearer", token + "x"));
        assertInvalidToken(client.metainfo("Bearer", "abc"));
        assertInvalidToken(client.metainfo("Bearer", "x".repeat(100_000)));
        try (var elsewhere = ProfitSandbox.builder().clock(clock).start()) {
            assertInvalidToken(client.metainfo("Bearer", elsewhere.accessTokenFor("anna")));
        }
    }

    @Test
    void whatIsWrongWithTheClientIsToldIn400AndWithBasicIn401() {
        var inForm = client.token("grant_type", "client_credentials", "client_id", client.id, "client_secret", "wrong");
        var asBasic = client.token(
                List.of("Authorization", Party.basic(client.id, "wrong")), "grant_type", "client_credentials");

        assertError(inForm, 400, "invalid_client");
        assertThat(inForm.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertError(asBasic, 401, "invalid_client");
        assertThat(asBasic.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
        assertError(
                client.token("grant_type", "client_credentials", "client_id", "nobody", "client_secret", "x"),
                400,
                "invalid_client");
        assertError(client.token("grant_type", "client_credentials", "client_id", client.id), 400, "invalid_client");
        assertError(
                client.token(List.of("Authorization", "Basic !"), "grant_type", "client_credentials"),
                401,
                "invalid_client");
        assertError(
                client.token(List.of("Authorization", "Basic bm8="), "grant_type", "client_credentials"),
                401,
                "invalid_client");
    }

    @Test
    void missingAndDoubleParametersAreInvalid() {
        assertError(client.token(client.withSecret()), 400, "invalid_request");
        assertError(client.token("grant_type", "client_credentials"), 400, "invalid_request");
        assertError(
                client.token(client.withSecret("grant_type", "client_credentials", "grant_type", "client_credentials")),
                400,
                "invalid_request");
        assertError(client.token(client.withSecret("grant_type", "")), 400, "invalid_request");
        assertError(client.caller.post(Party.TOKEN, "grant_type=%zz"), 400, "invalid_request");
        assertError(client.caller.post(Party.TOKEN, "{\"grant_type\":\"client_credentials\"}"), 400, "invalid_request");
        assertThat(client.caller.post(Party.TOKEN, "a=" + "b".repeat(65_536)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void twoWaysToAuthenticateAtOnceAreInvalid() {
        var basic = List.of("Authorization", Party.basic(client.id, client.secret));

        assertError(client.token(basic, client.withSecret("grant_type", "client_credentials")), 400, "invalid_request");
        assertError(
                client.token(client.withSecret("grant_type", "client_credentials", "client_assertion", "a.b.c")),
                400,
                "invalid_request");
        assertError(
                client.token(basic, "grant_type", "client_credentials", "client_id", "another"),
                400,
                "invalid_request");
    }

    @Test
    void anUnknownGrantTypeIsUnsupported() {
        assertError(client.token(client.withSecret("grant_type", "password")), 400, "unsupported_grant_type");
    }

    @Test
    void theAuthenticationTypeSaysWhichTokensAreTaken() {
        var classic = profit.tokenFor("anna");
        var bearer = profit.accessTokenFor("anna");
        var clients = profit.oauthClients();
        assertThat(clients.authentication("Workspace365")).isEqualTo(Authentication.HYBRID);
        assertThat(client.caller.as(classic, Party.METAINFO).statusCode()).isEqualTo(200);
        assertThat(client.metainfo("Bearer", bearer).statusCode()).isEqualTo(200);

        clients.authentication("Workspace365", Authentication.OAUTH);
        assertThat(client.caller.as(classic, Party.METAINFO).statusCode()).isEqualTo(401);
        assertThat(client.metainfo("Bearer", bearer).statusCode()).isEqualTo(200);
        assertNoCodeIsMailed();

        clients.authentication("Workspace365", Authentication.CLASSIC);
        assertThat(client.caller.as(classic, Party.METAINFO).statusCode()).isEqualTo(200);
        assertInvalidToken(client.metainfo("Bearer", bearer));
        assertError(client.token(client.withSecret("grant_type", "client_credentials")), 400, "unauthorized_client");
    }

    private void assertNoCodeIsMailed() {
        var keys = profit.connector("Workspace365");
        client.caller.post(
                "/ProfitRestServices/OtpRequest",
                "{\"apiKey\":\"%s\",\"apiToken\":\"%s\",\"userId\":\"12345.anna\"}"
                        .formatted(keys.apiKey(), keys.environmentKey()));
        assertThat(client.caller.get("/_sandbox/api/mails").body()).isEqualTo("[]");
    }

    @Test
    void whoeverLosesAccessIsRefused() {
        var token = profit.accessTokenFor("dewi");

        profit.block("dewi", true);
        assertInvalidToken(client.metainfo("Bearer", token));
        assertError(client.token(client.withSecret("grant_type", "client_credentials")), 400, "unauthorized_client");
        profit.block("dewi", false);
        profit.block("Workspace365", true);
        assertInvalidToken(client.metainfo("Bearer", token));
        assertError(client.token(client.withSecret("grant_type", "client_credentials")), 400, "unauthorized_client");
        profit.block("Workspace365", false);
        profit.oauthClients().delete("Workspace365");
        assertInvalidToken(client.metainfo("Bearer", token));
    }

    @Test
    void anAddressThatTheAppConnectorIsClosedToGetsNoToken() {
        profit.restrict("Workspace365", Rules.NONE.allow("10.0.0.0/8"));

        var answer = client.token(client.withSecret("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).isEmpty();
        assertThat(client.metainfo("Bearer", profit.accessTokenFor("dewi")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aClientWithoutAUserIsToldWhatToDo() {
        profit.oauthClients().actingAs("Workspace365", null);

        var answer = client.token(client.withSecret("grant_type", "client_credentials"));

        assertError(answer, 400, "unauthorized_client");
        assertThat(Party.text(answer, "error_description")).contains("no user to act as");
    }

    @Test
    void aClientSurvivesARestartAndItsSecretIsNotInTheFile(@TempDir Path data) throws Exception {
        int port;
        String token;
        Clients.Made made;
        try (var first = ProfitSandbox.builder().data(data).start()) {
            port = first.uri().getPort();
            made = first.oauthClient("Workspace365").actingAs("bram").make();
            token = first.accessTokenFor("anna");
        }
        assertThat(Files.readString(data.resolve("sandbox.json")))
                .contains(made.id())
                .doesNotContain(made.secret());
        try (var second = ProfitSandbox.builder().data(data).port(port).start()) {
            var again = new Party(second, made);
            assertThat(again.metainfo("Bearer", token).body()).contains("12345.anna");
            assertThat(again.token(again.withSecret("grant_type", "client_credentials"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void assertInvalidToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
    }

    static void assertError(HttpResponse<String> answer, int status, String error) {
        assertThat(Caller.json(answer).path("error").asString())
                .as(answer.body())
                .isEqualTo(error);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Caller.json(answer).path("error_description").asString()).endsWith(".");
    }
}
