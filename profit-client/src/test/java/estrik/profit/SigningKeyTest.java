package estrik.profit;

import static estrik.profit.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.profit.SigningKey.Algorithm;
import estrik.sandbox.ProfitSandbox;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A client that proves itself with a private key, whose public half it publishes.
class SigningKeyTest {
    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    @ParameterizedTest
    @EnumSource
    void aClientProvesItselfWithAKey(Algorithm algorithm) throws Exception {
        var pair = algorithm == Algorithm.ES256 ? ec("secp256r1") : rsa(2048);
        try (var jwks = published(pair, "2026-11")) {
            var made = sandbox.oauthClient("Workspace365")
                    .actingAs("anna")
                    .keysAt(jwks.environment().rest().toString())
                    .make();

            var client =
                    new ClientCredentials.WithKey(made.id(), new SigningKey("2026-11", algorithm, pair.getPrivate()));

            assertThat(profit.as(client).profitVersion()).isInstanceOf(Answer.Ok.class);
        }
    }

    @Test
    void anAssertionIsUsedOnceAndLastsLessThanFiveMinutes() throws Exception {
        var pair = ec("secp256r1");
        try (var server = ScriptedServer.saying(response(503, "text/plain", ""));
                var silent = Profit.at(server.environment())) {
            var key = new SigningKey("2026-11", Algorithm.ES256, pair.getPrivate());
            var client = new ClientCredentials.WithKey("client-1", key);
            silent.as(client).profitVersion();
            silent.as(client).profitVersion();

            var ids = new HashSet<String>();
            for (var request : server.requests()) {
                var assertion = Signed.of(request.replaceFirst("(?s).*client_assertion=([^&]+).*", "$1"));
                assertThat(assertion.header()).containsEntry("alg", "ES256").containsEntry("kid", "2026-11");
                assertThat(assertion.isBy(pair.getPublic())).isTrue();
                assertThat(assertion.claims())
                        .containsEntry("iss", "client-1")
                        .containsEntry("sub", "client-1")
                        .containsEntry("aud", server.environment().rest() + "/oauth/token");
                assertThat(Duration.ofSeconds(assertion.number("exp") - assertion.number("iat")))
                        .isLessThan(Duration.ofMinutes(5));
                ids.add(assertion.text("jti"));
            }
            assertThat(ids).hasSize(server.requests().size()).hasSizeGreaterThan(1);
        }
    }

    @Test
    void aKeyThatDoesNotFitIsRefusedAtOnce() throws Exception {
        assertThatThrownBy(() -> new SigningKey("k", Algorithm.RS256, rsa(1024).getPrivate()))
                .hasMessageStartingWith("This key cannot sign RS256");
        assertThatThrownBy(() ->
                        new SigningKey("k", Algorithm.ES256, ec("secp384r1").getPrivate()))
                .hasMessageStartingWith("This key cannot sign ES256");
        assertThatThrownBy(() ->
                        new SigningKey("k", Algorithm.PS256, ec("secp256r1").getPrivate()))
                .hasMessageStartingWith("This key cannot sign PS256");
        assertThatThrownBy(() ->
                        new SigningKey(" ", Algorithm.ES256, ec("secp256r1").getPrivate()))
                .hasMessage("The id (kid) of the key is missing.");
        assertThatThrownBy(() -> new ProofKey(ec("secp384r1")))
                .hasMessage("The key of a public client is an elliptic curve, P-256.");
        assertThatThrownBy(() -> new ProofKey(rsa(2048))).isInstanceOf(IllegalArgumentException.class);
    }

    private static KeyPair rsa(int bits) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static KeyPair ec(String curve) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private static ScriptedServer published(KeyPair pair, String id) {
        var keys = Json.written(json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("keys");
            json.writeStartObject();
            json.writeStringProperty("kid", id);
            if (pair.getPublic() instanceof RSAPublicKey rsa) {
                json.writeStringProperty("kty", "RSA");
                json.writeStringProperty("n", Jose.encoded(rsa.getModulus().toByteArray()));
                json.writeStringProperty(
                        "e", Jose.encoded(rsa.getPublicExponent().toByteArray()));
            } else {
                new ProofKey(pair).writeJwk(json);
            }
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
        return ScriptedServer.saying(response(200, "application/json", keys));
    }
}
