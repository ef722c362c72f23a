package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.GET_DATA;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static estrik.sandbox.conformance.Operations.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Grants.Authentication;
import estrik.sandbox.oauth.Party;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OAuthClientsTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = Party.service(profit);

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aSecretInTheFormBringsAJwtThatIsGoodForAnHour() {
        var answer = client.token(client.withSecret("grant_type", "client_credentials"));

        assertThat(answer.statusCode()).isEqualTo(200);
        var json = Caller.json(answer);
        assertThat(json.propertyNames()).containsExactly("access_token", "token_type", "expires_in");
        assertThat(json.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(json.path("expires_in").asInt()).isEqualTo(3600);
        var token = json.path("access_token").asString();
        assertThat(token).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");
        clock.advance(Duration.ofSeconds(3599));
        assertThat(client.metainfo("Bearer", token).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(client.metainfo("Bearer", token).statusCode()).isEqualTo(401);
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aSecretMayComeAsBasicAuthentication() {
        var answer = client.token(
                List.of("Authorization", Party.basic(client.id, client.secret)), "grant_type", "client_credentials");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(
            section = "11",
            mark = D,
            operation = {ROWS, GET_DATA})
    void anAccessTokenOpensRestAndSoapInTheHeader() {
        var bearer = "Bearer " + accessToken();

        var rest = client.caller.get("/ProfitRestServices/connectors/Workspace365_Tasks", "Authorization", bearer);
        var soap = client.caller.service(
                "AppConnectorGet",
                "GetData",
                "<connectorId>Workspace365_Tasks</connectorId><take>1</take>",
                "Authorization",
                bearer);

        assertThat(Caller.json(rest).path("rows").values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("User").asString()).isEqualTo("12345.dewi"));
        assertThat(Xml.textOf(soap, "GetDataResult")).contains("<Workspace365_Tasks>");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void missingAndDoubleParametersAndTwoAuthenticationsAreInvalidRequests() {
        var basic = List.of("Authorization", Party.basic(client.id, client.secret));

        assertError(client.token(client.withSecret()), 400, "invalid_request");
        assertError(
                client.token(client.withSecret("grant_type", "client_credentials", "grant_type", "client_credentials")),
                400,
                "invalid_request");
        assertError(client.token(basic, client.withSecret("grant_type", "client_credentials")), 400, "invalid_request");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aWrongClientIs400OrWithBasic401() {
        var inForm = client.token("grant_type", "client_credentials", "client_id", client.id, "client_secret", "wrong");
        var asBasic = client.token(
                List.of("Authorization", Party.basic(client.id, "wrong")), "grant_type", "client_credentials");

        assertError(inForm, 400, "invalid_client");
        assertError(asBasic, 401, "invalid_client");
        assertThat(asBasic.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    }

    @Test
    @Fact(section = "11", mark = D, operation = SERVER)
    void a401ToAnAccessTokenNamesItsScheme() {
        for (var scheme : List.of("Bearer", "DPoP")) {
            var refused = client.metainfo(scheme, "abc");

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue(scheme + " error=\"invalid_token\"");
        }
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aSecretIsGoodFor180Days() {
        clock.advance(Duration.ofDays(180).minusSeconds(1));
        assertThat(client.token(client.withSecret("grant_type", "client_credentials"))
                        .statusCode())
                .isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));
        assertError(client.token(client.withSecret("grant_type", "client_credentials")), 400, "invalid_client");
    }

    @Test
    @Fact(
            section = "11",
            mark = D,
            operation = {SERVER, TOKEN})
    void theAuthenticationTypeIsClassicOrHybridOrOAuth() {
        var classic = profit.tokenFor("anna");
        var bearer = accessToken();
        var clients = profit.oauthClients();

        clients.authentication("Workspace365", Authentication.HYBRID);
        assertThat(client.caller.as(classic, Party.METAINFO).statusCode()).isEqualTo(200);
        assertThat(client.metainfo("Bearer", bearer).statusCode()).isEqualTo(200);
        clients.authentication("Workspace365", Authentication.OAUTH);
        assertThat(client.caller.as(classic, Party.METAINFO).statusCode()).isEqualTo(401);
        assertThat(client.metainfo("Bearer", bearer).statusCode()).isEqualTo(200);
        clients.authentication("Workspace365", Authentication.CLASSIC);
        assertThat(client.caller.as(classic, Party.METAINFO).statusCode()).isEqualTo(200);
        assertThat(client.metainfo("Bearer", bearer).statusCode()).isEqualTo(401);
    }

    private String accessToken() {
        return Party.text(client.token(client.withSecret("grant_type", "client_credentials")), "access_token");
    }

    static void assertError(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(Caller.json(answer).path("error").asString()).isEqualTo(error);
    }
}
