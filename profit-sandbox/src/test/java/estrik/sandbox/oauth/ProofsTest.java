package estrik.sandbox.oauth;

import static estrik.sandbox.oauth.ClientCredentialsTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofsTest {
    private static final Signer KEY = Signer.es256();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = Party.app(profit);

    private final Prover prover = new Prover(client, KEY, clock);

    @Test
    void aPublicClientProvesEachCall() {
        var code = client.code("anna");
        var first = prover.redeem(prover.forToken(Map.of()), code);
        assertError(first, 400, "use_dpop_nonce");
        var nonce = first.headers().firstValue("DPoP-Nonce").orElseThrow();

        var tokens = prover.redeem(prover.forToken(nonce), code);

        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(Party.text(tokens, "token_type")).isEqualTo("DPoP");
        var token = Party.text(tokens, "access_token");
        var metainfo = client.metainfo("DPoP", token, "DPoP", prover.forCall(token, nonce));
        assertThat(metainfo.body()).contains("(12345.anna)");
        var refreshed = client.token(
                List.of("DPoP", prover.forToken(nonce)),
                client.withId("grant_type", "refresh_token", "refresh_token", Party.text(tokens, "refresh_token")));
        assertThat(refreshed.statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAProofThereIsNothingForAPublicClient() {
        var answer = client.redeemWithoutSecret(List.of(), client.code("anna"));

        assertError(answer, 400, "invalid_dpop_proof");
        assertThat(answer.headers().firstValue("DPoP-Nonce")).isPresent();
    }

    @Test
    void aPublicClientHasNoSecretAndNoClientCredentials() {
        assertThat(client.secret).isEmpty();
        assertError(
                client.token(
                        List.of("DPoP", prover.forToken(prover.nonce())),
                        client.withId("grant_type", "client_credentials")),
                400,
                "unauthorized_client");
        assertError(
                client.token("grant_type", "client_credentials", "client_id", client.id, "client_secret", "x"),
                400,
                "invalid_client");
    }

    @Test
    void aProofIsGoodOnce() {
        var nonce = prover.nonce();
        var proof = prover.forToken(nonce);
        assertThat(prover.redeem(proof, client.code("anna")).statusCode()).isEqualTo(200);

        assertError(prover.redeem(proof, client.code("anna")), 400, "invalid_dpop_proof");

        var token = Party.text(prover.redeem(prover.forToken(nonce), client.code("anna")), "access_token");
        var forCall = prover.forCall(token, nonce);
        assertThat(client.metainfo("DPoP", token, "DPoP", forCall).statusCode()).isEqualTo(200);
        assertInvalidToken(client.metainfo("DPoP", token, "DPoP", forCall));
    }

    @Test
    void aTokenIsWorthNothingWithoutItsKey() {
        var nonce = prover.nonce();
        var tokens = prover.redeem(prover.forToken(nonce), client.code("anna"));
        var token = Party.text(tokens, "access_token");
        var thief = new Prover(client, Signer.es256(), clock);

        var asBearer = client.metainfo("Bearer", token);
        assertThat(asBearer.statusCode()).isEqualTo(401);
        assertThat(asBearer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertInvalidToken(client.metainfo("DPoP", token));
        assertInvalidToken(client.metainfo("DPoP", token, "DPoP", thief.forCall(token, nonce)));
        assertError(
                client.token(
                        List.of("DPoP", thief.forToken(nonce)),
                        client.withId(
                                "grant_type", "refresh_token", "refresh_token", Party.text(tokens, "refresh_token"))),
                400,
                "invalid_grant");
    }

    @Test
    void aProvenTokenOpensSoapToo() {
        var path = "/profitservices/AppConnectorVersionInfo.asmx";
        var nonce = prover.nonce();
        var token = Party.text(prover.redeem(prover.forToken(nonce), client.code("anna")), "access_token");
        var proof = prover.proof(prover.claimsWithToken("POST", path, token, nonce));

        assertThat(client.soap("DPoP", token, "DPoP", proof).body()).contains("<GetProductVersionResult>");
        assertInvalidToken(client.soap("DPoP", token, "DPoP", proof));
    }

    @Test
    void aBearerTokenIsNoDpopToken() {
        var bearer = profit.accessTokenFor("anna");

        assertInvalidToken(client.metainfo("DPoP", bearer, "DPoP", prover.forCall(bearer, prover.nonce())));
    }

    @Test
    void theApiAlsoAsksForANonceThatIsOurs() {
        var nonce = prover.nonce();
        var token = Party.text(prover.redeem(prover.forToken(nonce), client.code("anna")), "access_token");

        for (var other : new String[] {"", "made up", nonce + "x", "." + nonce, "zzzzzzzzzzzzz.x"}) {
            var answer = client.metainfo("DPoP", token, "DPoP", prover.forCall(token, other));
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("DPoP error=\"use_dpop_nonce\"");
            assertThat(client.metainfo(
                                    "DPoP",
                                    token,
                                    "DPoP",
                                    prover.forCall(
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
        var nonce = prover.nonce();
        clock.advance(Duration.ofMinutes(59));
        assertThat(prover.redeem(prover.forToken(nonce), client.code("anna")).statusCode())
                .isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        assertError(prover.redeem(prover.forToken(nonce), client.code("anna")), 400, "use_dpop_nonce");
    }

    @Test
    void whatIsWrongWithAProofIsTold() {
        var nonce = prover.nonce();
        long now = clock.instant().getEpochSecond();

        assertRefused(nonce, claims -> claims.put("htm", "GET"), "as htm");
        assertRefused(nonce, claims -> claims.put("htu", profit.uri() + Party.METAINFO), "as htu");
        assertRefused(nonce, claims -> claims.put("htu", "http://elsewhere.example" + Party.TOKEN), "as htu");
        assertRefused(nonce, claims -> claims.remove("htu"), "as htu");
        assertRefused(nonce, claims -> claims.remove("jti"), "no jti");
        assertRefused(nonce, claims -> claims.remove("iat"), "no iat");
        assertRefused(nonce, claims -> claims.put("iat", now - 301), "too far off");
        assertRefused(nonce, claims -> claims.put("iat", now + 61), "too far off");
        var good = prover.claimsForToken(Map.of("nonce", nonce));
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
        assertThat(prover.redeem(prover.proof(good), client.code("anna")).statusCode())
                .isEqualTo(200);
    }

    private void assertRefused(String nonce, Consumer<Map<String, Object>> change, String because) {
        var claims = prover.claimsForToken(Map.of("nonce", nonce));
        change.accept(claims);
        assertBad(prover.proof(claims), because);
    }

    private void assertBad(String proof, String because) {
        var answer = prover.redeem(proof, "none");
        assertError(answer, 400, "invalid_dpop_proof");
        assertThat(Party.text(answer, "error_description")).contains(because);
    }

    @Test
    void aProofMayBeWrittenForAProxyThatSpeaksTls() {
        var address = "https" + profit.uri().toString().substring(4) + "/profitrestservices/OAuth/token?x=1";

        var proof = prover.forToken(Map.of("nonce", prover.nonce(), "htu", address));

        assertThat(prover.redeem(proof, client.code("anna")).statusCode()).isEqualTo(200);
    }

    @Test
    void aClientWithASecretMayProveItsTokensToo() {
        profit.oauthClients().delete("Workspace365");
        var secret = Party.service(profit);

        var answer = secret.token(
                List.of("DPoP", prover.forToken(prover.nonce())),
                secret.withSecret("grant_type", "client_credentials"));

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
        return prover.forToken(Map.of("htu", there.uri() + Party.TOKEN, "nonce", nonce));
    }

    private static void assertInvalidToken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("DPoP error=\"invalid_token\"");
    }
}
