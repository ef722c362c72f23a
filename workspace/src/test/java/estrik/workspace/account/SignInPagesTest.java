package estrik.workspace.account;

import static estrik.workspace.account.Browser.cookieLine;
import static estrik.workspace.account.Browser.location;
import static estrik.workspace.account.TestWorkspace.ANNA;
import static estrik.workspace.account.TestWorkspace.DEWI;
import static estrik.workspace.account.TestWorkspace.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Signing in and out.
class SignInPagesTest extends WithDewiAndAnna {
    @Test
    void signingInLeadsToThePageThatWasAskedFor() {
        var sentAway = location(browser.open("/settings/people?a=b"));
        assertThat(sentAway).startsWith("/sign-in?to=");
        assertThat(browser.open(sentAway).body()).contains("name=\"to\" value=\"/settings/people?a=b\"");
        var answer = browser.post(
                "/sign-in", "login", " Dewi@VANDELFT.example", "password", PASSWORD, "to", "/settings/people?a=b");

        assertThat(location(answer)).isEqualTo("/settings/people?a=b");
        assertThat(browser.open("/settings/people").statusCode()).isEqualTo(200);
    }

    @Test
    void signingInNeverLeadsToAnotherHost() {
        for (var to :
                new String[] {"//evil.example", "https://evil.example", "/\\evil.example", "evil", "/a\r\nb: c"}) {
            browser.open("/sign-in");
            assertThat(location(browser.post("/sign-in", "login", DEWI, "password", PASSWORD, "to", to)))
                    .isEqualTo("/");
            browser.open("/me");
            browser.post("/sign-out");
        }
    }

    @Test
    void signingInMakesANewSession() {
        var before = cookieLine(browser.open("/sign-in")).replaceFirst(";.*", "");

        var after = cookieLine(browser.post("/sign-in", "login", ANNA, "password", PASSWORD))
                .replaceFirst(";.*", "");

        assertThat(before).startsWith("estrik=");
        assertThat(after).startsWith("estrik=").isNotEqualTo(before);
    }

    @Test
    void signingOutEndsTheSession() {
        browser.signIn(ANNA, PASSWORD);

        assertThat(location(browser.post("/sign-out"))).isEqualTo("/sign-in");

        assertThat(location(browser.open("/me"))).isEqualTo("/sign-in?to=%2Fme");
        assertThat(workspace
                        .jdbc()
                        .sql("select count(*) from spring_session where principal_name is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void wrongPasswordsAreCountedAndThenOneWaits() {
        for (var left : new String[] {"4 attempts left", "3 attempts left", "2 attempts left", "One attempt left"}) {
            var answer = browser.tryPassword(ANNA, "wrong-wrong");
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains(left, "value=\"" + ANNA + "\"").doesNotContain("wrong-wrong");
        }

        var fifth = browser.tryPassword(ANNA, "wrong-wrong");
        assertThat(fifth.statusCode()).isEqualTo(429);
        assertThat(fifth.headers().firstValue("Retry-After")).contains("30");
        assertThat(browser.tryPassword(ANNA, PASSWORD).statusCode()).isEqualTo(429);

        workspace.clock.pass(Duration.ofSeconds(30));
        assertThat(browser.tryPassword(ANNA, PASSWORD).statusCode()).isEqualTo(302);
    }

    @Test
    void anUnknownLoginIsAnsweredLikeAWrongPassword() {
        browser.open("/sign-in");

        var unknown = browser.post("/sign-in", "login", "nobody@x.example", "password", "wrong-wrong");

        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("4 attempts left");
    }

    @Test
    void theSignInPageSpeaksTheLanguageThatWasChosen() {
        browser.open("/sign-in");

        var answer = browser.post("/language", "language", "nl", "back", "/sign-in");

        assertThat(location(answer)).isEqualTo("/sign-in");
        assertThat(browser.open("/sign-in").body()).contains("<html lang=\"nl\"");
        assertThat(location(browser.post("/language", "language", "nl", "back", "//evil.example")))
                .isEqualTo("/");
    }
}
