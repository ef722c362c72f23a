package estrik.workspace.account;

import static estrik.workspace.account.Browser.location;
import static estrik.workspace.account.TestWorkspace.ANNA;
import static estrik.workspace.account.TestWorkspace.DEWI;
import static estrik.workspace.account.TestWorkspace.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The pages about people and groups, and about oneself.
class PeoplePagesTest extends WithDewiAndAnna {
    @Test
    void anAdministratorAddsPeopleAndGroups() {
        browser.signIn(DEWI, PASSWORD);
        assertThat(browser.open("/settings/people/new").statusCode()).isEqualTo(200);

        browser.post("/settings/groups", "name", "Inkoop", "people", anna.id());
        var group = workspace.groups().all().getFirst();
        assertThat(browser.open("/settings/groups").body()).contains("Inkoop", "was added");
        assertThat(browser.open("/settings/groups/" + group.id()).body()).contains("Anna de Wit");
        browser.post(
                "/settings/people",
                "name",
                "Bram Visser",
                "login",
                "bram@vandelft.example",
                "password",
                PASSWORD,
                "language",
                "nl",
                "groups",
                group.id());

        assertThat(browser.open("/settings/people").body()).contains("Bram Visser", "Inkoop");
        assertThat(workspace.groups().members(group.id())).hasSize(2);
        browser.post("/settings/groups/" + group.id() + "/removal");
        assertThat(workspace.groups().all()).isEmpty();
    }

    @Test
    void formsAnswerWrongValuesInPlaceAndStoreNothing() {
        browser.signIn(DEWI, PASSWORD);

        var taken = browser.post(
                "/settings/people", "name", "X", "login", ANNA, "password", "pass-typed-1", "language", "en");
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("value=\"" + ANNA + "\"").doesNotContain("pass-typed-1");
        for (var fields : new String[][] {
            {"name", "x".repeat(5_000), "login", ANNA, "language", "en"},
            {"name", "Anna", "login", "a\u0000@b", "language", "en"},
            {"name", "Anna", "login", ANNA, "language", "xx"},
            {"name", "Anna", "login", ANNA, "language", "en", "groups", "no\u0000body"},
            {"name", "Anna", "login", ANNA, "language", "en", "password", "short"},
            {},
        }) {
            assertThat(browser.post("/settings/people/" + anna.id(), fields).statusCode())
                    .as(String.join(" ", fields))
                    .isEqualTo(422);
        }
        assertThat(browser.post("/settings/groups", "name", " ").statusCode()).isEqualTo(422);
        assertThat(browser.post("/settings/groups", "name", "G", "people", "nobody")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/me", "language", "xx", "theme", "dark").statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/me", "language", "en", "theme", "xx").statusCode())
                .isEqualTo(422);
        assertThat(browser.open("/settings/people/nobody").statusCode()).isEqualTo(404);
        assertThat(workspace.people().byId(anna.id())).contains(anna);
        assertThat(workspace.people().all()).hasSize(2);
        assertThat(workspace.groups().all()).isEmpty();
    }

    @Test
    void whoIsRemovedIsOutAtOnce() {
        browser.signIn(DEWI, PASSWORD);
        try (var annas = workspace.browser()) {
            annas.signIn(ANNA, PASSWORD);

            assertThat(location(browser.post("/settings/people/" + anna.id() + "/removal")))
                    .isEqualTo("/settings/people");

            assertThat(location(annas.open("/me"))).isEqualTo("/sign-in?to=%2Fme");
        }
        assertThat(workspace.people().all()).containsExactly(dewi);
    }

    @Test
    void aFormThatIsTooLargeIsNotRead() {
        browser.signIn(DEWI, PASSWORD);

        var answer = browser.post("/settings/groups", "name", "x".repeat(100_000));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("We could not read that").doesNotContain("Exception");
        assertThat(workspace.groups().all()).isEmpty();
    }

    @Test
    void aFormThatIsBrokenIsNotRead() {
        browser.signIn(DEWI, PASSWORD);

        assertThat(browser.postAsIs("/settings/groups", "name=%zz").statusCode())
                .isEqualTo(400);
        assertThat(browser.open("/settings/people/%00").statusCode()).isEqualTo(400);
    }

    @Test
    void theLastAdministratorStaysOne() {
        browser.signIn(DEWI, PASSWORD);
        var form = new String[] {"name", dewi.name(), "login", dewi.login(), "language", "en"};

        assertThat(browser.post("/settings/people/" + dewi.id(), form).statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/settings/people/" + dewi.id() + "/removal").statusCode())
                .isEqualTo(422);
        assertThat(workspace.people().byId(dewi.id())).contains(dewi);
    }

    @Test
    void everybodyChoosesTheirLanguageThemeAndPassword() {
        browser.signIn(ANNA, PASSWORD);
        try (var elsewhere = workspace.browser()) {
            elsewhere.signIn(ANNA, PASSWORD);

            assertThat(location(browser.post("/me", "language", "nl", "theme", "dark")))
                    .isEqualTo("/me");
            assertThat(browser.open("/me").body()).contains("<html lang=\"nl\" data-theme=\"dark\"");

            assertThat(browser.post("/me/password", "current", "wrong-wrong", "password", "vier goede woorden")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(location(browser.post("/me/password", "current", PASSWORD, "password", "vier goede woorden")))
                    .isEqualTo("/me");

            assertThat(browser.open("/me").statusCode()).isEqualTo(200);
            assertThat(elsewhere.open("/me").statusCode())
                    .as("signed out elsewhere")
                    .isEqualTo(302);
        }
        assertThat(browser.tryPassword(ANNA, PASSWORD).statusCode()).isEqualTo(422);
        assertThat(browser.tryPassword(ANNA, "vier goede woorden").statusCode()).isEqualTo(302);
    }
}
