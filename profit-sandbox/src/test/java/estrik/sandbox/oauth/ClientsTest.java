package estrik.sandbox.oauth;

import static estrik.sandbox.oauth.ClientCredentialsTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Grants.Authentication;
import estrik.sandbox.company.Grants.Code;
import estrik.sandbox.company.Grants.Family;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Store;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Clients clients = profit.oauthClients();

    @Test
    void anAdministratorMakesAClientAndFillsItIn() {
        var made = clients.make("workspace365");
        clients.redirectUris("Workspace365", List.of(Party.BACK));
        clients.actingAs("Workspace365", "12345.bram");

        assertThat(made.connector()).isEqualTo("Workspace365");
        assertThat(made.secret()).hasSize(64);
        var client = clients.of("Workspace365").orElseThrow();
        assertThat(client.id()).isEqualTo(made.id());
        assertThat(client.user()).isEqualTo("bram");
        assertThat(client.redirectUris()).containsExactly(Party.BACK);
        var party = new Party(profit, made);
        assertThat(party.redeem(party.code("anna")).statusCode()).isEqualTo(200);
        assertThat(party.token(party.withSecret("grant_type", "client_credentials"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(made + clients.all().toString()).doesNotContain(made.secret());
    }

    @Test
    void aNewSecretTakesThePlaceOfTheOldAndMayBeRevoked() {
        var made = profit.oauthClient("Workspace365").actingAs("bram").make();
        var renewed = new Party(profit, made.id(), clients.renewSecret("Workspace365"));
        var old = new Party(profit, made);

        assertError(old.token(old.withSecret("grant_type", "client_credentials")), 400, "invalid_client");
        assertThat(renewed.token(renewed.withSecret("grant_type", "client_credentials"))
                        .statusCode())
                .isEqualTo(200);

        clients.revokeSecret("Workspace365");
        assertError(renewed.token(renewed.withSecret("grant_type", "client_credentials")), 400, "invalid_client");
    }

    @Test
    void aClientThatBecomesPublicLosesItsSecretAndWhatWasGivenOut() {
        var made = profit.oauthClient("Workspace365").comingBackTo(Party.BACK).make();
        var party = new Party(profit, made);
        var tokens = party.redeem(party.code("anna"));

        clients.publicClient("Workspace365", true);

        assertThat(party.metainfo("Bearer", Party.text(tokens, "access_token")).statusCode())
                .isEqualTo(401);
        assertError(party.refresh(Party.text(tokens, "refresh_token")), 400, "invalid_client");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.renewSecret("Workspace365"))
                .withMessage("A public client has no secret");
    }

    @Test
    void deletingAClientEndsWhatItHas() {
        var party = Party.web(profit);
        var tokens = party.redeem(party.code("anna"));

        assertThat(clients.delete("Workspace365")).isTrue();
        assertThat(clients.delete("Workspace365")).isFalse();

        assertThat(party.metainfo("Bearer", Party.text(tokens, "access_token")).statusCode())
                .isEqualTo(401);
        assertError(party.refresh(Party.text(tokens, "refresh_token")), 400, "invalid_client");
        assertThat(party.caller
                        .get(Party.AUTHORIZE + Caller.query(party.question()))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatCannotBeIsNamed() {
        profit.oauthClient("Workspace365").make();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.make("Workspace365"))
                .withMessage("App connector 'Workspace365' has an OAuth client already");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.make("Other"))
                .withMessage("There is no app connector 'Other' in the sandbox");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.actingAs("Workspace365", "zoe"))
                .withMessageContaining("its users are anna, bram");
        clients.delete("Workspace365");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.revokeSecret("Workspace365"))
                .withMessage("App connector 'Workspace365' has no OAuth client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "javascript.x",
                "data:text/html,x",
                "app:/back",
                "/back",
                "https:///back",
                "https://app.example/back#x",
                "https://me@app.example/back",
                "https://app.example/a b",
            })
    void whatIsNoRedirectUrlIsNotTaken(String uri) {
        profit.oauthClient("Workspace365").make();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> clients.redirectUris("Workspace365", List.of(uri)))
                .withMessageContaining("is no redirect URL");
        assertThat(clients.of("Workspace365").orElseThrow().redirectUris()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "com.example.app:/back, com.example.app:",
        "https://app.example/x, https://app.example",
        "http://127.0.0.1:8080/x, http://127.0.0.1:8080",
        "http://[::1]:8080/x, http:",
    })
    void thePageMayLeadBackToEachKindOfRedirectUrl(String uri, String source) {
        var party = new Party(
                profit, profit.oauthClient("Workspace365").comingBackTo(uri).make());

        var page =
                party.caller.get(Party.AUTHORIZE + Caller.query(Party.changed(party.question(), "redirect_uri", uri)));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .endsWith("form-action 'self' " + source);
    }

    @Test
    void programsMakeListAndDeleteClients() {
        var caller = new Party(profit, "", "").caller;
        var answer = caller.post(
                "/_sandbox/api/oauth",
                "{\"connector\":\"workspace365\",\"user\":\"dewi\",\"redirectUris\":[\"" + Party.BACK
                        + "\"],\"authentication\":\"oauth\"}");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var party = new Party(profit, Party.text(answer, "clientId"), Party.text(answer, "clientSecret"));
        assertThat(party.token(party.withSecret("grant_type", "client_credentials"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.as(profit.tokenFor("anna"), Party.METAINFO).statusCode())
                .isEqualTo(401);
        var listed = caller.get("/_sandbox/api/oauth");
        assertThat(listed.body()).doesNotContain(party.secret);
        assertThat(Party.json(listed).get(0).propertyNames())
                .containsExactly(
                        "connector",
                        "authentication",
                        "clientId",
                        "public",
                        "secretUntil",
                        "user",
                        "redirectUris",
                        "certificates",
                        "jwksUrl");
        assertThat(Party.json(listed).get(0).path("authentication").asString()).isEqualTo("oauth");
        assertThat(caller.delete("/_sandbox/api/oauth/Workspace365").statusCode())
                .isEqualTo(204);
        var again = caller.delete("/_sandbox/api/oauth/Workspace365");
        assertThat(again.statusCode()).isEqualTo(404);
        assertThat(Party.text(again, "error")).isEqualTo("App connector 'Workspace365' has no OAuth client.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                  | \"connector\" must be a text that is not empty.",
                "{\"connector\":\"X\"}                               | There is no app connector 'X' in the sandbox.",
                "{\"connector\":\"Workspace365\",\"colour\":1}       | A client has no \"colour\"; it may have authentication, certificates, connector, jwksUrl, public, redirectUris, user.",
                "{\"connector\":\"Workspace365\",\"authentication\":\"x\"} | \"authentication\" must be classic, hybrid or oauth.",
                "{\"connector\":\"Workspace365\",\"redirectUris\":\"x\"} | \"redirectUris\" must be a list of texts.",
                "{\"connector\":\"Workspace365\",\"public\":\"yes\"} | \"public\" must be true or false.",
                "{\"connector\":\"Workspace365\",\"user\":\"zoe\"}   | There is no 'zoe' in the sandbox; its users are anna, bram, chris, dewi, emre.",
                "{\"connector\":\"Workspace365\",\"jwksUrl\":\"x\"}  | A JWKS URL begins with https://; http:// works on loopback only.",
                "[]                                                  | The body must be one JSON object.",
            })
    void badInputGetsOneClearSentence(String body, String sentence) {
        HttpResponse<String> answer = new Party(profit, "", "").caller.post("/_sandbox/api/oauth", body);

        assertThat(Party.text(answer, "error")).isEqualTo(sentence);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(clients.all()).isEmpty();
    }

    @Test
    void whatIsOutThereIsBounded() {
        var now = Instant.parse("2026-11-22T08:00:00Z");
        var state = new Company(Clock.systemUTC(), Store.inMemory()).state();
        for (int at = 0; at <= 1_000; at++) {
            state = AuthorizationCodes.issue(state, "code" + at, code(now.plusMillis(at)));
        }
        assertThat(state.grants().codes()).hasSize(1_000);
        assertThat(AuthorizationCodes.redeem(state, shown("code0"), now).state())
                .isEqualTo(state);

        Map<String, Family> many = IntStream.range(0, 10_000)
                .boxed()
                .collect(Collectors.toMap(
                        String::valueOf, at -> new Family("Workspace365", "anna", "", null, now.plusMillis(at))));
        State full = state.grants(grants -> grants.families(many));
        var begun = RefreshTokens.begin(full, code(now), null, now.plusSeconds(60));
        assertThat(begun.state().grants().families()).hasSize(10_000).doesNotContainKey("0");
    }

    @Test
    void whatAnAppConnectorHasFollowsItsNameAndGoesWithIt() {
        var now = Instant.parse("2026-11-22T08:00:00Z");
        var company = new Company(Clock.systemUTC(), Store.inMemory());
        var id = new Clients(company).make("Workspace365").id();
        var state = AuthorizationCodes.issue(company.state(), "code", code(now));
        state = RefreshTokens.begin(state, code(now), null, now).state();

        var renamed = state.grants().renamed("Workspace365", "Portal");

        assertThat(renamed.owner(id)).hasValue("Portal");
        assertThat(renamed.authentication("Portal")).isEqualTo(Authentication.HYBRID);
        assertThat(renamed.authentication("Workspace365")).isEqualTo(Authentication.CLASSIC);
        assertThat(renamed.codes().values()).extracting(Code::connector).containsExactly("Portal");
        assertThat(renamed.families().values()).extracting(Family::connector).containsExactly("Portal");
        var gone = renamed.without("Portal");
        assertThat(gone.owner(id)).isEmpty();
        assertThat(gone.codes()).isEmpty();
        assertThat(gone.families()).isEmpty();
        assertThat(gone.authentications()).isEmpty();
    }

    private static Code code(Instant at) {
        return new Code("Workspace365", "anna", Party.BACK, Party.CHALLENGE, at, null);
    }

    private static AuthorizationCodes.Shown shown(String code) {
        return new AuthorizationCodes.Shown("Workspace365", code, Party.BACK, Party.VERIFIER, null);
    }

    @Test
    void whenNoMoreAssertionsCanBeRememberedNoneIsTaken(@TempDir Path data) throws Exception {
        var now = Instant.now();
        var key = Signer.es256();
        var der = key.certificate(now.minusSeconds(60), now.plusSeconds(3600));
        Clients.Made made;
        try (var first = ProfitSandbox.builder().data(data).start()) {
            made = first.oauthClient("Workspace365")
                    .actingAs("dewi")
                    .certificate(Signer.pem(der))
                    .make();
        }
        var file = data.resolve("sandbox.json");
        var used = IntStream.range(0, 10_000)
                .mapToObj(at -> "\"" + at + "\":\"" + now.plusSeconds(300) + "\"")
                .collect(Collectors.joining(",", "\"used\":{", "}"));
        Files.writeString(file, Files.readString(file).replace("\"used\":{}", used));
        try (var second = ProfitSandbox.builder().data(data).start()) {
            var party = new Party(second, made);
            var claims = Map.of(
                    "iss", made.id(),
                    "sub", made.id(),
                    "aud", second.restBase().toString(),
                    "jti", "1",
                    "exp", now.getEpochSecond() + 60);
            var answer = party.token(
                    "grant_type",
                    "client_credentials",
                    "client_assertion_type",
                    Assertions.TYPE,
                    "client_assertion",
                    key.jwt(Map.of("alg", "ES256", "kid", Signer.encode(Signer.sha256(der))), claims));

            assertError(answer, 503, "temporarily_unavailable");
        }
    }
}
