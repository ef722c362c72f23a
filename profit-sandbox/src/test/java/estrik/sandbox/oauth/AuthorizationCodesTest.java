package estrik.sandbox.oauth;

import static estrik.sandbox.oauth.ClientCredentialsTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorizationCodesTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = new Party(
            profit,
            profit.oauthClient("Workspace365")
                    .comingBackTo(Party.BACK)
                    .comingBackTo("https://app.example/x?tenant=1")
                    .make());

    @Test
    void aCodeWorksOnceAndASecondTimeEndsWhatCameOfIt() {
        var code = client.code("anna");
        var first = client.redeem(code);
        assertThat(first.statusCode()).isEqualTo(200);

        assertError(client.redeem(code), 400, "invalid_grant");

        assertThat(client.metainfo("Bearer", Party.text(first, "access_token")).statusCode())
                .isEqualTo(401);
        assertError(client.refresh(Party.text(first, "refresh_token")), 400, "invalid_grant");
    }

    @Test
    void ofManyWhoShowACodeAtOnceOneSucceeds() throws Exception {
        var code = client.code("anna");
        var all = new ArrayList<Callable<HttpResponse<String>>>();
        for (int at = 0; at < 20; at++) {
            all.add(() -> client.redeem(code));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var good = 0;
            for (var each : threads.invokeAll(all)) {
                good += each.get().statusCode() == 200 ? 1 : 0;
            }
            assertThat(good).isEqualTo(1);
        }
    }

    @Test
    void aCodeIsGoodForTwoMinutes() {
        var inTime = client.code("anna");
        clock.advance(Duration.ofMinutes(2));
        assertThat(client.redeem(inTime).statusCode()).isEqualTo(200);
        var late = client.code("anna");
        clock.advance(Duration.ofSeconds(121));
        assertError(client.redeem(late), 400, "invalid_grant");
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "code, ABC, invalid_grant",
        "code, '', invalid_request",
        "redirect_uri, https://app.example/x?tenant=1, invalid_grant",
        "redirect_uri, '', invalid_request",
        "code_verifier, dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXx, invalid_grant",
        "code_verifier, tooshort, invalid_request",
        "code_verifier, '', invalid_request",
    })
    void whatDoesNotFitTheCodeIsRefused(String name, String value, String error) {
        var shown = client.withSecret(
                "grant_type",
                "authorization_code",
                "code",
                client.code("anna"),
                "redirect_uri",
                Party.BACK,
                "code_verifier",
                Party.VERIFIER);

        assertError(client.token(Party.changed(shown, name, value)), 400, error);
    }

    @Test
    void aCodeShownWithAWrongVerifierIsUsedUp() {
        var code = client.code("anna");
        client.token(client.withSecret(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                Party.BACK,
                "code_verifier",
                "x".repeat(43)));

        assertError(client.redeem(code), 400, "invalid_grant");
    }

    @Test
    void whoeverIsBlockedBetweenSignInAndCodeGetsNothing() {
        var code = client.code("anna");
        profit.block("anna", true);

        assertError(client.redeem(code), 400, "invalid_grant");
    }

    @Test
    void codesAndSecretsAreNowhereToBeRead() {
        var code = client.code("anna");
        var tokens = Party.json(client.redeem(code));
        var secrets = List.of(
                code,
                tokens.path("access_token").asString(),
                tokens.path("refresh_token").asString(),
                client.secret);

        for (var path : new String[] {"", "/api/connectors", "/api/oauth", "/api/calls", "/api/mails"}) {
            var body = client.caller.get("/_sandbox" + path).body();
            assertThat(secrets).as(path).noneMatch(body::contains);
        }
        var printed = profit.calls() + " " + profit.oauthClients().all() + profit;
        assertThat(secrets).noneMatch(printed::contains);
    }

    @Test
    void aCodeSurvivesARestart(@TempDir Path data) {
        Clients.Made made;
        String code;
        try (var first = ProfitSandbox.builder().data(data).start()) {
            made = first.oauthClient("Workspace365").comingBackTo(Party.BACK).make();
            code = new Party(first, made).code("anna");
        }
        try (var second = ProfitSandbox.builder().data(data).start()) {
            assertThat(new Party(second, made).redeem(code).statusCode()).isEqualTo(200);
        }
    }
}
