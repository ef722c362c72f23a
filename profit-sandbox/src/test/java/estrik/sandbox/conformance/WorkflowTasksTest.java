package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.INSERT;
import static estrik.sandbox.conformance.Operations.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WorkflowTasksTest {
    private static final String REACTION = "/ProfitRestServices/connectors/KnSubjectWorkflowReaction";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String anna = profit.tokenFor("anna");
    private final String bram = profit.tokenFor("bram");
    private final String dewi = profit.tokenFor("dewi");

    @BeforeEach
    void link() {
        profit.link("Profit_Subject_Tasks", "Profit_Workflowactions", "KnSubjectWorkflowReaction");
        profit.link("Profit_Subject_Reaction_Attachments");
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = ROWS)
    void theTasksOfDossierItemsHaveTheseFields() {
        assertThat(caller.rows(anna, "Profit_Subject_Tasks").get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "SubjectId",
                        "WfDescription",
                        "TaskDescription",
                        "User",
                        "UserName",
                        "TaskId",
                        "WorkflowId",
                        "TaskName",
                        "WorkflowName");
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = ROWS)
    void theActionsOfWorkflowsHaveTheseFields() {
        assertThat(caller.rows(anna, "Profit_Workflowactions").get(0).propertyNames())
                .containsExactlyInAnyOrder(
                        "ActionDescription",
                        "SeqNo",
                        "TaskName",
                        "WorkflowName",
                        "ActionType",
                        "ActionTypeDescription",
                        "ActionName",
                        "Workflow");
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = ROWS)
    void aTaskWithSeveralPeopleIsARowForEachOfThem() {
        act(bram, place(bram, "Declaratie opleiding"), "Goedkeuren", "");

        var rows = caller.rows(
                anna,
                "Profit_Subject_Tasks",
                "filterfieldids",
                "SubjectId",
                "filtervalues",
                Long.toString(subject(anna, "Declaratie opleiding")));
        assertThat(rows.valueStream().map(row -> row.path("User").asString()))
                .containsExactlyInAnyOrder("12345.anna", "12345.dewi");
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = ROWS)
    void actionTypeOneHandlesAndActionTypeTwoDelegates() {
        var actions = actions(place(anna, "Verlofaanvraag"));

        assertThat(action(actions, "Goedkeuren").path("ActionType").asInt()).isEqualTo(1);
        assertThat(action(actions, "Goedkeuren").path("ActionTypeDescription").asString())
                .isEqualTo("Afhandelen");
        assertThat(action(actions, "Delegeren").path("ActionType").asInt()).isEqualTo(2);
        assertThat(action(actions, "Delegeren").path("ActionTypeDescription").asString())
                .isEqualTo("Delegeren");
    }

    @Test
    @Fact(
            section = "6.3",
            mark = D,
            operation = {INSERT, ROWS})
    void whatIsFoundInTwoConnectorsIsSentBackAndTheTaskIsHandled() {
        var task = place(anna, "Verlofaanvraag");

        var answer = act(anna, task, "Goedkeuren", "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(listed(anna)).noneMatch(each -> each.startsWith("Verlofaanvraag"));
        assertThat(listed(bram)).anyMatch(each -> each.startsWith("Verlofaanvraag"));
    }

    @Test
    @Fact(section = "6.1", mark = D, operation = INSERT)
    void aWorkflowReactionIsAnsweredWithoutABody() {
        assertThat(act(anna, place(anna, "Verlofaanvraag"), "Goedkeuren", "").body())
                .isEmpty();
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void approvingAndRejectingAreTheSameCallWithAnotherAction() {
        var task = place(anna, "Verlofaanvraag");
        var before = listed(bram);

        assertThat(act(anna, task, "Afkeuren", "").statusCode()).isEqualTo(201);

        assertThat(listed(anna)).noneMatch(each -> each.startsWith("Verlofaanvraag"));
        assertThat(listed(bram)).isEqualTo(before);
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void delegatingNamesAUserAndTheTaskComesBackAfterwards() {
        var task = place(anna, "Verlofaanvraag");

        act(anna, task, "Delegeren", ",\"UsTa\":\"12345.bram\"");
        assertThat(listed(anna)).noneMatch(each -> each.startsWith("Verlofaanvraag"));
        var brams = place(bram, "Verlofaanvraag");
        assertThat(brams.path("TaskName")).isEqualTo(task.path("TaskName"));

        act(bram, brams, "Goedkeuren", "");
        assertThat(place(anna, "Verlofaanvraag").path("TaskName")).isEqualTo(task.path("TaskName"));
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void anActionMayNeedAllPerformers() {
        act(anna, place(anna, "Offerte kantoormeubilair"), "Akkoord", "");

        act(bram, place(bram, "Offerte kantoormeubilair"), "Tekenen", "");
        assertThat(listed(anna)).noneMatch(each -> each.startsWith("Offerte kantoormeubilair"));
        act(dewi, place(dewi, "Offerte kantoormeubilair"), "Tekenen", "");

        assertThat(place(anna, "Offerte kantoormeubilair")
                        .path("TaskDescription")
                        .asString())
                .isEqualTo("Bestelling plaatsen");
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void anActionMayNeedOnePerformer() {
        act(bram, place(bram, "Declaratie opleiding"), "Goedkeuren", "");

        act(anna, place(anna, "Declaratie opleiding"), "Betalen", "");

        assertThat(listed(dewi)).noneMatch(each -> each.startsWith("Declaratie opleiding"));
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void onlyAPerformerMayAct() {
        var answer = act(bram, place(anna, "Verlofaanvraag"), "Goedkeuren", "");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(listed(anna)).anyMatch(each -> each.startsWith("Verlofaanvraag"));
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void withoutTheNamesOfWorkflowTaskAndActionItIsAPlainReaction() {
        long subject = subject(anna, "Verlofaanvraag");

        var answer = react(anna, "\"SbId\":" + subject + ",\"Tx\":\"Even nagevraagd\"", "");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(profit.reactions(subject).getFirst().text()).isEqualTo("Even nagevraagd");
        assertThat(listed(anna)).anyMatch(each -> each.startsWith("Verlofaanvraag"));
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void aReactionIsVisibleInsideAndOutsideUnlessItSaysInside() {
        long subject = subject(anna, "Verlofaanvraag");

        react(anna, "\"SbId\":" + subject + ",\"Tx\":\"a\"", "");
        react(anna, "\"SbId\":" + subject + ",\"Tx\":\"b\",\"VaRe\":\"I\"", "");

        assertThat(profit.reactions(subject)).extracting(each -> each.visible()).containsExactly("EI", "I");
    }

    @Test
    @Fact(
            section = "6.3",
            mark = D,
            operation = {INSERT, ROWS})
    void aReactionTakesAttachmentsTheOldWayAndTheNew() {
        long subject = subject(anna, "Verlofaanvraag");

        var answer = react(
                anna,
                "\"SbId\":" + subject + ",\"Tx\":\"a\",\"FiNa\":\"oud.txt\",\"FiDa\":\"aG9p\"",
                ",\"Objects\":[{\"KnReactionAttachment\":{\"Element\":[{\"Fields\":{\"FileName\":\"nieuw.txt\",\"FileStream\":\"aGFsbG8=\"}}]}}]");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(caller.rows(anna, "Profit_Subject_Reaction_Attachments").values())
                .extracting(row -> row.path("file_name").asString())
                .containsExactly("oud.txt", "nieuw.txt");
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void aReactionTakesALabelAndAnEmoji() {
        long subject = subject(anna, "Verlofaanvraag");

        react(
                anna,
                "\"SbId\":" + subject + ",\"Tx\":\"a\"",
                ",\"Objects\":[{\"KnReactionEmoji\":{\"Element\":{\"Fields\":{\"EmNa\":\"thumbsup\"}}}},"
                        + "{\"KnReactionLabel\":{\"Element\":{\"Fields\":{\"SLId\":7}}}}]");

        assertThat(profit.reactions(subject).getFirst().emoji()).containsExactly("thumbsup");
        assertThat(profit.reactions(subject).getFirst().labels()).containsExactly("7");
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void aReactionRepliesToAnother() {
        long subject = subject(anna, "Verlofaanvraag");
        react(anna, "\"SbId\":" + subject + ",\"Tx\":\"Eerst\"", "");
        var first = profit.reactions(subject).getFirst();

        react(anna, "\"SbId\":" + subject + ",\"Tx\":\"Daarna\",\"RTId\":" + first.id(), "");

        assertThat(profit.reactions(subject).get(1).replyTo()).isEqualTo(first.id());
    }

    @Test
    @Fact(section = "6.3", mark = D, operation = INSERT)
    void theDossierItemIsMandatory() {
        assertThat(react(anna, "\"Tx\":\"Nergens\"", "").statusCode()).isEqualTo(500);
    }

    @Test
    @Fact(
            section = "7",
            mark = {D, P},
            operation = ROWS)
    void theTaskListNamesTasksAndWorkflowsAsTheirConnectorDoes() {
        var listed = caller.rows(anna, "Workspace365_Tasks").get(0);
        var place = places(anna).stream()
                .filter(each -> each.path("TaskId").equals(listed.path("TaskId")))
                .findFirst()
                .orElseThrow();

        for (var field :
                List.of("SubjectId", "TaskName", "WorkflowName", "TaskDescription", "WfDescription", "WorkflowId")) {
            assertThat(place.path(field)).as(field).isEqualTo(listed.path(field));
        }
    }

    private HttpResponse<String> act(String token, JsonNode place, String action, String more) {
        return react(
                token,
                "\"SbId\":%d,\"WfNm\":\"%s\",\"TkNm\":\"%s\",\"AcNm\":\"%s\"%s"
                        .formatted(
                                place.path("SubjectId").asLong(),
                                place.path("WorkflowName").asString(),
                                place.path("TaskName").asString(),
                                action(actions(place), action)
                                        .path("ActionName")
                                        .asString(),
                                more),
                "");
    }

    private HttpResponse<String> react(String token, String fields, String objects) {
        var body = "{\"KnWorkflow\":{\"Element\":{\"Fields\":{" + fields + "}" + objects + "}}}";
        return caller.change(token, "POST", REACTION, body);
    }

    /// Where the dossier item of this subject is with the user of this token.
    private JsonNode place(String token, String subject) {
        var found = task(token, subject);
        return places(token).stream()
                .filter(each -> each.path("TaskId").equals(found.path("TaskId")))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> places(String token) {
        return List.copyOf(caller.rows(token, "Profit_Subject_Tasks").values());
    }

    private long subject(String token, String subject) {
        return task(token, subject).path("SubjectId").asLong();
    }

    private JsonNode task(String token, String subject) {
        return caller.rows(
                        token,
                        "Workspace365_Tasks",
                        "filterfieldids",
                        "Subject",
                        "filtervalues",
                        subject,
                        "operatortypes",
                        "10")
                .get(0);
    }

    private List<String> listed(String token) {
        return caller.rows(token, "Workspace365_Tasks")
                .valueStream()
                .map(row -> row.path("Subject").asString())
                .toList();
    }

    private JsonNode actions(JsonNode place) {
        return caller.rows(
                anna,
                "Profit_Workflowactions",
                "filterfieldids",
                "WorkflowName,TaskName",
                "filtervalues",
                place.path("WorkflowName").asString() + ","
                        + place.path("TaskName").asString(),
                "operatortypes",
                "1,1");
    }

    private static JsonNode action(JsonNode actions, String description) {
        return actions.valueStream()
                .filter(each -> each.path("ActionDescription").asString().equals(description))
                .findFirst()
                .orElseThrow();
    }
}
