package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.ROWS_BY_PATH;
import static estrik.sandbox.conformance.Operations.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RestResourcesTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(section = "1.2", mark = D, operation = VERSION)
    void profitTellsItsVersion() {
        var answer = caller.as(token, "/ProfitRestServices/ProfitVersion");

        assertThat(answer.body()).matches("\\{\"version\":\"[0-9]+\\.[0-9]+\\.[0-9]+\"}");
    }

    @Test
    @Fact(section = "1.2", mark = C, operation = ROWS_BY_PATH)
    void theOlderPathFormIsAnEqualFilter() {
        profit.addTask("anna", "Appel");
        profit.addTask("anna", "Peer");

        var path = "/ProfitRestServices/connectors/Workspace365_Tasks/Subject,User/Peer,12345.anna";
        var rows = Caller.json(caller.as(token, path)).path("rows");

        assertThat(rows.values())
                .extracting(row -> row.path("Subject").asString())
                .containsExactly("Peer");
    }

    @Test
    @Fact(section = "1.2", mark = D, operation = ROWS)
    void profitGetConnectorenListsEveryGetConnectorAndWhetherItIsBlocked() {
        profit.link("ProfitGetConnectoren");
        profit.block("Workspace365_Signals", true);

        var rows = caller.rows(token, "ProfitGetConnectoren");

        assertThat(rows.valueStream().map(row -> row.path("ConnectorId").asString()))
                .contains("Workspace365_Tasks", "Workspace365_Signals", "Pocket_Tasks", "Profit_Subjects");
        assertThat(rows.valueStream()
                        .filter(row -> row.path("Blocked").asBoolean())
                        .map(row -> row.path("ConnectorId").asString()))
                .containsExactly("Workspace365_Signals");
    }
}
