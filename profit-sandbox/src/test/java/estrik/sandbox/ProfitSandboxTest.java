package estrik.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ProfitSandboxTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @Test
    void aTaskThatIsAddedIsAmongTheRows() {
        var token = profit.tokenFor("anna");

        var task = profit.addTask("anna", "Factuur 123 beoordelen");

        var rows = caller.rows(token, "Workspace365_Tasks");
        assertThat(rows.values())
                .anySatisfy(row -> {
                    assertThat(row.path("TaskId").asLong()).isEqualTo(task.id());
                    assertThat(row.path("Subject").asString()).isEqualTo("Factuur 123 beoordelen");
                })
                .hasSizeGreaterThan(7);
    }

    @Test
    void aUserSeesOwnRowsAlone() {
        profit.addTask("bram", "Alleen voor Bram");

        assertThat(caller.rows(profit.tokenFor("anna"), "Workspace365_Tasks").values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("User").asString()).isEqualTo("12345.anna"));
    }

    @Test
    void whatIsRemovedIsGone() {
        var token = profit.tokenFor("anna");
        var task = profit.addTask("anna", "Even weg");
        var signal = profit.addSignal("anna", "Ook even weg");
        assertThat(caller.rows(token, "Workspace365_Signals").toString()).contains("Ook even weg");

        profit.removeTask(task.id());
        profit.removeSignal(signal.id());

        assertThat(caller.rows(token, "Workspace365_Tasks").toString()).doesNotContain("Even weg");
        assertThat(caller.rows(token, "Workspace365_Signals").toString()).doesNotContain("Ook even weg");
    }

    @Test
    void deletedTokensStopWorking() {
        var annas = profit.tokenFor("anna");
        var brams = profit.tokenFor("bram");

        profit.deleteTokens("ANNA@vandelft.example");

        assertThat(caller.as(annas, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
        assertThat(caller.as(brams, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);
    }

    @Test
    void theSampleCompanyHasWorkForItsPeople() {
        assertThat(caller.rows(profit.tokenFor("anna"), "Workspace365_Tasks").size())
                .isGreaterThanOrEqualTo(7);
        assertThat(caller.rows(profit.tokenFor("anna"), "Workspace365_Signals").size())
                .isGreaterThanOrEqualTo(3);
        assertThat(caller.rows(profit.tokenFor("bram"), "Workspace365_Tasks").size())
                .isGreaterThanOrEqualTo(5);
        assertThat(caller.rows(profit.tokenFor("bram"), "Workspace365_Signals").size())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void anUnknownUserIsNamedInTheTrouble() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profit.addTask("zoe", "Iets"))
                .withMessageContaining("zoe")
                .withMessageContaining("anna, bram, chris, dewi, emre");
    }

    @Test
    void aCodeThatWasNeverMailedIsNotInvented() {
        assertThatIllegalStateException()
                .isThrownBy(() -> profit.codeFor("anna"))
                .withMessageContaining("No one-time code was mailed to 'anna'");
    }

    @Test
    void keysAreNotPrinted() {
        var connector = profit.connector("Workspace365");

        assertThat(connector.apiKey()).matches("[0-9A-F]{32}");
        assertThat(connector.toString())
                .contains("Workspace365")
                .doesNotContain(connector.apiKey())
                .doesNotContain(connector.environmentKey());
    }

    @Test
    void aTokenIsShownToItsOwnerAlone() {
        var token = profit.tokenFor("anna");
        var digits = token.replaceAll("<[^>]+>(1</version>)?", "");
        assertThat(digits).matches("[0-9A-F]{64}");
        caller.as(token, "/ProfitRestServices/metainfo");
        caller.as(token, "/ProfitRestServices/connectors/Nothing");

        for (var path : new String[] {"", "/api/connectors", "/api/mails", "/api/calls", "/api/faults", "/api/tasks"}) {
            assertThat(caller.get("/_sandbox" + path).body()).as(path).doesNotContain(digits);
        }
        assertThat(profit.calls().toString() + profit).doesNotContain(digits);
    }

    @Test
    void aPortInUseIsNamed() {
        int port = profit.uri().getPort();

        assertThatIllegalStateException()
                .isThrownBy(() -> ProfitSandbox.builder().port(port).start())
                .withMessage("Port " + port + " is in use by another program.");
    }
}
