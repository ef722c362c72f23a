package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Mark.THIRD;
import static estrik.sandbox.conformance.Operations.METAINFO_GET;
import static estrik.sandbox.conformance.Operations.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PocketConnectorsTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(
            section = "7",
            mark = P,
            operation = {METAINFO_GET, ROWS})
    void tasksHaveTheProposedFieldsAndLabels() {
        assertThat(fields("Workspace365_Tasks"))
                .containsExactly(
                        "SubjectId int Dossieritem",
                        "TaskId int Taak-id",
                        "WorkflowId int Workflow-id",
                        "TaskName string Taaknaam",
                        "WorkflowName string Workflownaam",
                        "TaskDescription string Taak",
                        "WfDescription string Workflow",
                        "Subject string Onderwerp",
                        "TypeId int Type dossieritem",
                        "TypeDescription string Omschrijving type",
                        "User string Gebruiker",
                        "UserName string Naam gebruiker",
                        "Sender string Instuurder",
                        "Destination string Bestemming",
                        "Prioriteit string Prioriteit",
                        "StartDate date Startdatum",
                        "EndDate date Einddatum",
                        "DateCreated date Instuurdatum",
                        "ModifiedDate date Gewijzigd op",
                        "Url string InSite-link");
    }

    @Test
    @Fact(
            section = "7",
            mark = P,
            operation = {METAINFO_GET, ROWS})
    void signalsHaveTheProposedFieldsAndLabels() {
        assertThat(fields("Workspace365_Signals"))
                .containsExactly(
                        "SignalId int Signaal",
                        "SignalDefinitionId int Signaaldefinitie",
                        "SignalDefinition string Omschrijving definitie",
                        "Description string Omschrijving",
                        "Message string Bericht",
                        "SignalType int Soort signaal",
                        "SignalDate date Signaaldatum",
                        "User string Gebruiker",
                        "UserName string Naam gebruiker",
                        "DestinationType string Soort bestemming",
                        "DestinationId string Bestemming-id",
                        "Destination string Bestemming",
                        "Handled boolean Afgehandeld",
                        "CreateDate date Aangemaakt op",
                        "ModifiedDate date Gewijzigd op",
                        "Url string InSite-link");
    }

    @Test
    @Fact(
            section = "7",
            mark = {D, THIRD},
            operation = ROWS)
    void theUserOfTheTokenDecidesWhichRowsThereAre() {
        profit.addTask("bram", "Alleen voor Bram");
        profit.addSignal("bram", "Alleen voor Bram");

        for (var connector : List.of("Workspace365_Tasks", "Workspace365_Signals")) {
            var rows = caller.rows(token, connector, "filterfieldids", "User", "filtervalues", "12345.bram");
            assertThat(rows).isEmpty();
            assertThat(caller.rows(token, connector).values())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.path("User").asString()).isEqualTo("12345.anna"));
        }
    }

    @Test
    @Fact(section = "7", mark = D, operation = ROWS)
    void aSignalIsOfOneOfThreeKinds() {
        for (var user : List.of("anna", "bram", "dewi")) {
            assertThat(caller.rows(profit.tokenFor(user), "Workspace365_Signals")
                            .values())
                    .isNotEmpty()
                    .extracting(row -> row.path("SignalType").asInt())
                    .isSubsetOf(1, 2, 3);
        }
    }

    @Test
    @Fact(
            section = "7",
            mark = D,
            operation = {METAINFO_GET, ROWS})
    void namesOfTasksAndWorkflowsAreGuids() {
        assertThat(caller.rows(token, "Workspace365_Tasks").values()).allSatisfy(row -> {
            assertThat(row.path("TaskName").asString()).matches("[0-9A-F]{32}");
            assertThat(row.path("WorkflowName").asString()).matches("[0-9A-F]{32}");
        });
    }

    private List<String> fields(String connector) {
        return Caller.json(caller.as(token, "/ProfitRestServices/metainfo/get/" + connector))
                .path("fields")
                .valueStream()
                .map(field -> field.path("id").asString() + " "
                        + field.path("dataType").asString() + " "
                        + field.path("label").asString())
                .toList();
    }
}
