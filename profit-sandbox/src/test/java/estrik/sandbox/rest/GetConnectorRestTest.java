package estrik.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Task;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class GetConnectorRestTest {
    private static final String TASKS = "/ProfitRestServices/connectors/Workspace365_Tasks";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder()
            .language(Locale.ENGLISH)
            .clock(new SettableClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");
    private final List<Task> added = List.of(
            profit.addTask("anna", "Appel"), profit.addTask("anna", "appeltaart"), profit.addTask("anna", "Peer"));

    @Test
    void rowsAreFilteredOrderedAndPaged() {
        var answer = get(
                "filterfieldids",
                "Subject",
                "filtervalues",
                "appel",
                "operatortypes",
                "10",
                "orderbyfieldids",
                "-Subject",
                "skip",
                "0",
                "take",
                "1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"skip\":0,\"take\":1,\"rows\":[{\"SubjectId\":");
        assertThat(subjects(answer)).containsExactly("appeltaart");
    }

    @Test
    void aRowHasExactlyTheProposedFields() {
        var row = Caller.json(get("take", "1")).path("rows").get(0);

        assertThat(row.propertyNames())
                .containsExactly(
                        "SubjectId",
                        "TaskId",
                        "WorkflowId",
                        "TaskName",
                        "WorkflowName",
                        "TaskDescription",
                        "WfDescription",
                        "Subject",
                        "TypeId",
                        "TypeDescription",
                        "User",
                        "UserName",
                        "Sender",
                        "Destination",
                        "Prioriteit",
                        "StartDate",
                        "EndDate",
                        "DateCreated",
                        "ModifiedDate",
                        "Url");
        assertThat(row.path("TaskName").asString()).matches("[0-9A-F]{32}");
        assertThat(row.path("EndDate").asString()).isEqualTo("2026-11-20T00:00:00Z");
        // The Z is false: at 08:00 UTC it was 09:00 in Amsterdam.
        assertThat(row.path("DateCreated").asString()).isEqualTo("2026-11-16T08:52:00Z");
        assertThat(row.path("Url").asString()).startsWith("https://12345.afasinsite.nl/");
    }

    @Test
    void anEmptyFieldIsNull() {
        var rows = Caller.json(get("filterfieldids", "EndDate", "filtervalues", "\"\"", "operatortypes", "8"))
                .path("rows");

        assertThat(rows.size()).isEqualTo(1);
        assertThat(rows.get(0).path("EndDate").isNull()).isTrue();
    }

    @ParameterizedTest(name = "operator {0} {1}")
    @CsvSource({
        "1, appel, Appel",
        "1, app%, Appel|appeltaart",
        "1, %p%t%t, appeltaart",
        "1, %pel, Appel",
        "1, appel%pel, ''",
        "1, %, Appel|appeltaart|Peer",
        "2, appeltaart, appeltaart|Peer",
        "3, appeltaart, Appel|appeltaart",
        "4, appel, appeltaart|Peer",
        "5, peer, Appel|appeltaart",
        "6, PPEL, Appel|appeltaart",
        "6, %ppel%, Appel|appeltaart",
        "7, Appel, appeltaart|Peer",
        "7, app%, Peer",
        "8, x, ''",
        "9, x, Appel|appeltaart|Peer",
        "10, app, Appel|appeltaart",
        "10, app%, Appel|appeltaart",
        "11, taart, Appel|Peer",
        "12, app, Peer",
        "13, EER, Peer",
        "14, %eer, Appel|appeltaart",
        "15, aar, appeltaart"
    })
    void theFifteenOperators(String operator, String value, String expected) {
        var first = Long.toString(added.getFirst().id());
        var answer = get(
                "filterfieldids",
                "TaskId,Subject",
                "filtervalues",
                first + "," + value,
                "operatortypes",
                "2," + operator,
                "orderbyfieldids",
                "TaskId");

        assertThat(String.join("|", subjects(answer))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "EndDate {0} {1}")
    @CsvSource({
        "1, 2026-11-22, 1",
        "1, 2026-11-22T00:00:00, 1",
        "1, 2026-11-22T00:00:00Z, 0",
        "5, 2026-11-22, 1",
        "3, 2026-11-22T00:00:00, 2",
        "1, gisteren, 0"
    })
    void datesAreComparedWithoutTheZ(String operator, String value, int expected) {
        var answer = get("filterfieldids", "EndDate", "filtervalues", value, "operatortypes", operator);

        assertThat(subjects(answer)).hasSize(expected);
    }

    @Test
    void booleansAreComparedAsOneAndZeroToo() {
        for (var no : new String[] {"0", "false"}) {
            var rows = caller.rows(
                    token,
                    "workspace365_signals",
                    "filterfieldids",
                    "handled",
                    "filtervalues",
                    no,
                    "operatortypes",
                    "1");
            assertThat(rows.size()).as(no).isEqualTo(3);
        }
    }

    @Test
    void aSemicolonSeparatesGroupsOfAnds() {
        var answer = get(
                "filterfieldids",
                "Subject,Subject;Subject",
                "filtervalues",
                "app,taart;Peer",
                "operatortypes",
                "10,13;1",
                "orderbyfieldids",
                "Subject");

        assertThat(subjects(answer)).containsExactly("appeltaart", "Peer");
    }

    @Test
    void aJsonFilterSaysTheSameAndMayHoldSeparators() {
        profit.addTask("anna", "Noten, zaden; pitten");
        var answer = get("filterjson", """
                {"Filters":{"Filter":[
                  {"@FilterId":"Filter 1","Field":[{"@FieldId":"Subject","@OperatorType":"10","#text":"app"},
                                                   {"@FieldId":"Subject","@OperatorType":13,"#text":"taart"}]},
                  {"@FilterId":"Filter 2","Field":{"@FieldId":"subject","@OperatorType":"1","#text":"Noten, zaden; pitten"}}]}}
                """, "orderbyfieldids", "Subject");

        assertThat(subjects(answer)).containsExactly("appeltaart", "Noten, zaden; pitten");
    }

    @Test
    void anUnknownFieldIsNamed() {
        var filtered = get("filterfieldids", "Kleur", "filtervalues", "rood", "operatortypes", "1");
        var ordered = get("orderbyfieldids", "-Kleur");

        for (var answer : List.of(filtered, ordered)) {
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Caller.json(answer).path("externalMessage").asString())
                    .isEqualTo("Connector field 'Kleur' not found");
            assertThat(Caller.json(answer).path("profitLogReference").asString())
                    .matches("[0-9A-F]{32}");
        }
    }

    @Test
    void aFilterThatMakesNoSenseIsAnError() {
        assertUnexpected(get("filterfieldids", "Subject", "filtervalues", "x", "operatortypes", "16"));
        assertUnexpected(get("filterfieldids", "Subject", "filtervalues", "x", "operatortypes", "is"));
        assertUnexpected(get("filterfieldids", "Subject,User", "filtervalues", "x", "operatortypes", "1,1"));
        assertUnexpected(get("filterfieldids", "TaskId", "filtervalues", "x", "operatortypes", "1"));
        assertThat(get("filterjson", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void pagesHaveAfassOddities() {
        assertThat(echo()).isEqualTo("0/100");
        assertThat(subjects(get("skip", "-1", "take", "-1"))).hasSize(10);
        assertThat(echo("skip", "-1", "take", "-1")).isEqualTo("-1/-1");
        assertThat(subjects(get("skip", "-1", "take", "2"))).hasSize(10);
        assertUnexpected(get("skip", "2", "take", "-1"));
        assertThat(subjects(get("take", "0"))).hasSize(1);
        assertThat(echo("skip", "many", "take", "3")).isEqualTo("0/3");
        assertThat(echo("skip", "-7", "take", "3")).isEqualTo("0/3");
        assertThat(subjects(get("skip", "8", "take", "5"))).hasSize(2);
        assertThat(subjects(get("skip", "99", "take", "5"))).isEmpty();
        assertThat(subjects(get("skip", "999999999999999999999"))).hasSize(10);
    }

    @Test
    void withoutPagingAHundredRowsCome() {
        for (int more = 0; more < 100; more++) {
            profit.addTask("anna", "Taak " + more);
        }

        assertThat(subjects(get())).hasSize(100);
        assertThat(subjects(get("skip", "100"))).hasSize(10);
    }

    @Test
    void theOlderPathFormIsAnEqualFilter() {
        var answer = caller.as(token, TASKS + "/Subject,User/Peer,12345.anna");

        assertThat(subjects(answer)).containsExactly("Peer");
    }

    @Test
    @Timeout(20)
    void aFilterFullOfWildcardsIsAnsweredAtOnce() {
        profit.addTask("anna", "a".repeat(250));

        var answer = get("filterfieldids", "Subject", "filtervalues", "a%".repeat(400) + "b", "operatortypes", "1");

        assertThat(subjects(answer)).isEmpty();
    }

    @Test
    void aQueryThatIsTooLongIsNotFound() {
        var fits = "?filterjson=" + "%20".repeat(679);
        assertThat(fits).hasSize(2049);

        assertThat(caller.as(token, TASKS + fits).statusCode()).isEqualTo(200);
        assertThat(caller.as(token, TASKS + fits + "x").statusCode()).isEqualTo(404);
    }

    @Test
    void anotherUserCannotBeAskedFor() {
        assertThat(subjects(get("filterfieldids", "User", "filtervalues", "12345.bram", "operatortypes", "1")))
                .isEmpty();
    }

    @Test
    void aBlockedOrUnlinkedConnectorSaysSo() {
        profit.block("Workspace365_Tasks", true);
        var blocked = get();
        var unlinked = caller.as(token, "/ProfitRestServices/connectors/Profit_Debtor");

        assertThat(blocked.statusCode()).isEqualTo(500);
        assertThat(blocked.body()).contains("This GetConnector (definition) is blocked");
        assertThat(unlinked.statusCode()).isEqualTo(500);
        assertThat(unlinked.body())
                .contains("GetConnector not supported for this app or the user is not authorized", "-2147180996");

        profit.block("workspace365_tasks", false);
        assertThat(get().statusCode()).isEqualTo(200);
    }

    private void assertUnexpected(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .startsWith(
                        "{\"externalMessage\":\"An unexpected error has occurred.\",\"errorNumber\":-2147180999,\"profitLogReference\":\"");
    }

    private String echo(String... query) {
        var answer = Caller.json(get(query));
        return answer.path("skip").asInt() + "/" + answer.path("take").asInt();
    }

    private HttpResponse<String> get(String... query) {
        return caller.as(token, TASKS + Caller.query(query));
    }

    private static List<String> subjects(HttpResponse<String> answer) {
        return Caller.json(answer).path("rows").values().stream()
                .map((JsonNode row) -> row.path("Subject").asString())
                .toList();
    }
}
