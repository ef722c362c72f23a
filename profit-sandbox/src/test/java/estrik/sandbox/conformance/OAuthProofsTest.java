package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.OAuthClientsTest.assertError;
import static estrik.sandbox.conformance.Operations.SERVER;
import static estrik.sandbox.conformance.Operations.TOKEN;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.oauth.Party;
import estrik.sandbox.oauth.Signer;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OAuthProofsTest {
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

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aPublicClientIsAskedForAProofWithANonce() {
        var code = client.code("anna");

        var asked = redeem(code, "DPoP", forToken(Map.of()));

        assertError(asked, 400, "use_dpop_nonce");
        var nonce = asked.headers().firstValue("DPoP-Nonce").orElseThrow();
        var tokens = redeem(code, "DPoP", forToken(Map.of("nonce", nonce)));
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(Party.text(tokens, "token_type")).isEqualTo("DPoP");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aPublicClientWithoutAProofIsRefused() {
        assertThat(redeem(client.code("anna")).statusCode()).isEqualTo(400);
    }

    @Test
    @Fact(section = "11", mark = D, operation = SERVER)
    void aCallOfAPublicClientCarriesTokenAndProof() {
        var nonce = nonce();
        var token = token(nonce);

        assertThat(client.metainfo("DPoP", token, "DPoP", forCall(KEY, token, nonce))
                        .body())
                .contains("(12345.anna)");
        assertThat(client.metainfo("DPoP", token).statusCode()).isEqualTo(401);
        assertThat(client.metainfo("Bearer", token).statusCode()).isEqualTo(401);
        assertThat(client.metainfo("DPoP", token, "DPoP", forCall(Signer.es256(), token, nonce))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aProofIsForOneMethodAndOneAddressAndIsUsedOnce() {
        var nonce = nonce();

        assertError(
                redeem(client.code("anna"), "DPoP", forToken(Map.of("nonce", nonce, "htm", "GET"))),
                400,
                "invalid_dpop_proof");
        assertError(
                redeem(
                        client.code("anna"),
                        "DPoP",
                        forToken(Map.of("nonce", nonce, "htu", profit.uri() + Party.METAINFO))),
                400,
                "invalid_dpop_proof");
        var proof = forToken(Map.of("nonce", nonce));
        assertThat(redeem(client.code("anna"), "DPoP", proof).statusCode()).isEqualTo(200);
        assertError(redeem(client.code("anna"), "DPoP", proof), 400, "invalid_dpop_proof");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aProofIsADpopJwtSignedByEs256() {
        var nonce = nonce();
        var rsa = Signer.rs256();

        var otherType = KEY.jwt(Map.of("typ", "JWT", "alg", "ES256", "jwk", KEY.jwk()), claims(Map.of("nonce", nonce)));
        var otherKey =
                rsa.jwt(Map.of("typ", "dpop+jwt", "alg", "RS256", "jwk", rsa.jwk()), claims(Map.of("nonce", nonce)));

        assertError(redeem(client.code("anna"), "DPoP", otherType), 400, "invalid_dpop_proof");
        assertError(redeem(client.code("anna"), "DPoP", otherKey), 400, "invalid_dpop_proof");
    }

    private HttpResponse<String> redeem(String code, String... headers) {
        return client.token(
                List.of(headers),
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
        return redeem("none", "DPoP", forToken(Map.of()))
                .headers()
                .firstValue("DPoP-Nonce")
                .orElseThrow();
    }

    private String token(String nonce) {
        return Party.text(redeem(client.code("anna"), "DPoP", forToken(Map.of("nonce", nonce))), "access_token");
    }

    private String forToken(Map<String, Object> other) {
        return proof(KEY, claims(other));
    }

    private Map<String, Object> claims(Map<String, Object> other) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("htm", "POST");
        claims.put("htu", profit.uri() + Party.TOKEN);
        claims.put("iat", clock.instant().getEpochSecond());
        claims.putAll(other);
        return claims;
    }

    private String forCall(Signer key, String token, String nonce) {
        var hash = Signer.encode(Signer.sha256(token.getBytes(US_ASCII)));
        return proof(
                key, claims(Map.of("htm", "GET", "htu", profit.uri() + Party.METAINFO, "nonce", nonce, "ath", hash)));
    }

    private static String proof(Signer key, Map<String, Object> claims) {
        return key.jwt(Map.of("typ", "dpop+jwt", "alg", "ES256", "jwk", key.jwk()), claims);
    }
}
