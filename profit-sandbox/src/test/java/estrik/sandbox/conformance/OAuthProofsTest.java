package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.OAuthClientsTest.assertError;
import static estrik.sandbox.conformance.Operations.SERVER;
import static estrik.sandbox.conformance.Operations.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.oauth.Party;
import estrik.sandbox.oauth.Prover;
import estrik.sandbox.oauth.Signer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OAuthProofsTest {
    private static final Signer KEY = Signer.es256();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = Party.app(profit);
    private final Prover prover = new Prover(client, KEY, clock);

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aPublicClientIsAskedForAProofWithANonce() {
        var code = client.code("anna");

        var asked = prover.redeem(prover.forToken(Map.of()), code);

        assertError(asked, 400, "use_dpop_nonce");
        var nonce = asked.headers().firstValue("DPoP-Nonce").orElseThrow();
        var tokens = prover.redeem(prover.forToken(nonce), code);
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(200);
        assertThat(Party.text(tokens, "token_type")).isEqualTo("DPoP");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aPublicClientWithoutAProofIsRefused() {
        assertThat(client.redeemWithoutSecret(List.of(), client.code("anna")).statusCode())
                .isEqualTo(400);
    }

    @Test
    @Fact(section = "11", mark = D, operation = SERVER)
    void aCallOfAPublicClientCarriesTokenAndProof() {
        var nonce = prover.nonce();
        var token = token(nonce);

        assertThat(client.metainfo("DPoP", token, "DPoP", prover.forCall(token, nonce))
                        .body())
                .contains("(12345.anna)");
        assertThat(client.metainfo("DPoP", token).statusCode()).isEqualTo(401);
        assertThat(client.metainfo("Bearer", token).statusCode()).isEqualTo(401);
        assertThat(client.metainfo(
                                "DPoP", token, "DPoP", new Prover(client, Signer.es256(), clock).forCall(token, nonce))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aProofIsForOneMethodAndOneAddressAndIsUsedOnce() {
        var nonce = prover.nonce();

        assertError(
                prover.redeem(prover.forToken(Map.of("nonce", nonce, "htm", "GET")), client.code("anna")),
                400,
                "invalid_dpop_proof");
        assertError(
                prover.redeem(
                        prover.forToken(Map.of("nonce", nonce, "htu", profit.uri() + Party.METAINFO)),
                        client.code("anna")),
                400,
                "invalid_dpop_proof");
        var proof = prover.forToken(nonce);
        assertThat(prover.redeem(proof, client.code("anna")).statusCode()).isEqualTo(200);
        assertError(prover.redeem(proof, client.code("anna")), 400, "invalid_dpop_proof");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aProofIsADpopJwtSignedByEs256() {
        var nonce = prover.nonce();
        var rsa = Signer.rs256();

        var otherType = KEY.jwt(
                Map.of("typ", "JWT", "alg", "ES256", "jwk", KEY.jwk()), prover.claimsForToken(Map.of("nonce", nonce)));
        var otherKey = rsa.jwt(
                Map.of("typ", "dpop+jwt", "alg", "RS256", "jwk", rsa.jwk()),
                prover.claimsForToken(Map.of("nonce", nonce)));

        assertError(prover.redeem(otherType, client.code("anna")), 400, "invalid_dpop_proof");
        assertError(prover.redeem(otherKey, client.code("anna")), 400, "invalid_dpop_proof");
    }

    private String token(String nonce) {
        return Party.text(prover.redeem(prover.forToken(nonce), client.code("anna")), "access_token");
    }
}
