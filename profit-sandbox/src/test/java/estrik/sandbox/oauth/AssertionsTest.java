package estrik.sandbox.oauth;

import static estrik.sandbox.oauth.ClientCredentialsTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class AssertionsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final Signer KEY = Signer.es256();
    private static final byte[] CERTIFICATE = KEY.certificate(NOW.minusSeconds(60), NOW.plus(Duration.ofDays(30)));
    private static final String PEM = Signer.pem(CERTIFICATE);
    private static final String KID = Signer.encode(Signer.sha256(CERTIFICATE));

    private final SettableClock clock = new SettableClock(NOW);

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private HttpResponse<String> show(Party client, String assertion, String... more) {
        var form = new LinkedHashMap<String, String>();
        form.put("grant_type", "client_credentials");
        form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        form.put("client_assertion", assertion);
        for (int at = 0; at < more.length; at += 2) {
            form.put(more[at], more[at + 1]);
        }
        return client.token(form.entrySet().stream()
                .flatMap(each -> List.of(each.getKey(), each.getValue()).stream())
                .toArray(String[]::new));
    }

    private static Map<String, Object> claims(Party client, Clock clock) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", client.id);
        claims.put("sub", client.id);
        claims.put("aud", client.profit.uri() + Party.TOKEN);
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", clock.instant().getEpochSecond());
        claims.put("exp", clock.instant().getEpochSecond() + 300);
        return claims;
    }

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

        var answer = show(client, KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims(client, clock)));

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
            var claims = claims(client, clock);
            claims.put("aud", aud);
            assertThat(show(client, KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims))
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
            assertion = KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims(client, clock));
            assertThat(show(client, assertion).statusCode()).isEqualTo(200);
            assertRefused(show(client, assertion), "was shown before");
        }
        try (var second =
                ProfitSandbox.builder().clock(clock).data(data).port(port).start()) {
            var client = new Party(second, made);
            assertRefused(show(client, assertion), "was shown before");
            assertThat(show(client, KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims(client, clock)))
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
        var without = claims(client, clock);
        without.remove("exp");
        assertRefused(show(client, KEY.jwt(Map.of("alg", "ES256", "kid", KID), without)), "no exp");
    }

    private HttpResponse<String> times(Party client, long exp, long iat) {
        var claims = claims(client, clock);
        claims.put("exp", exp);
        claims.put("iat", iat);
        return show(client, KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims));
    }

    @Test
    void whatIsWrongWithAnAssertionIsTold() {
        var client = withCertificate();

        assertRefused(changed(client, claims -> claims.put("iss", "me")), "client_id as iss");
        assertRefused(changed(client, claims -> claims.put("sub", "me")), "no client with this client_id");
        assertRefused(changed(client, claims -> claims.put("aud", "https://elsewhere.example")), "as aud");
        assertRefused(changed(client, claims -> claims.remove("aud")), "as aud");
        assertRefused(changed(client, claims -> claims.remove("jti")), "no jti");
        assertRefused(show(client, "abc"), "is not a JWT");
        assertRefused(show(client, "a.b.c"), "is not a JWT");
        var good = claims(client, clock);
        assertRefused(show(client, KEY.jwt(Map.of("alg", "ES256"), good)), "no kid");
        assertRefused(show(client, KEY.jwt(Map.of("alg", "ES256", "kid", "other"), good)), "none of the client's keys");
        assertRefused(show(client, KEY.jwt(Map.of("alg", "none", "kid", KID), good)), "RS256, PS256 or ES256");
        assertRefused(show(client, KEY.jwt(Map.of("alg", "HS256", "kid", KID), good)), "RS256, PS256 or ES256");
        assertRefused(show(client, KEY.jwt(Map.of("alg", "RS256", "kid", KID), good)), "not signed by");
        assertRefused(show(client, Signer.es256().jwt(Map.of("alg", "ES256", "kid", KID), good)), "not signed by");
        assertRefused(
                show(client, KEY.jwt(Map.of("alg", "ES256", "kid", KID, "crit", List.of("x")), good)), "not a JWT");
        assertError(show(client, KEY.jwt(Map.of(), good), "client_id", "other"), 400, "invalid_request");
        assertError(show(client, "a.b.c", "client_assertion_type", "password"), 400, "invalid_request");
        assertError(show(client, "a.b.c", "client_assertion_type", ""), 400, "invalid_request");
        assertError(show(client, ""), 400, "invalid_request");
    }

    private HttpResponse<String> changed(Party client, Consumer<Map<String, Object>> change) {
        var claims = claims(client, clock);
        change.accept(claims);
        return show(client, KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims));
    }

    @Test
    void aCertificateThatRanOutSignsNoMore() {
        var client = withCertificate();
        clock.advance(Duration.ofDays(31));

        assertRefused(
                show(client, KEY.jwt(Map.of("alg", "ES256", "kid", KID), claims(client, clock))),
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
            assertThat(jwks.calls.get()).isEqualTo(1);

            var next = Signer.rs256();
            jwks.publish(Map.of("kid", "k2"), next);
            assertRefused(named(client, next, "k2"), "none of the client's keys");
            clock.advance(Duration.ofHours(1));
            assertThat(named(client, next, "k2").statusCode()).isEqualTo(200);
            assertRefused(named(client, KEY, "k1"), "none of the client's keys");
            assertThat(jwks.calls.get()).isEqualTo(2);
        }
    }

    private HttpResponse<String> named(Party client, Signer key, String kid) {
        return show(client, key.jwt(Map.of("alg", key.algorithm(), "kid", kid), claims(client, clock)));
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

    /// Where a client publishes its keys.
    private static final class Publisher implements AutoCloseable {
        final AtomicInteger calls = new AtomicInteger();
        private final HttpServer http;
        private volatile int status = 200;
        private volatile String body = "{\"keys\":[]}";

        Publisher() throws IOException {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.createContext("/", exchange -> {
                try (exchange) {
                    calls.incrementAndGet();
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Location", "/elsewhere");
                    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                    exchange.getResponseBody().write(bytes);
                }
            });
            http.start();
        }

        String url() {
            return "http://127.0.0.1:" + http.getAddress().getPort() + "/jwks";
        }

        void publish(Map<String, ?> details, Signer key) {
            var jwk = key.jwk();
            jwk.putAll(details);
            answer(200, new JsonMapper().writeValueAsString(Map.of("keys", List.of(jwk))));
        }

        void answer(int status, String body) {
            this.status = status;
            this.body = body;
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }
}
