package estrik.sandbox.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Delivery;
import estrik.sandbox.company.Mishaps;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.Store;
import estrik.sandbox.company.Subscription;
import estrik.sandbox.company.Task;
import estrik.sandbox.company.User;
import estrik.sandbox.wire.ProfitError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdatesTest {
    private final Company company = new Company(Clock.systemUTC(), Store.inMemory());
    private final Updates updates = new Updates(company);

    UpdatesTest() {
        var everything =
                new Subscription(1, "Workspace365", "All", "https://example.com", "secret", Set.of(), false, null);
        company.change(state -> state.subscriptions(all -> all.with(everything)));
    }

    // OAS webhooks.md: the types, and which numbers and GUIDs come with each.
    @Test
    void whatIsToBeToldIsKeptTogetherWithWhatHappened() {
        var type = company.state().dossier().types().stream()
                .filter(each -> each.description().equals("Verlof"))
                .findFirst()
                .orElseThrow();
        var access = access("KnSubject", "KnSubjectReaction", "KnSubjectWorkflowReaction");

        var made = updates.carryOut(
                access,
                "KnSubject",
                Action.INSERT,
                UpdateXml.read("<KnSubject><Element><Fields><StId>%d</StId><Ds>Vrij</Ds></Fields></Element></KnSubject>"
                        .formatted(type.id())));
        var id = made.getFirst().keys().get("SbId");
        var task = company.state().waiting().tasks().getLast();
        var step = company.state().dossier().stepOf(task);
        var action = step.actions().getFirst();
        updates.carryOut(
                access,
                "KnSubjectWorkflowReaction",
                Action.INSERT,
                UpdateXml.read(
                        "<KnWorkflow><Element><Fields><SbId>%s</SbId><WfNm>%s</WfNm><TkNm>%s</TkNm><AcNm>%s</AcNm><Tx>Ja</Tx></Fields></Element></KnWorkflow>"
                                .formatted(
                                        id,
                                        company.state()
                                                .dossier()
                                                .workflowOf(task)
                                                .name(),
                                        step.name(),
                                        action.name())));
        var reaction = company.state().dossier().reactions().getFirst().id();
        updates.delete(access, "KnSubjectReaction", List.of(new Result("KnReaction", Map.of("Id", "" + reaction))));
        updates.delete(access, "KnSubject", List.of(new Result("KnSubject", Map.of("SbId", id))));

        var told = told();
        assertThat(told)
                .extracting(Delivery::type)
                .containsExactly(
                        "subject.created",
                        "workflow.task.entered",
                        "subject.reaction.created",
                        "workflow.action.executed",
                        "workflow.task.entered",
                        "subject.reaction.deleted",
                        "subject.deleted");
        assertThat(told)
                .allSatisfy(event -> assertThat(event.data())
                        .containsEntry("SubjectTypeId", type.id())
                        .containsEntry("SubjectId", Long.valueOf(id)));
        assertThat(told.get(1).data()).containsOnlyKeys("SubjectTypeId", "SubjectId", "WorkflowName", "TaskName");
        assertThat(told.get(1).data()).containsEntry("TaskName", step.name());
        assertThat(told.get(2).data()).containsEntry("ReactionId", reaction);
        assertThat(told.get(3).data()).containsEntry("ActionName", action.name());
    }

    @Test
    void ofACallThatWasRefusedNothingIsTold() {
        var access = access("KnSubject");

        assertThatThrownBy(
                        () -> updates.carryOut(
                                access,
                                "KnSubject",
                                Action.INSERT,
                                UpdateXml.read(
                                        "<KnSubject><Element><Fields><StId>-5</StId></Fields></Element><Element><Fields><StId>9999</StId></Fields></Element></KnSubject>")))
                .isInstanceOf(ProfitError.class);

        assertThat(told()).isEmpty();
    }

    @Test
    void aTaskThatSomebodyAddsByHandIsToldToo() {
        company.whenAdded(updates::entered);

        company.add(id -> SampleCompany.plainTask(id, company.user("anna"), "Nieuw", company.amsterdam()));

        assertThat(told()).extracting(Delivery::type).containsExactly("subject.created", "workflow.task.entered");
    }

    @Test
    void aPerformerActsWithoutACall() {
        var task = of("anna", "Verlofaanvraag");

        updates.act(task.id(), "Delegeren", "bram");
        updates.act(of("bram", "Verlofaanvraag").id(), "Goedkeuren", null);
        updates.act(task.id(), "Goedkeuren", null);

        assertThat(of("bram", "Verlofaanvraag").task()).isEqualTo("Verlof verwerken");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> updates.act(of("bram", "Verlofaanvraag").id(), "Wegtoveren", null))
                .withMessageContaining("Verwerken, Delegeren");
        assertThatIllegalArgumentException().isThrownBy(() -> updates.act(1, "Goedkeuren", null));
    }

    // OAS howto-workflow-acties.md: one of the performers, or a member of the site administrators.
    @Test
    void aSiteAdministratorMayActForAnybody() {
        var task = of("anna", "Verlofaanvraag");
        var dossier = company.state().dossier();
        var call = UpdateXml.read("""
                <KnWorkflow><Element><Fields><SbId>%d</SbId><WfNm>%s</WfNm><TkNm>%s</TkNm><AcNm>%s</AcNm></Fields></Element></KnWorkflow>
                """.formatted(
                        task.subjectId(),
                        dossier.workflowOf(task).name(),
                        dossier.stepOf(task).name(),
                        dossier.stepOf(task).actions().getFirst().name()));
        var plain = access("KnSubjectWorkflowReaction");
        var site = new User("dewi", "Dewi Prakoso", null, Set.of(Handling.SITE_ADMINISTRATORS), false);
        var dewi = new Access(plain.state(), company.user("dewi"), plain.connector(), Mishaps.NONE, null);

        assertThatThrownBy(() -> updates.carryOut(dewi, "KnSubjectWorkflowReaction", Action.INSERT, call))
                .isInstanceOf(ProfitError.class);
        updates.carryOut(
                new Access(plain.state(), site, plain.connector(), Mishaps.NONE, null),
                "KnSubjectWorkflowReaction",
                Action.INSERT,
                call);

        assertThat(company.state().waiting().task(task.id())).isEmpty();
    }

    private List<Delivery> told() {
        return company.state().subscriptions().deliveries();
    }

    private Task of(String user, String subject) {
        return company.state().waiting().tasks().stream()
                .filter(task -> task.user().equals(user) && task.subject().startsWith(subject))
                .findFirst()
                .orElseThrow();
    }

    private Access access(String... connectors) {
        var state = company.state();
        var linked = state.connector("Workspace365").orElseThrow().updateConnectors(List.of(connectors));
        return new Access(state, company.user("anna"), linked, Mishaps.NONE, null);
    }
}
