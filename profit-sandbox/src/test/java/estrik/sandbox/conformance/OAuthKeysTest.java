package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.OAuthClientsTest.assertError;
import static estrik.sandbox.conformance.Operations.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.oauth.NewClient;
import estrik.sandbox.oauth.Party;
import estrik.sandbox.oauth.Publisher;
import estrik.sandbox.oauth.Signer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OAuthKeysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Signer KEY = Signer.es256();
    private static final byte[] CERTIFICATE = KEY.certificate(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(30)));
    private static final String KID = Signer.encode(Signer.sha256(CERTIFICATE));

    private final SettableClock clock = new SettableClock(NOW);

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aClientMayProveItselfByASignedJwt() {
        var client = withCertificate();

        var answer = client.show(signed(client, Map.of()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(client.metainfo("Bearer", Party.text(answer, "access_token")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "PS256", "ES256"})
    @Fact(section = "11", mark = D, operation = TOKEN)
    void threeAlgorithmsAreTaken(String algorithm) {
        var key = switch (algorithm) {
            case "RS256" -> Signer.rs256();
            case "PS256" -> Signer.ps256();
            default -> Signer.es256();
        };
        var der = key.certificate(NOW, NOW.plusSeconds(3600));
        var client = new Party(profit, client().certificate(Signer.pem(der)).make());
        var header = Map.of("alg", algorithm, "kid", Signer.encode(Signer.sha256(der)));

        assertThat(client.show(key.jwt(header, client.claims(clock))).statusCode())
                .isEqualTo(200);
        assertError(client.show(key.jwt(Map.of("alg", "none"), client.claims(clock))), 400, "invalid_client");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void theKeyOfAJwtIsNamed() {
        var client = withCertificate();

        assertError(client.show(KEY.jwt(Map.of("alg", "ES256"), client.claims(clock))), 400, "invalid_client");
        assertError(
                client.show(KEY.jwt(Map.of("alg", "ES256", "kid", "other"), client.claims(clock))),
                400,
                "invalid_client");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void theAudienceIsTheTokenAddressOrTheBaseAddress() {
        var client = withCertificate();

        for (var audience : List.of(
                profit.restBase() + "/oauth/token",
                profit.restBase().toString(),
                profit.uri().toString())) {
            assertThat(client.show(signed(client, Map.of("aud", audience))).statusCode())
                    .as(audience)
                    .isEqualTo(200);
        }
        assertError(client.show(signed(client, Map.of("aud", "https://elsewhere.example"))), 400, "invalid_client");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aJwtIsUsedOnce() {
        var client = withCertificate();
        var assertion = signed(client, Map.of());
        assertThat(client.show(assertion).statusCode()).isEqualTo(200);

        assertError(client.show(assertion), 400, "invalid_client");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aJwtEndsWithinFiveMinutesAndClocksMayDifferByOne() {
        var client = withCertificate();
        long now = NOW.getEpochSecond();

        assertThat(client.show(signed(client, Map.of("exp", now - 59, "iat", now - 300)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.show(signed(client, Map.of("exp", now + 360, "iat", now + 60)))
                        .statusCode())
                .isEqualTo(200);
        assertError(client.show(signed(client, Map.of("exp", now - 61, "iat", now - 300))), 400, "invalid_client");
        assertError(client.show(signed(client, Map.of("exp", now + 361, "iat", now))), 400, "invalid_client");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void publishedKeysAreKeptForAnHour() throws IOException {
        try (var keys = new Publisher()) {
            var client = new Party(profit, client().keysAt(keys.url()).make());
            keys.publish(Map.of("kid", "k1"), KEY);
            assertThat(named(client, "k1").statusCode()).isEqualTo(200);
            assertThat(named(client, "k1").statusCode()).isEqualTo(200);
            assertThat(keys.calls()).isEqualTo(1);

            clock.advance(Duration.ofHours(1));
            assertThat(named(client, "k1").statusCode()).isEqualTo(200);
            assertThat(keys.calls()).isEqualTo(2);
        }
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void publishedKeysAreNotFollowedElsewhereAndNotAbove64Kb() throws IOException {
        try (var keys = new Publisher()) {
            var client = new Party(profit, client().keysAt(keys.url()).make());

            keys.answer(302, "");
            assertError(named(client, "k1"), 400, "invalid_client");
            keys.answer(200, " ".repeat(65_537));
            assertError(named(client, "k1"), 400, "invalid_client");
            keys.publish(Map.of("kid", "k1"), KEY);
            assertThat(named(client, "k1").statusCode()).isEqualTo(200);
        }
    }

    private NewClient client() {
        return profit.oauthClient("Workspace365").actingAs("dewi");
    }

    private Party withCertificate() {
        return new Party(profit, client().certificate(Signer.pem(CERTIFICATE)).make());
    }

    private String signed(Party client, Map<String, Object> other) {
        var claims = client.claims(clock);
        claims.putAll(other);
        return KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims);
    }

    private HttpResponse<String> named(Party client, String kid) {
        return client.show(KEY.jwt(Map.of("alg", "ES256", "kid", kid), client.claims(clock)));
    }
}
