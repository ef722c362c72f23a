package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.OAuthClientsTest.assertError;
import static estrik.sandbox.conformance.Operations.AUTHORIZE;
import static estrik.sandbox.conformance.Operations.SIGN_IN;
import static estrik.sandbox.conformance.Operations.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.oauth.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OAuthSignInTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = Party.web(profit);

    @Test
    @Fact(
            section = "11",
            mark = D,
            operation = {AUTHORIZE, SIGN_IN})
    void whoSignsInIsSentBackWithACodeAndTheState() {
        assertThat(client.caller
                        .get(Party.AUTHORIZE + Caller.query(client.question()))
                        .statusCode())
                .isEqualTo(200);

        var redirect = client.signIn("anna");

        assertThat(redirect.statusCode()).isBetween(302, 303);
        assertThat(redirect.headers().firstValue("Location").orElse("")).startsWith(Party.BACK + "?");
        assertThat(Party.back(redirect)).containsOnlyKeys("code", "state").containsEntry("state", "st4te");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aCodeBringsTokensOfThePersonWhoSignedIn() {
        var answer = Caller.json(client.redeem(client.code("anna")));

        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "refresh_token");
        var metainfo = client.metainfo("Bearer", answer.path("access_token").asString());
        assertThat(metainfo.body()).contains("(12345.anna)");
    }

    @Test
    @Fact(
            section = "11",
            mark = D,
            operation = {SIGN_IN, TOKEN})
    void pkceIsMandatoryByS256() {
        for (var wrong : List.of("code_challenge=", "code_challenge_method=", "code_challenge_method=plain")) {
            var parts = wrong.split("=", 2);
            var question = Party.changed(client.question("user", "anna"), parts[0], parts[1]);
            var answer = client.caller.post(Party.AUTHORIZE, Party.form(question));
            assertThat(Party.back(answer)).as(wrong).containsEntry("error", "invalid_request");
        }
        var shown = client.withSecret(
                "grant_type",
                "authorization_code",
                "code",
                client.code("anna"),
                "redirect_uri",
                Party.BACK,
                "code_verifier",
                "x".repeat(43));
        assertError(client.token(shown), 400, "invalid_grant");
    }

    @Test
    @Fact(
            section = "11",
            mark = D,
            operation = {AUTHORIZE, SIGN_IN})
    void theRedirectAddressMustBeExactlyTheRegisteredOne() {
        for (var other : List.of(Party.BACK + "/", Party.BACK + "?x=1", "https://elsewhere.example/back")) {
            var question = Party.changed(client.question("user", "anna"), "redirect_uri", other);

            var answer = client.caller.post(Party.AUTHORIZE, Party.form(question));

            assertThat(answer.statusCode()).as(other).isEqualTo(400);
            assertThat(answer.headers().firstValue("Location")).isEmpty();
        }
    }

    @Test
    @Fact(section = "11", mark = D, operation = SIGN_IN)
    void onlyMembersOfTheGroupSignIn() {
        var answer = client.signIn("emre");

        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(client.signIn("bram").headers().firstValue("Location")).isPresent();
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void aRefreshTokenIsUsedOnceAndBringsTheNext() {
        var first = client.redeem(client.code("anna"));
        var second = client.refresh(Party.text(first, "refresh_token"));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(Party.text(second, "refresh_token")).isNotEmpty().isNotEqualTo(Party.text(first, "refresh_token"));
        assertThat(client.metainfo("Bearer", Party.text(second, "access_token")).statusCode())
                .isEqualTo(200);
        assertError(client.refresh(Party.text(first, "refresh_token")), 400, "invalid_grant");
    }

    @Test
    @Fact(section = "11", mark = D, operation = TOKEN)
    void refreshTokensEnd30DaysAfterTheFirst() {
        var token = Party.text(client.redeem(client.code("anna")), "refresh_token");
        for (int day = 0; day < 29; day++) {
            clock.advance(Duration.ofDays(1));
            token = Party.text(client.refresh(token), "refresh_token");
            assertThat(token).isNotEmpty();
        }

        clock.advance(Duration.ofDays(1));

        assertError(client.refresh(token), 400, "invalid_grant");
    }

    @Test
    @Fact(
            section = "11",
            mark = D,
            operation = {AUTHORIZE, SIGN_IN})
    void errorsOfAuthorizeComeOnTheRedirect() {
        var wrong = Party.changed(client.question(), "response_type", "token");

        var asked = client.caller.get(Party.AUTHORIZE + Caller.query(wrong));
        profit.block("Workspace365", true);
        var refused = client.signIn("anna");

        for (var answer : List.of(asked, refused)) {
            assertThat(answer.headers().firstValue("Location").orElse("")).startsWith(Party.BACK + "?error=");
            assertThat(Party.back(answer)).containsEntry("state", "st4te");
        }
    }
}
