package estrik.sandbox.oauth;

import static estrik.sandbox.oauth.ClientCredentialsTest.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefreshTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Party client = Party.web(profit);

    @Test
    void aRefreshTokenBringsANewAccessTokenAndTheNextRefreshToken() {
        var first = client.redeem(client.code("anna"));
        clock.advance(Duration.ofHours(2));

        var second = client.refresh(Party.text(first, "refresh_token"));

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(Party.text(second, "refresh_token")).isNotEmpty().isNotEqualTo(Party.text(first, "refresh_token"));
        assertThat(client.metainfo("Bearer", Party.text(first, "access_token")).statusCode())
                .isEqualTo(401);
        assertThat(client.metainfo("Bearer", Party.text(second, "access_token")).body())
                .contains("(12345.anna)");
        assertThat(client.refresh(Party.text(second, "refresh_token")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void anOldRefreshTokenEndsEverythingThatCameOfTheSignIn() {
        var first = client.redeem(client.code("anna"));
        var second = client.refresh(Party.text(first, "refresh_token"));
        var third = client.refresh(Party.text(second, "refresh_token"));
        var anotherSignIn = client.redeem(client.code("anna"));

        assertError(client.refresh(Party.text(first, "refresh_token")), 400, "invalid_grant");

        assertError(client.refresh(Party.text(third, "refresh_token")), 400, "invalid_grant");
        assertThat(client.metainfo("Bearer", Party.text(third, "access_token")).statusCode())
                .isEqualTo(401);
        assertThat(client.refresh(Party.text(anotherSignIn, "refresh_token")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatIsNoRefreshTokenIsRefused() {
        client.redeem(client.code("anna"));

        assertError(client.refresh("abc"), 400, "invalid_grant");
        assertError(client.refresh("A".repeat(96)), 400, "invalid_grant");
        assertError(client.token(client.withSecret("grant_type", "refresh_token")), 400, "invalid_request");
    }

    @Test
    void whoeverIsBlockedIsNotRefreshed() {
        var token = Party.text(client.redeem(client.code("anna")), "refresh_token");
        profit.block("anna", true);
        assertError(client.refresh(token), 400, "invalid_grant");
        profit.block("anna", false);
        assertThat(client.refresh(token).statusCode()).isEqualTo(200);
    }

    @Test
    void refreshTokensSurviveARestartAndAreNotInTheFile(@TempDir Path data) throws Exception {
        Clients.Made made;
        String old;
        String token;
        try (var first = ProfitSandbox.builder().data(data).start()) {
            made = first.oauthClient("Workspace365").comingBackTo(Party.BACK).make();
            var party = new Party(first, made);
            old = Party.text(party.redeem(party.code("anna")), "refresh_token");
            token = Party.text(party.refresh(old), "refresh_token");
        }
        assertThat(Files.readString(data.resolve("sandbox.json")))
                .doesNotContain(token)
                .doesNotContain(token.substring(32))
                .doesNotContain(token.substring(0, 32));
        try (var second = ProfitSandbox.builder().data(data).start()) {
            var party = new Party(second, made);
            var next = party.refresh(token);
            assertThat(next.statusCode()).isEqualTo(200);
            assertError(party.refresh(old), 400, "invalid_grant");
            assertError(party.refresh(Party.text(next, "refresh_token")), 400, "invalid_grant");
        }
    }
}
