package estrik.sandbox.oauth;

import static estrik.sandbox.oauth.ClientCredentialsTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofsTest {
    private static final Signer KEY = Signer.es256();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = new Party(
            profit,
            profit.oauthClient("Workspace365")
                    .publicClient()
                    .comingBackTo(Party.BACK)
                    .make());

    private Map<String, Object> claims(String method, String path) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", method);
        claims.put("htu", client.profit.uri() + path);
        claims.put("iat", clock.instant().getEpochSecond());
        return claims;
    }

    private static String proof(Signer key, Map<String, Object> claims) {
        return key.jwt(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", key.jwk()), claims);
    }

    private String forToken(String nonce) {
        var claims = claims("POST", Party.TOKEN);
        claims.put("nonce", nonce);
        return proof(KEY, claims);
    }

    private String forCall(Signer key, String token, String nonce) {
        var claims = claims("GET", Party.METAINFO);
        claims.put("nonce", nonce);
        claims.put("ath", Signer.encode(Signer.sha256(token.getBytes(StandardCharsets.US_ASCII))));
        return proof(key, claims);
    }

    private HttpResponse<String> redeem(String proof, String code) {
        return client.token(
                List.of("DPoP", proof),
                client.withId(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        Party.BACK,
                        "code_verifier",
                        Party.VERIFIER));
    }

    private String nonce() {
        var asked = redeem(proof(KEY, claims("POST", Party.TOKEN)), "none");
        return asked.headers().firstValue("DPoP-Nonce").orElseThrow();
    }

    @Test
    void aPublicClientProvesEachCall() {
        var code = client.code("anna");
        var first = redeem(proof(KEY, claims("POST", Party.TOKEN)), code);
        assertError(first, 400, "use_dpop_nonce");
        var nonce = first.headers().firstValue("DPoP-Nonce").orElseThrow();

        var tokens = redeem(forToken(nonce), code);

        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(Party.text(tokens, "token_type")).isEqualTo("DPoP");
        var token = Party.text(tokens, "access_token");
        var metainfo = client.metainfo("DPoP", token, "DPoP", forCall(KEY, token, nonce));
        assertThat(metainfo.body()).contains("(12345.anna)");
        var refreshed = client.token(
                List.of("DPoP", forToken(nonce)),
                client.withId("grant_type", "refresh_token", "refresh_token", Party.text(tokens, "refresh_token")));
        assertThat(refreshed.statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAProofThereIsNothingForAPublicClient() {
        var answer = client.token(client.withId(
                "grant_type",
                "authorization_code",
                "code",
                client.code("anna"),
                "redirect_uri",
                Party.BACK,
                "code_verifier",
                Party.VERIFIER));

        assertError(answer, 400, "invalid_dpop_proof");
        assertThat(answer.headers().firstValue("DPoP-Nonce")).isPresent();
    }

    @Test
    void aPublicClientHasNoSecretAndNoClientCredentials() {
        assertThat(client.secret).isEmpty();
        assertError(
                client.token(List.of("DPoP", forToken(nonce())), client.withId("grant_type", "client_credentials")),
                400,
                "unauthorized_client");
        assertError(
                client.token("grant_type", "client_credentials", "client_id", client.id, "client_secret", "x"),
                400,
                "invalid_client");
    }

    @Test
    void aProofIsGoodOnce() {
        var nonce = nonce();
        var proof = forToken(nonce);
        assertThat(redeem(proof, client.code("anna")).statusCode()).isEqualTo(200);

        assertError(redeem(proof, client.code("anna")), 400, "invalid_dpop_proof");

        var token = Party.text(redeem(forToken(nonce), client.code("anna")), "access_token");
        var forCall = forCall(KEY, token, nonce);
        assertThat(client.metainfo("DPoP", token, "DPoP", forCall).statusCode()).isEqualTo(200);
        assertInvalidToken(client.metainfo("DPoP", token, "DPoP", forCall));
    }

    @Test
    void aTokenIsWorthNothingWithoutItsKey() {
        var nonce = nonce();
        var tokens = redeem(forToken(nonce), client.code("anna"));
        var token = Party.text(tokens, "access_token");
        var thief = Signer.es256();

        var asBearer = client.metainfo("Bearer", token);
        assertThat(asBearer.statusCode()).isEqualTo(401);
        assertThat(asBearer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertInvalidToken(client.metainfo("DPoP", token));
        assertInvalidToken(client.metainfo("DPoP", token, "DPoP", forCall(thief, token, nonce)));
        var claims = claims("POST", Party.TOKEN);
        claims.put("nonce", nonce);
        assertError(
                client.token(
                        List.of("DPoP", proof(thief, claims)),
                        client.withId(
                                "grant_type", "refresh_token", "refresh_token", Party.text(tokens, "refresh_token"))),
                400,
                "invalid_grant");
    }

    @Test
    void aProvenTokenOpensSoapToo() {
        var path = "/profitservices/AppConnectorVersionInfo.asmx";
        var nonce = nonce();
        var token = Party.text(redeem(forToken(nonce), client.code("anna")), "access_token");
        var claims = claims("POST", path);
        claims.put("nonce", nonce);
        claims.put("ath", Signer.encode(Signer.sha256(token.getBytes(StandardCharsets.US_ASCII))));
        var proof = proof(KEY, claims);

        assertThat(client.soap("DPoP", token, "DPoP", proof).body()).contains("<GetProductVersionResult>");
        assertInvalidToken(client.soap("DPoP", token, "DPoP", proof));
    }

    @Test
    void aBearerTokenIsNoDpopToken() {
        var bearer = profit.accessTokenFor("anna");

        assertInvalidToken(client.metainfo("DPoP", bearer, "DPoP", forCall(KEY, bearer, nonce())));
    }

    @Test
    void theApiAlsoAsksForANonceThatIsOurs() {
        var nonce = nonce();
        var token = Party.text(redeem(forToken(nonce), client.code("anna")), "access_token");

        for (var other : new String[] {"", "made up", nonce + "x", "." + nonce, "zzzzzzzzzzzzz.x"}) {
            var answer = client.metainfo("DPoP", token, "DPoP", forCall(KEY, token, other));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("DPoP error=\"use_dpop_nonce\"");
            assertThat(client.metainfo(
                                    "DPoP",
                                    token,
                                    "DPoP",
                                    forCall(
                                            KEY,
                                            token,
                                            answer.headers()
                                                    .firstValue("DPoP-Nonce")
                                                    .orElseThrow()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNonceIsGoodForAnHour() {
        var nonce = nonce();
        clock.advance(Duration.ofMinutes(59));
        assertThat(redeem(forToken(nonce), client.code("anna")).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertError(redeem(forToken(nonce), client.code("anna")), 400, "use_dpop_nonce");
    }

    @Test
    void whatIsWrongWithAProofIsTold() {
        var nonce = nonce();
        long now = clock.instant().getEpochSecond();

        assertRefused(nonce, claims -> claims.put("htm", "GET"), "as htm");
        assertRefused(nonce, claims -> claims.put("htu", profit.uri() + Party.METAINFO), "as htu");
        assertRefused(nonce, claims -> claims.put("htu", "http://elsewhere.example" + Party.TOKEN), "as htu");
        assertRefused(nonce, claims -> claims.remove("htu"), "as htu");
        assertRefused(nonce, claims -> claims.remove("jti"), "no jti");
        assertRefused(nonce, claims -> claims.remove("iat"), "no iat");
        assertRefused(nonce, claims -> claims.put("iat", now - 301), "too far off");
        assertRefused(nonce, claims -> claims.put("iat", now + 61), "too far off");
        var good = claims("POST", Party.TOKEN);
        good.put("nonce", nonce);
        assertBad(KEY.jwt(Map.of("typ", "JWT", "alg", "ES256", "jwk", KEY.jwk()), good), "typ dpop+jwt");
        assertBad(KEY.jwt(Map.of("typ", "dpop+jwt", "alg", "none", "jwk", KEY.jwk()), good), "by ES256");
        var rsa = Signer.rs256();
        assertBad(rsa.jwt(Map.of("typ", "dpop+jwt", "alg", "RS256", "jwk", rsa.jwk()), good), "by ES256");
        assertBad(rsa.jwt(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", rsa.jwk()), good), "is not signed");
        assertBad(KEY.jwt(Map.of("typ", "dpop+jwt", "alg", "ES256"), good), "as jwk");
        var secret = KEY.jwk();
        secret.put("d", "AA");
        assertBad(KEY.jwt(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", secret), good), "as jwk");
        var beside = KEY.jwk();
        beside.put("y", beside.get("x"));
        assertBad(KEY.jwt(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", beside), good), "as jwk");
        assertBad(
                Signer.es256().jwt(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", KEY.jwk()), good), "is not signed");
        assertBad("abc", "not a JWT");
        assertThat(redeem(proof(KEY, good), client.code("anna")).statusCode()).isEqualTo(200);
    }

    private void assertRefused(String nonce, Consumer<Map<String, Object>> change, String because) {
        var claims = claims("POST", Party.TOKEN);
        claims.put("nonce", nonce);
        change.accept(claims);
        assertBad(proof(KEY, claims), because);
    }

    private void assertBad(String proof, String because) {
        var answer = redeem(proof, "none");
        assertError(answer, 400, "invalid_dpop_proof");
        assertThat(Party.text(answer, "error_description")).contains(because);
    }

    @Test
    void aProofMayBeWrittenForAProxyThatSpeaksTls() {
        var claims = claims("POST", Party.TOKEN);
        claims.put("nonce", nonce());
        claims.put("htu", ("https" + profit.uri().toString().substring(4)) + "/profitrestservices/OAuth/token?x=1");

        assertThat(redeem(proof(KEY, claims), client.code("anna")).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientWithASecretMayProveItsTokensToo() {
        profit.oauthClients().delete("Workspace365");
        var secret = new Party(
                profit, profit.oauthClient("Workspace365").actingAs("dewi").make());

        var answer =
                secret.token(List.of("DPoP", forToken(nonce())), secret.withSecret("grant_type", "client_credentials"));

        assertThat(Party.text(answer, "token_type")).isEqualTo("DPoP");
        assertThat(secret.metainfo("Bearer", Party.text(answer, "access_token")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aProofFromBeforeARestartIsWorthNothing(@TempDir Path data) {
        int port;
        String old;
        Clients.Made made;
        try (var first = ProfitSandbox.builder().clock(clock).data(data).start()) {
            port = first.uri().getPort();
            made = first.oauthClient("Workspace365")
                    .publicClient()
                    .comingBackTo(Party.BACK)
                    .make();
            var there = new Party(first, made);
            var asked = there.token(List.of("DPoP", at(first, "")), there.withId("grant_type", "refresh_token"));
            old = at(first, asked.headers().firstValue("DPoP-Nonce").orElseThrow());
            assertError(
                    there.token(List.of("DPoP", old), there.withId("grant_type", "refresh_token")),
                    400,
                    "invalid_request");
        }
        try (var second =
                ProfitSandbox.builder().clock(clock).data(data).port(port).start()) {
            var there = new Party(second, made);
            assertError(
                    there.token(List.of("DPoP", old), there.withId("grant_type", "refresh_token")),
                    400,
                    "use_dpop_nonce");
        }
    }

    private String at(ProfitSandbox there, String nonce) {
        var claims = claims("POST", Party.TOKEN);
        claims.put("htu", there.uri() + Party.TOKEN);
        claims.put("nonce", nonce);
        return proof(KEY, claims);
    }

    private static void assertInvalidToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("DPoP error=\"invalid_token\"");
    }
}
