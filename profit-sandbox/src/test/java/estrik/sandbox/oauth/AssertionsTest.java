package estrik.sandbox.oauth;

import static estrik.sandbox.oauth.ClientCredentialsTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.io.IOException;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Signer KEY = Signer.es256();
    private static final byte[] CERTIFICATE = KEY.certificate(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(30)));
    private static final String PEM = Signer.pem(CERTIFICATE);
    private static final String KID = Signer.encode(Signer.sha256(CERTIFICATE));

    private final SettableClock clock = new SettableClock(NOW);

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private Party withCertificate() {
        return new Party(
                profit,
                profit.oauthClient("Workspace365")
                        .actingAs("dewi")
                        .certificate(PEM)
                        .make());
    }

    @Test
    void aClientProvesItselfByTheKeyOfItsCertificate() {
        var client = withCertificate();

        var answer = client.show(KEY.jwt(Map.of("alg", "ES256", "kid", KID), client.claims(clock)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(client.metainfo("Bearer", Party.text(answer, "access_token")).body())
                .contains("(12345.dewi)");
    }

    @Test
    void baseUrlsToo() {
        var client = withCertificate();

        for (var aud : List.<Object>of(
                profit.uri().toString(),
                profit.uri() + "/",
                profit.restBase().toString(),
                List.of("https://elsewhere.example", profit.restBase() + "/oauth/token"))) {
            var claims = client.claims(clock);
            claims.put("aud", aud);
            assertThat(client.show(KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims))
                            .statusCode())
                    .as("%s", aud)
                    .isEqualTo(200);
        }
    }

    @Test
    void anAssertionIsGoodOnceAlsoAfterARestart(@TempDir Path data) {
        int port;
        Clients.Made made;
        String assertion;
        try (var first = ProfitSandbox.builder().clock(clock).data(data).start()) {
            port = first.uri().getPort();
            made = first.oauthClient("Workspace365")
                    .actingAs("dewi")
                    .certificate(PEM)
                    .make();
            var client = new Party(first, made);
            assertion = KEY.jwt(Map.of("alg", "ES256", "kid", KID), client.claims(clock));
            assertThat(client.show(assertion).statusCode()).isEqualTo(200);
            assertRefused(client.show(assertion), "was shown before");
        }
        try (var second =
                ProfitSandbox.builder().clock(clock).data(data).port(port).start()) {
            var client = new Party(second, made);
            assertRefused(client.show(assertion), "was shown before");
            assertThat(client.show(KEY.jwt(Map.of("alg", "ES256", "kid", KID), client.claims(clock)))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void clocksMayDifferByAMinute() {
        var client = withCertificate();
        long now = NOW.getEpochSecond();

        assertThat(times(client, now - 59, now - 300).statusCode()).isEqualTo(200);
        assertThat(times(client, now + 360, now + 60).statusCode()).isEqualTo(200);
        assertRefused(times(client, now - 60, now - 300), "has expired");
        assertRefused(times(client, now + 361, now), "more than 5 minutes");
        assertRefused(times(client, now + 300, now + 61), "iat in the future");
        var without = client.claims(clock);
        without.remove("exp");
        assertRefused(client.show(KEY.jwt(Map.of("alg", "ES256", "kid", KID), without)), "no exp");
    }

    private HttpResponse<String> times(Party client, long exp, long iat) {
        var claims = client.claims(clock);
        claims.put("exp", exp);
        claims.put("iat", iat);
        return client.show(KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims));
    }

    @Test
    void whatIsWrongWithAnAssertionIsTold() {
        var client = withCertificate();

        assertRefused(changed(client, claims -> claims.put("iss", "me")), "client_id as iss");
        assertRefused(changed(client, claims -> claims.put("sub", "me")), "no client with this client_id");
        assertRefused(changed(client, claims -> claims.put("aud", "https://elsewhere.example")), "as aud");
        assertRefused(changed(client, claims -> claims.remove("aud")), "as aud");
        assertRefused(changed(client, claims -> claims.remove("jti")), "no jti");
        assertRefused(client.show("abc"), "is not a JWT");
        assertRefused(client.show("a.b.c"), "is not a JWT");
        var good = client.claims(clock);
        assertRefused(client.show(KEY.jwt(Map.of("alg", "ES256"), good)), "no kid");
        assertRefused(client.show(KEY.jwt(Map.of("alg", "ES256", "kid", "other"), good)), "none of the client's keys");
        assertRefused(client.show(KEY.jwt(Map.of("alg", "none", "kid", KID), good)), "RS256, PS256 or ES256");
        assertRefused(client.show(KEY.jwt(Map.of("alg", "HS256", "kid", KID), good)), "RS256, PS256 or ES256");
        assertRefused(client.show(KEY.jwt(Map.of("alg", "RS256", "kid", KID), good)), "not signed by");
        assertRefused(client.show(Signer.es256().jwt(Map.of("alg", "ES256", "kid", KID), good)), "not signed by");
        assertRefused(
                client.show(KEY.jwt(Map.of("alg", "ES256", "kid", KID, "crit", List.of("x")), good)), "not a JWT");
        assertError(client.show(KEY.jwt(Map.of(), good), "client_id", "other"), 400, "invalid_request");
        assertError(client.show("a.b.c", "client_assertion_type", "password"), 400, "invalid_request");
        assertError(client.show("a.b.c", "client_assertion_type", ""), 400, "invalid_request");
        assertError(client.show(""), 400, "invalid_request");
    }

    private HttpResponse<String> changed(Party client, Consumer<Map<String, Object>> change) {
        var claims = client.claims(clock);
        change.accept(claims);
        return client.show(KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims));
    }

    @Test
    void aCertificateThatRanOutSignsNoMore() {
        var client = withCertificate();
        clock.advance(Duration.ofDays(31));

        assertRefused(
                client.show(KEY.jwt(Map.of("alg", "ES256", "kid", KID), client.claims(clock))),
                "none of the client's keys");
    }

    @Test
    void certificatesAreLookedAtWhenTheyAreGiven() {
        var until = NOW.plusSeconds(60);

        var weak = new Signer("RS256", Signer.rsa(1024));
        var other = new Signer("ES256", Signer.ec("secp384r1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> profit.oauthClient("Workspace365")
                        .certificate(Signer.pem(weak.certificate(NOW, until)))
                        .make())
                .withMessageContaining("RSA of 2048 bits or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profit.oauthClient("Workspace365")
                        .certificate(Signer.pem(other.certificate(NOW, until)))
                        .make())
                .withMessageContaining("curve P-256");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        profit.oauthClient("Workspace365").certificate("hello").make())
                .withMessageContaining("X.509 in PEM");
        assertThat(profit.oauthClients().all()).isEmpty();
    }

    @Test
    void keysMayBePublishedInsteadAndAreKeptForAnHour() throws IOException {
        try (var jwks = new Publisher()) {
            jwks.publish(Map.of("kid", "k1", "use", "sig"), KEY);
            var client = new Party(
                    profit,
                    profit.oauthClient("Workspace365")
                            .actingAs("dewi")
                            .keysAt(jwks.url())
                            .make());
            assertThat(named(client, KEY, "k1").statusCode()).isEqualTo(200);
            assertThat(named(client, KEY, "k1").statusCode()).isEqualTo(200);
            assertThat(jwks.calls()).isEqualTo(1);

            var next = Signer.rs256();
            jwks.publish(Map.of("kid", "k2"), next);
            assertRefused(named(client, next, "k2"), "none of the client's keys");
            clock.advance(Duration.ofHours(1));
            assertThat(named(client, next, "k2").statusCode()).isEqualTo(200);
            assertRefused(named(client, KEY, "k1"), "none of the client's keys");
            assertThat(jwks.calls()).isEqualTo(2);
        }
    }

    private HttpResponse<String> named(Party client, Signer key, String kid) {
        return client.show(key.jwt(Map.of("alg", key.algorithm(), "kid", kid), client.claims(clock)));
    }

    @Test
    void whatIsNoGoodJwksIsToldToTheClient() throws IOException {
        try (var jwks = new Publisher()) {
            var client = new Party(
                    profit,
                    profit.oauthClient("Workspace365")
                            .actingAs("dewi")
                            .keysAt(jwks.url())
                            .make());

            jwks.answer(302, "");
            assertRefused(named(client, KEY, "k1"), "302 and not 200");
            jwks.answer(404, "");
            assertRefused(named(client, KEY, "k1"), "404 and not 200");
            jwks.answer(200, " ".repeat(65_537));
            assertRefused(named(client, KEY, "k1"), "larger than 64 KB");
            jwks.answer(200, "<html>");
            assertRefused(named(client, KEY, "k1"), "not a JWKS");
            jwks.answer(
                    200,
                    "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k1\",\"x\":\"AA\",\"y\":\"AA\"},7,{}]}");
            assertRefused(named(client, KEY, "k1"), "none of the client's keys");
        }
        clock.advance(Duration.ofHours(2));
        var gone = new Party(
                profit, profit.oauthClients().of("Workspace365").orElseThrow().id(), "");
        assertRefused(named(gone, KEY, "k1"), "the connection failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://keys.example/jwks",
                "http://127.0.0.1.example/jwks",
                "http://user@127.0.0.1/jwks",
                "ftp://keys.example/jwks",
                "file:///etc/passwd",
                "https:///jwks",
                "not an address",
            })
    void aJwksUrlIsHttpsOrOnLoopback(String url) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profit.oauthClient("Workspace365").keysAt(url).make())
                .withMessageContaining("begins with https://");
    }

    private static void assertRefused(HttpResponse<String> answer, String because) {
        assertError(answer, 400, "invalid_client");
        assertThat(Party.text(answer, "error_description")).contains(because);
    }
}
