package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AppConnectorPagesTest {
    private static final Pattern TOKEN = Pattern.compile(
            "(&lt;token&gt;&lt;version&gt;1&lt;/version&gt;&lt;data&gt;[0-9A-F]{64}&lt;/data&gt;&lt;/token&gt;)");

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Visitor visitor = new Visitor(profit);
    private final Caller caller = new Caller(profit);

    @Test
    void theWizardMakesOneThatIsBlockedAndShowsItsTokenOnce() {
        var second = visitor.post(
                        "app-connectors/new",
                        "step",
                        "1",
                        "go",
                        "next",
                        "name",
                        "Portaal",
                        "token",
                        "on",
                        "user",
                        "emre",
                        "group-kind",
                        "new",
                        "new-group",
                        "Portaal gebruikers")
                .body();
        assertThat(second)
                .contains("value=\"Workspace365_Tasks\"", "name=\"name\" value=\"Portaal\"")
                .contains("name=\"user\" value=\"emre\"");
        assertThatIllegalArgumentException().isThrownBy(() -> profit.connector("Portaal"));

        var finished = visitor.post(
                "app-connectors/new",
                "step",
                "3",
                "go",
                "finish",
                "name",
                "Portaal",
                "token",
                "on",
                "user",
                "emre",
                "group-kind",
                "new",
                "new-group",
                "Portaal gebruikers",
                "get",
                "Workspace365_Tasks",
                "update",
                "KnSubject");
        var there = finished.headers().firstValue("Location").orElseThrow();
        var shown = TOKEN.matcher(caller.get(there).body());
        assertThat(shown.find()).isTrue();
        assertThat(TOKEN.matcher(caller.get(there).body()).find()).isFalse();

        var made = profit.connector("Portaal");
        assertThat(made.blocked()).isTrue();
        assertThat(made.group()).isEqualTo("Portaal gebruikers");
        assertThat(made.getConnectors()).containsExactly("Workspace365_Tasks");
        assertThat(made.updateConnectors()).containsExactly("KnSubject");
        var token = shown.group(1).replace("&lt;", "<").replace("&gt;", ">");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
        visitor.follow("app-connectors/Portaal/unblocked");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theWizardKeepsWhatWasTypedWhenANameIsTaken() {
        var page = visitor.post(
                "app-connectors/new",
                "step",
                "2",
                "go",
                "next",
                "name",
                " workspace365 ",
                "group-kind",
                "new",
                "new-group",
                "Een nieuwe",
                "get",
                "Workspace365_Signals");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Visitor.problem(page.body())).isEqualTo("Workspace365 bestaat al. Kies een andere naam.");
        assertThat(page.body())
                .contains("value=\" workspace365 \"", "value=\"Een nieuwe\"")
                .contains("type=\"hidden\" name=\"get\" value=\"Workspace365_Signals\"");
    }

    @Test
    void backShowsTheStepBeforeAndKeepsEverything() {
        var page = visitor.post(
                "app-connectors/new",
                "step",
                "2",
                "go",
                "back",
                "name",
                "",
                "group-kind",
                "new",
                "get",
                "Pocket_Tasks");

        assertThat(page.body()).contains("id=\"name\"", "type=\"hidden\" name=\"get\" value=\"Pocket_Tasks\"");
    }

    @Test
    void aRenamedOneKeepsItsTokensAndCodes() {
        var token = profit.tokenFor("anna");

        var page = visitor.follow(
                "app-connectors/Workspace365",
                "name",
                "Werkplek",
                "group",
                "Workspace365 gebruikers",
                "days",
                "0",
                "authentication",
                "CLASSIC");

        assertThat(page).contains("<h1>Werkplek</h1>");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").body()).contains("Werkplek");
        assertThat(visitor.page("app-connectors/Werkplek/tokens")).contains("Anna de Wit");
    }

    @Test
    void aConnectorThatIsNoLongerLinkedCannotBeRead() {
        var token = profit.tokenFor("anna");

        visitor.follow("app-connectors/Workspace365/get-connectors", "linked", "Workspace365_Signals");

        assertThat(profit.connector("Workspace365").getConnectors()).containsExactly("Workspace365_Signals");
        assertThat(caller.as(token, "/ProfitRestServices/connectors/Workspace365_Tasks")
                        .statusCode())
                .isEqualTo(500);
    }

    @Test
    void updateConnectorsAndOtherConnectorsAreLinked() {
        visitor.follow("app-connectors/Workspace365/update-connectors", "linked", "KnSubjectReaction");
        visitor.follow("app-connectors/Workspace365/services", "linked", "DATA", "linked", "SUBJECT");

        assertThat(profit.connector("Workspace365").updateConnectors()).containsExactly("KnSubjectReaction");
        assertThat(profit.connector("Workspace365").services()).hasSize(2);
        assertThat(visitor.page("app-connectors/Workspace365/services"))
                .contains("value=\"DATA\" checked", "value=\"REPORT\"><");
    }

    @Test
    void aTokenMadeByHandWorksUntilItIsDeleted() {
        var made =
                visitor.follow("app-connectors/Workspace365/tokens", "user", "anna", "description", "Laptop van Anna");
        var shown = TOKEN.matcher(made);
        assertThat(shown.find()).isTrue();
        var token = shown.group(1).replace("&lt;", "<").replace("&gt;", ">");
        assertThat(made).contains("Laptop van Anna", "nooit gebruikt");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);

        var used = visitor.page("app-connectors/Workspace365/tokens");
        assertThat(used).contains("gebruikt ").doesNotContain("nooit gebruikt");
        var removal = Pattern.compile("/tokens/([0-9A-F]{16})/removal").matcher(used);
        assertThat(removal.find()).isTrue();
        visitor.follow("app-connectors/Workspace365/tokens/" + removal.group(1) + "/removal");

        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aTokenNeedsAMemberAndANewDescription() {
        visitor.follow("app-connectors/Workspace365/tokens", "user", "anna", "description", "Laptop");

        var stranger =
                visitor.post("app-connectors/Workspace365/tokens", "user", "emre", "description", "Laptop van Emre");
        assertThat(Visitor.problem(stranger.body()))
                .isEqualTo("Deze gebruiker is geen lid van Workspace365 gebruikers.");
        assertThat(stranger.body()).contains("value=\"Laptop van Emre\"", "value=\"emre\" selected");
        var again = visitor.post("app-connectors/Workspace365/tokens", "user", "anna", "description", "LAPTOP");
        assertThat(Visitor.problem(again.body())).isEqualTo("Deze gebruiker heeft al een token met deze omschrijving.");
        var nothing = visitor.post("app-connectors/Workspace365/tokens", "user", "anna", "description", " ");
        assertThat(Visitor.problem(nothing.body())).isEqualTo("Vul dit in.");
    }

    @Test
    void deletingAsksFirstAndTakesTheTokensAlong() {
        var token = profit.tokenFor("anna");
        assertThat(visitor.page("app-connectors/Workspace365/removal")).contains("<h1>Workspace365 verwijderen</h1>");

        visitor.follow("app-connectors/Workspace365/removal");

        assertThat(visitor.open("app-connectors/Workspace365").statusCode()).isEqualTo(404);
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
    }

    @Test
    void namesThatCannotStandInAnAddressAreRefused() {
        for (var name : new String[] {"..", "New", "", "x".repeat(81), "a\u0007b"}) {
            var page = visitor.post(
                    "app-connectors/new",
                    "step",
                    "1",
                    "go",
                    "next",
                    "name",
                    name,
                    "group-kind",
                    "new",
                    "new-group",
                    "G");
            assertThat(page.statusCode()).as(name).isEqualTo(422);
            assertThat(Visitor.problem(page.body())).as(name).isNotEmpty();
        }
        visitor.follow(
                "app-connectors/new",
                "step",
                "3",
                "go",
                "finish",
                "name",
                "A/B & C%?",
                "group-kind",
                "new",
                "new-group",
                "G/1");
        assertThat(visitor.page("app-connectors")).contains("/_sandbox/app-connectors/A%2FB%20%26%20C%25%3F");
        assertThat(visitor.page("app-connectors/A%2FB%20%26%20C%25%3F")).contains("<h1>A/B &amp; C%?</h1>");
    }
}
