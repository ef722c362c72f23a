package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthorisationToolTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Visitor visitor = new Visitor(profit);
    private final Caller caller = new Caller(profit);

    @Test
    void aUserIsAddedGetsAnAddressAndAGroup() {
        visitor.follow("users", "code", " Fleur ", "name", "Fleur Jansen", "mail", "");
        assertThat(visitor.page("users")).contains("Fleur Jansen", "12345.fleur", "geen e-mailadres");

        visitor.follow(
                "users/fleur",
                "name",
                "Fleur Jansen",
                "mail",
                "fleur@vandelft.example",
                "groups",
                "Workspace365 gebruikers");

        var token = profit.tokenFor("fleur@vandelft.example");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);
        visitor.follow(
                "users/fleur",
                "name",
                "Fleur Jansen",
                "mail",
                "fleur@vandelft.example",
                "groups",
                "Workspace365 gebruikers",
                "blocked",
                "on");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "anna, Anna, a@x.example, 12345.anna bestaat al. Kies een andere naam.",
        "new, Anna, a@x.example, Deze naam gebruikt de sandbox zelf. Kies een andere.",
        "a b, Anna, a@x.example, 'Kleine letters, cijfers, punt, streepje en _, zoals anna.'",
        "gerda, '', a@x.example, Vul dit in.",
        "gerda, Gerda, geen-adres, Een e-mailadres zoals anna@vandelft.example.",
        "gerda, Gerda, ANNA@vandelft.example, Anna de Wit heeft dit adres al."
    })
    void whatCannotBeIsSaidAtTheFieldAndNothingIsAdded(String code, String name, String mail, String sentence) {
        var page = visitor.post("users", "code", code, "name", name, "mail", mail, "groups", "Medewerkers");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Visitor.problem(page.body())).isEqualTo(sentence);
        assertThat(page.body())
                .contains("value=\"" + code + "\"", "value=\"" + mail + "\"", "value=\"Medewerkers\" checked");
        assertThat(visitor.page("users")).doesNotContain("gerda");
    }

    @Test
    void aDeletedUserTakesTasksSignalsAndTokensAlong() {
        var token = profit.tokenFor("anna");

        visitor.follow("users/anna/removal");

        assertThat(visitor.page("users")).doesNotContain("12345.anna");
        assertThat(visitor.page("tasks")).doesNotContain("Verlofaanvraag Kim Bos");
        assertThat(visitor.page("signals")).doesNotContain("Jubileum: Joost Kramer");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
    }

    @Test
    void aRenamedGroupKeepsMembersAndAppConnector() {
        var token = profit.tokenFor("anna");

        visitor.follow("groups/Workspace365%20gebruikers", "name", "Portaal", "members", "anna");

        assertThat(profit.connector("Workspace365").group()).isEqualTo("Portaal");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);
        assertThat(visitor.page("groups/Portaal")).contains("value=\"anna\" checked", "value=\"bram\"><");
    }

    @Test
    void aGroupThatAnAppConnectorUsesStays() {
        assertThat(visitor.post("groups/Workspace365%20gebruikers/removal").body())
                .contains("Deze groep kan niet weg");
        assertThat(visitor.page("groups")).contains("Workspace365 gebruikers");

        visitor.follow("groups", "name", "Tijdelijk");
        assertThat(Visitor.problem(visitor.post("groups", "name", "TIJDELIJK").body()))
                .isEqualTo("Tijdelijk bestaat al. Kies een andere naam.");
        visitor.follow("groups/Tijdelijk/removal");
        assertThat(visitor.page("groups")).doesNotContain("Tijdelijk");
    }

    @Test
    void filterAuthorisationHidesRowsSilently() {
        var chosen = visitor.post("authorisations", "who", "anna", "collection", "Tasks");
        assertThat(chosen.headers().firstValue("Location")).hasValue("/_sandbox/authorisations/anna/Tasks");

        visitor.follow(
                "authorisations/anna/Tasks",
                "join.0",
                "and",
                "column.0",
                "Prioriteit",
                "operator.0",
                "1",
                "value.0",
                "Hoog");

        assertThat(visitor.page("authorisations")).contains("Anna de Wit", "Prioriteit = gelijk aan Hoog");
        assertThat(caller.rows(profit.tokenFor("anna"), "Workspace365_Tasks").size())
                .isEqualTo(1);
        assertThat(caller.rows(profit.tokenFor("bram"), "Workspace365_Tasks").size())
                .isGreaterThan(1);

        visitor.follow("authorisations/anna/Tasks");
        assertThat(visitor.page("authorisations")).contains("iedereen ziet alle rijen.");
    }
}
