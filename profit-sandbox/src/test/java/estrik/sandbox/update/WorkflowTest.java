package estrik.sandbox.update;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Task;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WorkflowTest {
    private static final String CONNECTORS = "/ProfitRestServices/connectors/";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder()
            .language(Locale.ENGLISH)
            .clock(new SettableClock(Instant.parse("2026-11-22T08:00:00Z")))
            .start();

    private final Caller caller = new Caller(profit);
    private final String anna = profit.tokenFor("anna");
    private final String bram = profit.tokenFor("bram");
    private final String dewi = profit.tokenFor("dewi");

    @BeforeEach
    void linkWhatTheRecipeNeeds() {
        profit.link("Profit_Subject_Tasks", "Profit_Workflowactions", "KnSubjectWorkflowReaction");
    }

    // The recipe of AFAS's howto-workflow-acties: where is it, what can be done, do it.
    @Test
    void aTaskIsFoundItsActionsAreReadAndItIsHandled() {
        var task = task("anna", "Verlofaanvraag Kim Bos");
        var place = caller.rows(
                        anna,
                        "Profit_Subject_Tasks",
                        "filterfieldids",
                        "SubjectId,User",
                        "filtervalues",
                        task.subjectId() + ",12345.anna",
                        "operatortypes",
                        "1,1")
                .get(0);
        var actions = actions(place);
        var approve = one(actions, "ActionDescription", "Goedkeuren");

        var answer = act(anna, task.subjectId(), place, approve, "\"Tx\":\"Prima, geniet ervan\"");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        assertThat(profit.tasks("anna")).doesNotContain(task);
        var next = task("bram", "Verlofaanvraag Kim Bos");
        assertThat(next.task()).isEqualTo("Verlof verwerken");
        assertThat(next.subjectId()).isEqualTo(task.subjectId());
        assertThat(profit.reactions(task.subjectId())).singleElement().satisfies(reaction -> {
            assertThat(reaction.text()).isEqualTo("Prima, geniet ervan");
            assertThat(reaction.user()).isEqualTo("anna");
            assertThat(reaction.visible()).isEqualTo("EI");
        });
    }

    @Test
    void anActionWithoutANextTaskEndsTheWorkflow() {
        profit.link("Profit_Subjects");
        var task = task("anna", "Verlofaanvraag");

        act(anna, task, "Afkeuren", "");

        assertThat(caller.rows(
                                anna,
                                "Profit_Subject_Tasks",
                                "filterfieldids",
                                "SubjectId",
                                "filtervalues",
                                "" + task.subjectId())
                        .size())
                .isZero();
        var item = caller.rows(
                        anna, "Profit_Subjects", "filterfieldids", "SubjectId", "filtervalues", "" + task.subjectId())
                .get(0);
        assertThat(item.path("WFClosed").asBoolean()).isTrue();
        assertThat(item.path("WFstatus").isNull()).isTrue();
    }

    @Test
    void aTaskWithoutPerformersGoesToWhoeverSentItIn() {
        var task = task("anna", "Declaratie reiskosten oktober · Bram Visser");

        act(anna, task, "Afkeuren", "");

        assertThat(task("bram", "Declaratie reiskosten").task()).isEqualTo("Declaratie aanpassen");
    }

    @Test
    void namesThatAreNotThereAreNamed() {
        var task = task("anna", "Verlofaanvraag");
        var place = place("anna", task.subjectId());
        var action = actions(place).get(0);
        var gone = "0".repeat(32);

        assertRefused(reaction(anna, 1, place, action, ""), "Dossier item");
        assertRefused(send(task.subjectId(), gone, text(place, "TaskName"), text(action, "ActionName")), "Workflow");
        assertRefused(send(task.subjectId(), text(place, "WorkflowName"), gone, text(action, "ActionName")), "Task");
        assertRefused(send(task.subjectId(), text(place, "WorkflowName"), text(place, "TaskName"), gone), "Action");
        assertRefused(act(anna, task, "Delegeren", "\"UsTa\":\"12345.zoe\""), "User");
        assertThat(profit.tasks("anna")).contains(task);
    }

    @Test
    void withoutNamesItIsAPlainReaction() {
        var task = task("anna", "Verlofaanvraag");

        var answer =
                caller.change(anna, "POST", CONNECTORS + "KnSubjectWorkflowReaction", """
                {"KnWorkflow":{"Element":{"Fields":{"SbId":%d,"Tx":"Even nagevraagd","VaRe":"I",
                  "FiNa":"nota.txt","FiDa":"aGFsbG8="},
                 "Objects":[{"KnReactionAttachment":{"Element":[{"Fields":{"FileName":"b.txt","FileStream":"aG9p"}}]}},
                            {"KnReactionEmoji":{"Element":{"Fields":{"EmNa":"thumbsup"}}}},
                            {"KnReactionLabel":{"Element":{"Fields":{"SLId":7}}}}]}}}
                """.formatted(task.subjectId()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(profit.tasks("anna")).contains(task);
        var reaction = profit.reactions(task.subjectId()).getFirst();
        assertThat(reaction.visible()).isEqualTo("I");
        assertThat(reaction.emoji()).containsExactly("thumbsup");
        assertThat(reaction.labels()).containsExactly("7");
        assertThat(reaction.attachments()).hasSize(2);

        profit.link("Profit_Subject_Reaction_Attachments");
        var rows = caller.rows(anna, "Profit_Subject_Reaction_Attachments");
        assertThat(rows.valueStream().map(each -> text(each, "file_name"))).containsExactly("nota.txt", "b.txt");
        assertThat(rows.get(0).path("reaction_id").asLong()).isEqualTo(reaction.id());
        assertThat(rows.get(0).path("subject_id").asLong()).isEqualTo(task.subjectId());
        assertThat(rows.get(0).path("file_size").asInt()).isEqualTo(5);
        assertThat(text(rows.get(0), "file_id")).matches("[0-9A-F]{32}");
    }

    @Test
    void aReactionAnswersAnother() {
        var task = task("anna", "Verlofaanvraag");
        var fields = "{\"KnWorkflow\":{\"Element\":{\"Fields\":{\"SbId\":%d,\"Tx\":\"%s\",\"RTId\":\"%s\"}}}}";
        var path = CONNECTORS + "KnSubjectWorkflowReaction";
        caller.change(anna, "POST", path, fields.formatted(task.subjectId(), "Eerst", ""));
        var first = profit.reactions(task.subjectId()).getFirst();
        caller.change(anna, "POST", path, fields.formatted(task.subjectId(), "Daarna", first.id()));

        assertThat(profit.reactions(task.subjectId()).get(1).replyTo()).isEqualTo(first.id());
        assertRefused(caller.change(anna, "POST", path, fields.formatted(task.subjectId(), "Nergens", 1)), "Reply to");
    }

    @Test
    void whatSomebodyAddedByHandCanBeHandledToo() {
        var task = profit.addTask("bram", "Zomaar iets");

        act(bram, task, "Goedkeuren", "");

        assertThat(profit.tasks("bram")).doesNotContain(task);
    }

    private HttpResponse<String> act(String token, Task task, String action, String more) {
        var place = place(task.user(), task.subjectId());
        return act(token, task.subjectId(), place, one(actions(place), "ActionDescription", action), more);
    }

    private HttpResponse<String> act(String token, long subject, JsonNode place, JsonNode action, String more) {
        return reaction(token, subject, place, action, more);
    }

    private HttpResponse<String> reaction(String token, long subject, JsonNode place, JsonNode action, String more) {
        return caller.change(token, "POST", CONNECTORS + "KnSubjectWorkflowReaction", """
                {"KnWorkflow":{"Element":{"Fields":{"SbId":%d,"WfNm":"%s","TkNm":"%s","AcNm":"%s"%s}}}}
                """.formatted(
                        subject,
                        text(place, "WorkflowName"),
                        text(place, "TaskName"),
                        text(action, "ActionName"),
                        more.isEmpty() ? "" : "," + more));
    }

    private HttpResponse<String> send(long subject, String workflow, String task, String action) {
        return caller.change(
                anna, "POST", CONNECTORS + "KnSubjectWorkflowReaction", """
                {"KnWorkflow":{"Element":{"Fields":{"SbId":%d,"WfNm":"%s","TkNm":"%s","AcNm":"%s"}}}}
                """.formatted(subject, workflow, task, action));
    }

    private static void assertRefused(HttpResponse<String> answer, String field) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .startsWith("{\"externalMessage\":\"The entered value for '" + field
                        + "' does not exist.\",\"errorNumber\":-2147220469,\"profitLogReference\":\"");
    }

    private JsonNode place(String user, long subject) {
        return caller.rows(
                        anna,
                        "Profit_Subject_Tasks",
                        "filterfieldids",
                        "SubjectId,User",
                        "filtervalues",
                        subject + ",12345." + user,
                        "operatortypes",
                        "1,1")
                .get(0);
    }

    private JsonNode actions(JsonNode place) {
        return caller.rows(
                anna,
                "Profit_Workflowactions",
                "filterfieldids",
                "WorkflowName,TaskName",
                "filtervalues",
                text(place, "WorkflowName") + "," + text(place, "TaskName"),
                "operatortypes",
                "1,1");
    }

    private static JsonNode one(JsonNode rows, String field, String value) {
        return rows.valueStream()
                .filter(each -> text(each, field).equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asString();
    }

    private Task task(String user, String subject) {
        return profit.tasks(user).stream()
                .filter(each -> each.subject().startsWith(subject))
                .findFirst()
                .orElseThrow();
    }
}
