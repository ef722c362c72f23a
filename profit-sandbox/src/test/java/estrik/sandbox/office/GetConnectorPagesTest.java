package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GetConnectorPagesTest {
    private static final String TASKS = "get-connectors/Workspace365_Tasks";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Visitor visitor = new Visitor(profit);
    private final Caller caller = new Caller(profit);

    private String[] twoFields(String... more) {
        var pairs = new ArrayList<>(List.of(
                "column.0",
                "TaskId",
                "id.0",
                "TaskId",
                "dutch.0",
                "Taak",
                "english.0",
                "Task",
                "column.1",
                "Subject",
                "id.1",
                "Subject",
                "dutch.1",
                "Onderwerp",
                "english.1",
                "Subject"));
        pairs.addAll(List.of(more));
        return pairs.toArray(String[]::new);
    }

    private List<String> names() {
        return List.copyOf(caller.rows(profit.tokenFor("anna"), "Workspace365_Tasks")
                .get(0)
                .propertyNames());
    }

    @Test
    void fieldsAreDroppedAddedMovedAndRenamed() {
        visitor.follow(TASKS + "/fields", twoFields("do", "save"));
        assertThat(names()).containsExactly("TaskId", "Subject");

        visitor.follow(TASKS + "/fields", twoFields("do", "add", "add", "EndDate"));
        assertThat(names()).containsExactly("TaskId", "Subject", "EndDate");

        visitor.follow(TASKS + "/fields", twoFields("do", "down.0"));
        assertThat(names()).containsExactly("Subject", "TaskId");

        visitor.follow(
                TASKS + "/fields",
                "column.0",
                "Subject",
                "id.0",
                "Onderwerp",
                "dutch.0",
                "O",
                "english.0",
                "S",
                "do",
                "save");
        assertThat(names()).containsExactly("Onderwerp");

        visitor.follow(TASKS + "/fields", twoFields("do", "drop.0"));
        assertThat(names()).containsExactly("Subject");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | Vul dit in.",
                "Task.Id | 'Alleen letters, cijfers en _, zoals TaskId.'",
                "SUBJECT | Deze naam staat er al."
            })
    void aFieldNameThatCannotBeIsSaidAtTheField(String name, String sentence) {
        var before = names();
        var typed = twoFields("do", "down.0");
        typed[3] = name;
        typed[5] = "Nog niet bewaard";

        var page = visitor.post(TASKS + "/fields", typed);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains(sentence, "value=\"Nog niet bewaard\"", "value=\"" + name + "\"");
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void oneFieldMustRemain() {
        var page = visitor.post(
                TASKS + "/fields",
                "column.0",
                "TaskId",
                "id.0",
                "TaskId",
                "dutch.0",
                "T",
                "english.0",
                "T",
                "do",
                "drop.0");

        assertThat(page.body()).contains("Er moet één veld overblijven.");
    }

    @Test
    void theFixedFilterDecidesWhichRowsThereAre() {
        var page = visitor.follow(
                TASKS + "/filter",
                "join.0",
                "and",
                "column.0",
                "Prioriteit",
                "operator.0",
                "1",
                "value.0",
                "Hoog",
                "join.1",
                "or",
                "column.1",
                "Subject",
                "operator.1",
                "6",
                "value.1",
                "verlof",
                "join.2",
                "and",
                "column.2",
                "",
                "operator.2",
                "1",
                "value.2",
                "");

        assertThat(page).contains("value=\"Hoog\"", "value=\"verlof\"", "value=\"or\" selected");
        assertThat(caller.rows(profit.tokenFor("anna"), "Workspace365_Tasks").values())
                .hasSize(2)
                .extracting(row -> row.path("Subject").asString())
                .anyMatch(each -> each.startsWith("Verlofaanvraag"))
                .anyMatch(each -> each.startsWith("Inkoopfactuur"));

        visitor.follow(TASKS + "/filter", "join.0", "and", "column.0", "", "operator.0", "1", "value.0", "");
        assertThat(caller.rows(profit.tokenFor("anna"), "Workspace365_Tasks").size())
                .isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "TaskId, 1, zeven, Deze waarde past niet bij het veld.",
        "EndDate, 2, morgen, Een datum zoals 2026-11-22.",
        "Subject, 6, '', Vul dit in."
    })
    void aValueThatDoesNotFitIsSaidAtTheValue(String column, String operator, String value, String sentence) {
        var page = visitor.post(
                TASKS + "/filter", "join.0", "and", "column.0", column, "operator.0", operator, "value.0", value);

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Visitor.problem(page.body())).isEqualTo(sentence);
        assertThat(page.body()).contains("value=\"" + column + "\" selected");
        assertThat(caller.rows(profit.tokenFor("anna"), "Workspace365_Tasks").size())
                .isEqualTo(7);
    }

    @Test
    void aRenamedOneStaysLinked() {
        visitor.follow(TASKS, "name", "Portaal_Taken", "dutch", "Taken", "english", "Tasks");

        assertThat(profit.connector("Workspace365").getConnectors()).contains("Portaal_Taken");
        assertThat(caller.rows(profit.tokenFor("anna"), "Portaal_Taken").size()).isEqualTo(7);
    }

    @Test
    void aNameThatIsTakenOrCannotBeIsRefused() {
        for (var name : new String[] {"pocket_tasks", "Workspace365_SIGNALS", "met spatie", "Import", ""}) {
            var page = visitor.post(TASKS, "name", name, "dutch", "Blijft staan", "english", "Tasks");
            assertThat(page.statusCode()).as(name).isEqualTo(422);
            assertThat(page.body()).contains("value=\"Blijft staan\"");
        }
        assertThat(visitor.open(TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    void aShippedOneIsCopiedAndNeverChanged() {
        assertThat(visitor.page("get-connectors/Pocket_Tasks"))
                .contains("Kopie maken")
                .doesNotContain("Bewaren");
        assertThat(visitor.post("get-connectors/Pocket_Tasks", "name", "x").statusCode())
                .isEqualTo(404);

        assertThat(visitor.follow("get-connectors/Pocket_Tasks/copies")).contains("<h1>Pocket_Tasks_copy</h1>");
        assertThat(visitor.follow("get-connectors/Pocket_Tasks/copies")).contains("<h1>Pocket_Tasks_copy2</h1>");
    }

    @Test
    void aNewOneIsBasedOnADataCollectionOrOnAnother() {
        visitor.follow("get-connectors", "name", "Eigen_Signalen", "base", "d:Signals");
        visitor.follow("get-connectors", "name", "Eigen_Taken", "base", "g:Workspace365_Tasks");

        assertThat(visitor.page("get-connectors/Eigen_Signalen")).contains("<dd>Signals</dd>");
        assertThat(visitor.page("get-connectors/Eigen_Taken")).contains("<dd>Tasks</dd>");
    }

    @Test
    void oneIsBlockedAndDeleted() {
        visitor.follow(TASKS, "name", "Workspace365_Tasks", "dutch", "T", "english", "T", "blocked", "on");
        assertThat(caller.as(profit.tokenFor("anna"), "/ProfitRestServices/connectors/Workspace365_Tasks")
                        .statusCode())
                .isEqualTo(500);

        visitor.follow(TASKS + "/removal");

        assertThat(visitor.open(TASKS).statusCode()).isEqualTo(404);
        assertThat(profit.connector("Workspace365").getConnectors()).containsExactly("Workspace365_Signals");
    }

    @Test
    void whatIsExportedCanBeImportedElsewhere() {
        visitor.follow(
                TASKS + "/filter", "join.0", "and", "column.0", "Prioriteit", "operator.0", "1", "value.0", "Hoog");
        visitor.follow(TASKS + "/fields", twoFields("do", "save"));
        var file = visitor.open(TASKS + "/export");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"Workspace365_Tasks.json\"");

        try (var other = ProfitSandbox.builder().empty().start()) {
            var there = new Visitor(other);
            assertThat(there.follow("get-connectors/import", "file", file.body(), "text", "", "name", ""))
                    .contains("<h1>Workspace365_Tasks</h1>", "Ingelezen.");
            assertThat(there.page(TASKS + "/filter")).contains("value=\"Hoog\"");
            assertThat(there.open(TASKS + "/export").body()).isEqualTo(file.body());
        }
    }

    @Test
    void aFileComesInPartsFromABrowser() {
        var body = """
                --xyz\r
                Content-Disposition: form-data; name="file"; filename="a.json"\r
                Content-Type: application/json\r
                \r
                {"format":"estrik-get-connector/1","name":"Uit_Bestand","dataCollection":"Tasks","fields":[{"id":"TaskId"}]}\r
                --xyz\r
                Content-Disposition: form-data; name="text"\r
                \r
                \r
                --xyz\r
                Content-Disposition: form-data; name="name"\r
                \r
                Andere_Naam\r
                --xyz--\r
                """;

        var answer = caller.post(
                "/_sandbox/get-connectors/import", body, "Content-Type", "multipart/form-data; boundary=xyz");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(visitor.page("get-connectors/Andere_Naam/fields")).contains("value=\"Taak-id\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | Dit is geen JSON.",
                "[] | Dit is geen GetConnector van de sandbox",
                "{\"format\":\"estrik-get-connector/1\",\"name\":\"A\",\"dataCollection\":\"Nee\"} | De gegevensverzameling Nee is er niet.",
                "{\"format\":\"estrik-get-connector/1\",\"name\":\"A\",\"dataCollection\":\"Tasks\"} | Er staan geen velden in.",
                "{\"format\":\"estrik-get-connector/1\",\"name\":\"A\",\"dataCollection\":\"Tasks\",\"fields\":[{\"id\":\"Nee\"}]} | De gegevensverzameling heeft geen veld Nee.",
                "{\"format\":\"estrik-get-connector/1\",\"name\":\"A\",\"dataCollection\":\"Tasks\",\"fields\":[{\"id\":7}]} | moet een tekst van hoogstens 255 tekens zijn.",
                "{\"format\":\"estrik-get-connector/1\",\"name\":\"A\",\"dataCollection\":\"Tasks\",\"fields\":[{\"id\":\"TaskId\"}],\"filter\":[1]} | Het filter is geen filterjson",
                "{\"format\":\"estrik-get-connector/1\",\"name\":\"Pocket_Tasks\",\"dataCollection\":\"Tasks\",\"fields\":[{\"id\":\"TaskId\"}]} | Pocket_Tasks bestaat al."
            })
    void aFileThatIsNoneIsRefusedInASentence(String file, String sentence) {
        var page = visitor.post("get-connectors/import", "file", file, "text", "", "name", "");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(Visitor.problem(page.body())).contains(sentence);
        assertThat(page.body()).contains(file.replace("\"", "&quot;"));
        assertThat(visitor.open("get-connectors/A").statusCode()).isEqualTo(404);
    }
}
