package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.Element.element;
import static estrik.profit.Filter.field;
import static estrik.profit.Reaction.reaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Task;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Workflow tasks as their performers handle them, over real HTTP. The first tests are examples of
/// `docs/client.md`.
class WorkflowTest {
    private static final byte[] PDF = "%PDF-1.7".getBytes(UTF_8);
    private static final String LEAVE = "Verlofaanvraag";

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit =
            Profit.builder(Environment.at(sandbox.restBase())).language("en-us").build();

    private final Token token = Token.parse(sandbox.tokenFor("anna"));
    private final Workflow annas = profit.as(token).workflow();
    private final Workflow brams =
            profit.as(Token.parse(sandbox.tokenFor("bram"))).workflow();

    @BeforeEach
    void link() {
        sandbox.link("Profit_Subject_Tasks", "Profit_Workflowactions", "KnSubjectWorkflowReaction");
        sandbox.link("Profit_Subject_Reaction_Attachments");
    }

    @Test
    void approvesATaskWithAReaction() {
        var subjectId = subject("anna", LEAVE);

        var workflow = profit.as(token).workflow();
        var task = workflow.tasksOn(subjectId).orElseThrow().getFirst();
        var approve = workflow.actions(task).orElseThrow().stream()
                .filter(action -> action.actionDescription().equals("Goedkeuren"))
                .findFirst()
                .orElseThrow();
        workflow.handle(task, approve, reaction("Fijne vakantie").internal()).orElseThrow();

        assertThat(listed("anna")).noneMatch(each -> each.startsWith(LEAVE));
        assertThat(listed("bram")).anyMatch(each -> each.startsWith(LEAVE));
        assertThat(sandbox.reactions(subjectId))
                .singleElement()
                .satisfies(said -> assertThat(said.text()).isEqualTo("Fijne vakantie"))
                .satisfies(said -> assertThat(said.visible()).isEqualTo("I"));
    }

    @Test
    void delegatingMovesTheTaskAndItComesBack() {
        var subjectId = subject("anna", LEAVE);
        var task = annas.tasksOn(subjectId).orElseThrow().getFirst();
        var delegate = action(annas, task, "Delegeren");

        annas.delegate(task, delegate, "12345.bram").orElseThrow();

        var moved = brams.tasksOn(subjectId).orElseThrow().getFirst();
        assertThat(moved.user()).isEqualTo("12345.bram");
        assertThat(moved.taskName()).isEqualTo(task.taskName());
        assertThat(listed("anna")).noneMatch(each -> each.startsWith(LEAVE));

        brams.handle(moved, action(brams, moved, "Goedkeuren")).orElseThrow();
        assertThat(listed("anna")).anyMatch(each -> each.startsWith(LEAVE));
        assertThat(listed("bram")).noneMatch(each -> each.startsWith(LEAVE));
    }

    @Test
    void saysSomethingWithoutHandlingTheTask() {
        var subjectId = subject("anna", LEAVE);

        annas.comment(subjectId, "Even nagevraagd").orElseThrow();

        assertThat(sandbox.reactions(subjectId))
                .singleElement()
                .satisfies(said -> assertThat(said.text()).isEqualTo("Even nagevraagd"))
                .satisfies(said -> assertThat(said.visible()).isEqualTo("EI"));
        assertThat(listed("anna")).anyMatch(each -> each.startsWith(LEAVE));
    }

    @Test
    void theTasksOfAUserAreReadWithTheirGuids() {
        var tasks = annas.tasksOf("12345.anna").orElseThrow();

        assertThat(tasks).hasSize(sandbox.tasks("anna").size());
        assertThat(tasks)
                .filteredOn(task -> task.subjectId() == subject("anna", LEAVE))
                .singleElement()
                .satisfies(task -> {
                    assertThat(task.taskDescription()).isEqualTo("Goedkeuring leidinggevende");
                    assertThat(task.wfDescription()).isEqualTo("Workflow verlof");
                    assertThat(List.of(task.taskName(), task.workflowName()))
                            .allMatch(guid -> guid.matches("[0-9A-F]{32}"));
                    assertThat(task.user()).isEqualTo("12345.anna");
                    assertThat(task.userName()).isNotBlank();
                });
    }

    @Test
    void aTaskWithSeveralPerformersIsThereForEachOfThem() {
        var subjectId = subject("bram", "Declaratie opleiding");
        var task = brams.tasksOn(subjectId).orElseThrow().getFirst();
        brams.handle(task, action(brams, task, "Goedkeuren")).orElseThrow();

        assertThat(annas.tasksOn(subjectId).orElseThrow())
                .extracting(WorkflowTask::user)
                .containsExactlyInAnyOrder("12345.anna", "12345.dewi");
    }

    @Test
    void moreTasksThanAPageHoldsAreAllRead() {
        IntStream.range(0, 1_001).forEach(i -> sandbox.addTask("dewi", "Taak " + i));

        assertThat(annas.tasksOf("12345.dewi").orElseThrow())
                .hasSize(sandbox.tasks("dewi").size())
                .hasSizeGreaterThan(1_001)
                .extracting(WorkflowTask::taskId)
                .doesNotHaveDuplicates();
    }

    @Test
    void actionTypeOneHandlesAndActionTypeTwoDelegates() {
        var actions = annas.actions(
                        annas.tasksOn(subject("anna", LEAVE)).orElseThrow().getFirst())
                .orElseThrow();

        assertThat(actions)
                .extracting(WorkflowAction::actionDescription)
                .containsExactly("Goedkeuren", "Afkeuren", "Delegeren");
        assertThat(actions).extracting(WorkflowAction::handles).containsExactly(true, true, false);
        assertThat(actions).extracting(WorkflowAction::delegates).containsExactly(false, false, true);
        assertThat(actions).extracting(WorkflowAction::actionTypeDescription).contains("Afhandelen", "Delegeren");
    }

    @Test
    void approvingAndRejectingAreTheSameCallWithAnotherAction() {
        var task = annas.tasksOn(subject("anna", LEAVE)).orElseThrow().getFirst();

        annas.handle(task, action(annas, task, "Afkeuren")).orElseThrow();

        assertThat(listed("anna")).noneMatch(each -> each.startsWith(LEAVE));
        assertThat(listed("bram")).noneMatch(each -> each.startsWith(LEAVE));
    }

    @Test
    void aHandledTaskIsAnsweredWithNothing() {
        var task = annas.tasksOn(subject("anna", LEAVE)).orElseThrow().getFirst();

        assertThat(annas.handle(task, action(annas, task, "Goedkeuren")).orElseThrow())
                .isEqualTo(new Results(List.of()));
    }

    @Test
    void aTaskThatAllMustHandleGoesOnAfterTheLastOfThem() {
        var quote = waiting("anna", "Offerte kantoormeubilair");
        sandbox.act(quote.id(), "Akkoord");
        var mine = brams.tasksOn(quote.subjectId()).orElseThrow().stream()
                .filter(task -> task.user().equals("12345.bram"))
                .findFirst()
                .orElseThrow();

        brams.handle(mine, action(brams, mine, "Tekenen")).orElseThrow();
        assertThat(brams.tasksOn(quote.subjectId()).orElseThrow())
                .extracting(WorkflowTask::user)
                .containsExactly("12345.dewi");

        sandbox.act(waiting("dewi", "Offerte kantoormeubilair").id(), "Tekenen");
        assertThat(brams.tasksOn(quote.subjectId()).orElseThrow())
                .extracting(WorkflowTask::taskDescription)
                .containsExactly("Bestelling plaatsen");
    }

    @Test
    void aTaskThatIsGoneMeanwhileIsRefusedWithProfitsText() {
        var waiting = waiting("anna", LEAVE);
        var task = annas.tasksOn(waiting.subjectId()).orElseThrow().getFirst();
        var approve = action(annas, task, "Goedkeuren");
        sandbox.act(waiting.id(), "Goedkeuren");

        assertThat(refusal(annas.handle(task, approve)))
                .isInstanceOfSatisfying(
                        Refusal.Failed.class,
                        it -> assertThat(it.message())
                                .isEqualTo(
                                        "Profit refused UpdateConnector 'KnSubjectWorkflowReaction' (500): The entered"
                                                + " value for 'Task' does not exist."));
    }

    @Test
    void aUserWhoIsNoPerformerIsRefusedWithProfitsText() {
        var task = brams.tasksOn(subject("anna", LEAVE)).orElseThrow().getFirst();

        assertThat(refusal(brams.handle(task, action(brams, task, "Goedkeuren"))))
                .isInstanceOfSatisfying(
                        Refusal.Failed.class,
                        it -> assertThat(it.message()).endsWith("The user is not a performer of this task."));
        assertThat(listed("anna")).anyMatch(each -> each.startsWith(LEAVE));
    }

    @Test
    void aColleagueWhoActsInInSiteMovesTheTaskToo() {
        var waiting = waiting("anna", LEAVE);
        sandbox.delegate(waiting.id(), "bram");

        assertThat(annas.tasksOn(waiting.subjectId()).orElseThrow())
                .singleElement()
                .satisfies(task -> assertThat(task.user()).isEqualTo("12345.bram"));
    }

    @Test
    void aReactionTakesAttachmentsTheNewWayAndTheOld() {
        var subjectId = subject("anna", LEAVE);
        annas.comment(subjectId, reaction("a").attach("een.pdf", PDF).attach("twee.pdf", PDF))
                .orElseThrow();

        profit.as(token)
                .updateConnector("KnSubjectWorkflowReaction")
                .insert(element("KnWorkflow")
                        .set("SbId", subjectId)
                        .set("Tx", "b")
                        .set("FiNa", "oud.pdf")
                        .set("FiDa", PDF))
                .orElseThrow();

        assertThat(attachments(subjectId)).containsExactlyInAnyOrder("een.pdf", "twee.pdf", "oud.pdf");
    }

    @Test
    void aReactionTakesAFileThatIsThereAlready() {
        var subjectId = subject("anna", LEAVE);
        annas.comment(subjectId, reaction("a").attach("een.pdf", PDF)).orElseThrow();
        var file =
                sandbox.reactions(subjectId).getFirst().attachments().getFirst().file();

        annas.comment(subjectId, reaction("b").attachFile(file)).orElseThrow();

        assertThat(attachments(subjectId)).containsExactly("een.pdf", "een.pdf");
    }

    @Test
    void aReactionIsVisibleInsideOrInsideAndOutside() {
        var subjectId = subject("anna", LEAVE);
        annas.comment(subjectId, reaction("a").internal()).orElseThrow();
        annas.comment(subjectId, reaction("b").internalAndExternal()).orElseThrow();

        assertThat(sandbox.reactions(subjectId))
                .extracting(said -> said.visible())
                .containsExactly("I", "EI");
    }

    @Test
    void aReactionRepliesToAnotherAndTakesALabelAndAnEmoji() {
        var subjectId = subject("anna", LEAVE);
        annas.comment(subjectId, "Eerst").orElseThrow();
        var first = sandbox.reactions(subjectId).getFirst().id();

        annas.comment(subjectId, reaction("").replyTo(first).label(7).emoji("thumbsup"))
                .orElseThrow();

        assertThat(sandbox.reactions(subjectId).get(1))
                .satisfies(reply -> assertThat(reply.replyTo()).isEqualTo(first))
                .satisfies(reply -> assertThat(reply.labels()).containsExactly("7"))
                .satisfies(reply -> assertThat(reply.emoji()).containsExactly("thumbsup"));
    }

    @Test
    void aReactionIsWrittenAsOneRowOfKnWorkflow() {
        var said = reaction("Akkoord").internal().attach("a.pdf", PDF).on(36717);

        assertThat(ElementJson.written(List.of(said)))
                .isEqualTo(
                        "{\"KnWorkflow\":{\"Element\":{\"Fields\":{\"Tx\":\"Akkoord\",\"VaRe\":\"I\",\"SbId\":36717},"
                                + "\"Objects\":[{\"KnReactionAttachment\":{\"Element\":{\"Fields\":"
                                + "{\"FileName\":\"a.pdf\",\"FileStream\":\"JVBERi0xLjc=\"}}}}]}}}");
        assertThat(reaction("CANARY")).hasToString("Reaction[KnWorkflow[][Tx]]");
    }

    @Test
    void whatCannotBeMeantIsRefusedAtOnce() {
        var task = annas.tasksOn(subject("anna", LEAVE)).orElseThrow().getFirst();
        var other = annas.tasksOn(subject("anna", "Offerte kantoormeubilair"))
                .orElseThrow()
                .getFirst();
        var approve = action(annas, task, "Goedkeuren");
        var delegate = action(annas, task, "Delegeren");

        assertThatThrownBy(() -> annas.handle(other, approve))
                .hasMessage("The action 'Goedkeuren' is none of the task 'Offerte beoordelen'.");
        assertThatThrownBy(() -> annas.handle(task, delegate))
                .hasMessage("The action 'Delegeren' delegates the task; say to whom.");
        assertThatThrownBy(() -> annas.delegate(task, approve, "12345.bram"))
                .hasMessage("The action 'Goedkeuren' handles the task and delegates it to nobody.");
        assertThatThrownBy(() -> annas.delegate(task, delegate, " ")).hasMessage("The user to delegate to is missing.");
        assertThatThrownBy(() -> annas.comment(task.subjectId(), "")).hasMessage("The reaction says nothing.");
    }

    @Test
    void aRefusalToReadComesBackAsOne() {
        sandbox.deleteTokens("anna");

        assertThat(refusal(annas.tasksOf("12345.anna"))).isInstanceOf(Refusal.TokenRejected.class);
    }

    @Test
    void aRowWithoutAGuidIsNoTask() {
        var row = Row.of(Map.of("SubjectId", 1, "TaskId", 2, "WorkflowId", 3));

        assertThatThrownBy(() -> WorkflowTask.of(row))
                .isInstanceOfSatisfying(
                        FieldUnreadable.class, it -> assertThat(it.field()).isEqualTo("TaskName"));
    }

    private static WorkflowAction action(Workflow workflow, WorkflowTask task, String description) {
        return workflow.actions(task).orElseThrow().stream()
                .filter(action -> action.actionDescription().equals(description))
                .findFirst()
                .orElseThrow();
    }

    private long subject(String user, String subject) {
        return waiting(user, subject).subjectId();
    }

    private Task waiting(String user, String subject) {
        return sandbox.tasks(user).stream()
                .filter(task -> task.subject().startsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    private List<String> listed(String user) {
        return sandbox.tasks(user).stream().map(Task::subject).toList();
    }

    private List<String> attachments(long subjectId) {
        return profit
                .as(token)
                .get("Profit_Subject_Reaction_Attachments")
                .where(field("subject_id").is(subjectId))
                .rows()
                .orElseThrow()
                .stream()
                .map(row -> String.valueOf(row.text("file_name")))
                .toList();
    }
}
