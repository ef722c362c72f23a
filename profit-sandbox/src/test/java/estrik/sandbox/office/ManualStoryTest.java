package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The AFAS half of the manual "How to configure AFAS", followed in the pages from an environment in which
/// nobody set up anything.
class ManualStoryTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().empty().start();

    private final Visitor administrator = new Visitor(profit);
    private final Caller caller = new Caller(profit);

    @Test
    void anAppConnectorIsSetUpFromNothing() {
        assertThat(administrator.page("app-connectors")).contains("Er is nog geen app connector.");

        copyAndRename("Pocket_Tasks", "Workspace365_Tasks");
        copyAndRename("Pocket_Signals", "Workspace365_Signals");
        assertThat(administrator.page("get-connectors/Workspace365_Tasks/fields"))
                .contains("value=\"SubjectId\"", "value=\"TaskId\"", "value=\"Prioriteit\"", "value=\"Url\"");

        administrator.follow(
                "app-connectors/new",
                "step",
                "3",
                "go",
                "finish",
                "name",
                "Workspace365",
                "group-kind",
                "new",
                "new-group",
                "Workspace365 gebruikers",
                "get",
                "Workspace365_Tasks",
                "get",
                "Workspace365_Signals");
        administrator.follow(
                "groups/Workspace365%20gebruikers",
                "name", "Workspace365 gebruikers", "members", "anna", "members", "bram");

        var made = profit.connector("Workspace365");
        assertThat(administrator.page("app-connectors/Workspace365"))
                .contains("Deze app connector is geblokkeerd", made.apiKey(), made.environmentKey());
        request();
        assertThat(administrator.page("mails")).contains("Er is nog geen mail gestuurd.");

        assertThat(administrator.follow("app-connectors/Workspace365/unblocked"))
                .contains("Niet meer geblokkeerd.");
        request();
        assertThat(administrator.page("mails"))
                .contains("Eenmalige code voor Workspace365", profit.codeFor("anna"), "anna@vandelft.example");

        administrator.follow("tasks", "user", "anna", "subject", "Factuur 123", "due", "", "priority", "Hoog");
        var token = Caller.json(caller.post("/ProfitRestServices/OtpValidation", body(profit.codeFor("anna"))))
                .path("token")
                .asString()
                .strip();
        var rows = caller.rows(token, "Workspace365_Tasks");
        assertThat(rows.get(0).path("Subject").asString()).isEqualTo("Factuur 123");
        assertThat(rows.get(0).path("Prioriteit").asString()).isEqualTo("Hoog");
        assertThat(caller.rows(token, "Workspace365_Signals").isEmpty()).isTrue();
        assertThat(administrator.page("app-connectors/Workspace365/tokens")).contains("Anna de Wit", "gebruikt ");
    }

    private void copyAndRename(String shipped, String name) {
        assertThat(administrator.follow("get-connectors/" + shipped + "/copies"))
                .contains(shipped + "_copy", "Dit is je kopie.");
        administrator.follow("get-connectors/" + shipped + "_copy", "name", name, "dutch", "Eigen", "english", "Own");
    }

    private void request() {
        caller.post("/ProfitRestServices/OtpRequest", body(""));
    }

    private String body(String code) {
        var keys = profit.connector("Workspace365");
        return "{\"apiKey\":\"%s\",\"apiToken\":\"%s\",\"userId\":\"12345.anna\",\"otp\":\"%s\"}"
                .formatted(keys.apiKey(), keys.environmentKey(), code);
    }
}
