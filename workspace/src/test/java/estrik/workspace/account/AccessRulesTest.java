package estrik.workspace.account;

import static estrik.workspace.account.Browser.location;
import static estrik.workspace.account.TestWorkspace.ANNA;
import static estrik.workspace.account.TestWorkspace.DEWI;
import static estrik.workspace.account.TestWorkspace.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Language;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Who may open what, and for how long.
class AccessRulesTest extends WithDewiAndAnna {
    @Test
    void settingsAreTheAdministrators() {
        browser.signIn(ANNA, PASSWORD);

        for (var page : new String[] {"/settings/people", "/settings/groups", "/settings/anything", "/apps/new"}) {
            assertThat(browser.open(page).statusCode()).as(page).isEqualTo(403);
        }
        assertThat(browser.post("/settings/groups", "name", "Inkoop").statusCode())
                .isEqualTo(403);
        assertThat(workspace.groups().all()).isEmpty();
    }

    @Test
    void aFormWithoutItsTokenIsRefused() {
        browser.signIn(ANNA, PASSWORD);

        var answer = browser.postAsIs("/me", "language=nl&theme=dark");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This page is not yours to open");
        assertThat(workspace.people().byLogin(ANNA).map(Person::language)).contains(Language.EN);
    }

    @Test
    void aFormOfASessionThatEndedLeadsToTheSignIn() {
        assertThat(location(browser.postAsIs("/me", "language=nl&theme=dark"))).isEqualTo("/sign-in");
    }

    @Test
    void programsAreToldAndNotSentToAPage() {
        assertThat(browser.open("/api/anything").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsBlockedIsOutAtOnceAndComesBackWhenNot() {
        browser.signIn(ANNA, PASSWORD);
        try (var administrator = workspace.browser()) {
            administrator.signIn(DEWI, PASSWORD);

            save(administrator, anna, "blocked", "true");
            assertThat(location(browser.open("/me"))).isEqualTo("/sign-in?to=%2Fme");
            assertThat(browser.tryPassword(ANNA, PASSWORD).statusCode()).isEqualTo(422);

            save(administrator, anna, "password", "a new password");
            assertThat(browser.tryPassword(ANNA, "a new password").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void aRightThatIsTakenAwayIsGoneAtTheNextRequest() {
        browser.signIn(ANNA, PASSWORD);
        try (var administrator = workspace.browser()) {
            administrator.signIn(DEWI, PASSWORD);
            save(administrator, anna, "administrator", "true");
            assertThat(browser.open("/settings/groups").statusCode()).isEqualTo(200);

            save(administrator, anna);
            assertThat(browser.open("/settings/groups").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void whatIsOpenToEverybodyMakesNoSession() {
        for (var path : new String[] {"/health/live", "/health/ready", "/settings/people"}) {
            assertThat(browser.open(path).headers().allValues("Set-Cookie"))
                    .as(path)
                    .isEmpty();
        }
        assertThat(browser.open("/health/ready").statusCode()).isEqualTo(200);
    }

    private static void save(Browser administrator, Person person, String... more) {
        var fields = new String[] {"name", person.name(), "login", person.login(), "language", "en"};
        var all = Stream.of(fields, more).flatMap(Arrays::stream).toArray(String[]::new);
        assertThat(location(administrator.post("/settings/people/" + person.id(), all)))
                .isEqualTo("/settings/people");
    }
}
