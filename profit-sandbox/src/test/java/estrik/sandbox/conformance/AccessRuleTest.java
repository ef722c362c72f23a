package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.THIRD;
import static estrik.sandbox.conformance.Operations.METAINFO;
import static estrik.sandbox.conformance.Operations.METAINFO_GET;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Restrictions.Rules;
import estrik.sandbox.office.Visitor;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AccessRuleTest {
    private static final String TASKS = "/ProfitRestServices/connectors/Workspace365_Tasks";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final Visitor administrator = new Visitor(profit);

    @Test
    @Fact(section = "3", mark = D, operation = SERVER)
    void aCallNeedsTheGroupAndAValidTokenAndTheLinkAndAnAppConnectorThatIsNotBlocked() {
        var token = profit.tokenFor("anna");
        assertThat(caller.as(token, TASKS).statusCode()).isEqualTo(200);

        assertThat(caller.as(profit.tokenFor("emre"), TASKS).statusCode()).isNotEqualTo(200);
        assertThat(caller.get(TASKS).statusCode()).isNotEqualTo(200);
        assertThat(caller.as(token, "/ProfitRestServices/connectors/Pocket_Tasks")
                        .statusCode())
                .isNotEqualTo(200);
        profit.block("Workspace365", true);
        assertThat(caller.as(token, TASKS).statusCode()).isNotEqualTo(200);
        profit.block("Workspace365", false);
        assertThat(caller.as(token, TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(section = "3", mark = D, operation = ROWS)
    void aBlockedDefinitionSaysSo() {
        var token = profit.tokenFor("anna");
        profit.block("Workspace365_Tasks", true);

        var answer = caller.as(token, TASKS, "Accept-Language", "en-us");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Caller.json(answer).path("externalMessage").asString())
                .isEqualTo("This GetConnector (definition) is blocked");
        profit.block("Workspace365_Tasks", false);
        assertThat(caller.as(token, TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(section = "3", mark = D, operation = SERVER)
    void addressesAreAllowedAndDeniedByListsOfRangesOfBothKinds() {
        var token = profit.tokenFor("anna");

        profit.restrict("Workspace365", Rules.NONE.allow("203.0.113.0/25", "2001:db8::/33"));
        assertThat(from("203.0.113.127", token)).isEqualTo(200);
        assertThat(from("203.0.113.128", token)).isEqualTo(403);
        assertThat(from("2001:db8:7fff::1", token)).isEqualTo(200);
        assertThat(from("2001:db8:8000::1", token)).isEqualTo(403);
        profit.restrict("Workspace365", Rules.NONE.deny("203.0.113.7"));
        assertThat(from("203.0.113.7", token)).isEqualTo(403);
        assertThat(from("203.0.113.8", token)).isEqualTo(200);
    }

    @Test
    @Fact(
            section = "3",
            mark = {D, THIRD},
            operation = ROWS)
    void rowsOutsideTheFilterAuthorisationOfAUserAreSilentlyAbsent() {
        int all = tasks("anna").size();

        administrator.follow(
                "authorisations/anna/Tasks",
                "join.0",
                "and",
                "column.0",
                "Prioriteit",
                "operator.0",
                "1",
                "value.0",
                "Hoog");

        assertThat(tasks("anna").size()).isPositive().isLessThan(all);
        assertThat(tasks("anna").values())
                .allSatisfy(row -> assertThat(row.path("Prioriteit").asString()).isEqualTo("Hoog"));
        assertThat(tasks("bram").valueStream().map(row -> row.path("Prioriteit").asString()))
                .contains("Normaal");
    }

    @Test
    @Fact(section = "3", mark = D, operation = SERVER)
    void anAppConnectorMadeByHandBeginsBlocked() {
        administrator.follow(
                "app-connectors/new",
                "step",
                "3",
                "go",
                "finish",
                "name",
                "Portaal",
                "group-kind",
                "new",
                "new-group",
                "Portaal gebruikers",
                "get",
                "Workspace365_Tasks");
        var keys = profit.connector("Portaal");
        administrator.follow("groups/Portaal%20gebruikers", "name", "Portaal gebruikers", "members", "anna");

        assertThat(otpRequest(keys)).isEmpty();
        administrator.follow("app-connectors/Portaal/unblocked");
        assertThat(otpRequest(keys)).hasSize(1);
    }

    @Test
    @Fact(
            section = "3",
            mark = D,
            operation = {ROWS, METAINFO})
    void whatShipsIsCopiedAndTheNameOfTheCopyIsItsId() {
        administrator.follow("get-connectors/Pocket_Tasks/copies");
        administrator.follow(
                "get-connectors/Pocket_Tasks_copy", "name", "Portaal_Taken", "dutch", "Taken", "english", "Tasks");
        profit.link("Portaal_Taken");
        var token = profit.tokenFor("anna");

        assertThat(caller.rows(token, "Portaal_Taken")).isEqualTo(caller.rows(token, "Workspace365_Tasks"));
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").body()).contains("\"id\":\"Portaal_Taken\"");
    }

    @Test
    @Fact(
            section = "3",
            mark = D,
            operation = {ROWS, METAINFO_GET})
    void aRenamedFieldHasItsNewIdEverywhere() {
        administrator.follow(
                "get-connectors/Workspace365_Tasks/fields",
                "column.0",
                "Subject",
                "id.0",
                "Onderwerp",
                "dutch.0",
                "Onderwerp",
                "english.0",
                "Subject",
                "do",
                "save");

        assertThat(tasks("anna").get(0).propertyNames()).containsExactly("Onderwerp");
        var fields = caller.as(profit.tokenFor("anna"), "/ProfitRestServices/metainfo/get/Workspace365_Tasks");
        assertThat(Caller.json(fields).path("fields").get(0).path("id").asString())
                .isEqualTo("Onderwerp");
    }

    @Test
    @Fact(section = "3", mark = D, operation = ROWS)
    void theFixedFilterOfADefinitionIsForEveryUser() {
        administrator.follow(
                "get-connectors/Workspace365_Tasks/filter",
                "join.0",
                "and",
                "column.0",
                "Prioriteit",
                "operator.0",
                "1",
                "value.0",
                "Normaal");

        for (var user : List.of("anna", "bram")) {
            assertThat(tasks(user).values())
                    .isNotEmpty()
                    .allSatisfy(
                            row -> assertThat(row.path("Prioriteit").asString()).isEqualTo("Normaal"));
        }
    }

    private JsonNode tasks(String user) {
        return caller.rows(profit.tokenFor(user), "Workspace365_Tasks");
    }

    private List<JsonNode> otpRequest(AppConnector keys) {
        caller.post(
                "/ProfitRestServices/OtpRequest",
                TokenCalls.json("12345.anna", keys.apiKey(), keys.environmentKey(), ""));
        return new TokenCalls(profit).mails();
    }

    private int from(String address, String token) {
        return caller.as(token, TASKS, "X-Forwarded-For", address).statusCode();
    }
}
