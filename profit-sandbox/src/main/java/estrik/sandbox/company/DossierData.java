package estrik.sandbox.company;

import static estrik.sandbox.company.Column.date;
import static estrik.sandbox.company.Column.flag;
import static estrik.sandbox.company.Column.number;
import static estrik.sandbox.company.Column.text;

import estrik.sandbox.wire.Unverified;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is in the dossier, as data collections and the GetConnectors that ship on them.
final class DossierData {
    // OAS howto-workflow-acties.md: fields and labels; based on this data collection, a row per item, task and user.
    @Unverified("The user id; AFAS's example is of the form Name@environment")
    private static final DataCollection TASKS = new DataCollection(
            "WordConnect_Workflow",
            "Workflowtaken",
            "Workflow tasks",
            List.of(
                    number("SubjectId", "DossierId", "DossierId"),
                    text("WfDescription", 255, "Workflow", "Workflow"),
                    text("TaskDescription", 255, "Taak", "Task"),
                    text("User", 80, "UserId", "UserId"),
                    text("UserName", 80, "Gebruiker", "User"),
                    number("TaskId", "TaskId", "TaskId"),
                    number("WorkflowId", "WorkflowId", "WorkflowId"),
                    text("TaskName", 80, "TaskName", "TaskName"),
                    text("WorkflowName", 80, "WorkflowName", "WorkflowName")));

    private static final DataCollection ACTIONS = new DataCollection(
            "WorkflowActions",
            "Workflowacties",
            "Workflow actions",
            List.of(
                    text("ActionDescription", 255, "Actie", "Action"),
                    number("SeqNo", "SeqNo", "SeqNo"),
                    text("TaskName", 80, "TaskName", "TaskName"),
                    text("WorkflowName", 80, "WorkflowName", "WorkflowName"),
                    number("ActionType", "ActionType", "ActionType"),
                    text("ActionTypeDescription", 80, "ActionTypeDescription", "ActionTypeDescription"),
                    text("ActionName", 80, "ActionName", "ActionName"),
                    number("Workflow", "Workflow", "Workflow")));

    @Unverified("The types and labels of the fields, and what stands in Status, Number, WFstatus and WFClosed")
    private static final DataCollection SUBJECTS = new DataCollection(
            "Subjects",
            "Dossieritems",
            "Dossier items",
            List.of(
                    number("TypeId", "Type dossieritem", "Dossier item type"),
                    number("SubjectId", "Dossieritem", "Dossier item"),
                    date("DateCreated", "Instuurdatum", "Date submitted"),
                    text("Subject", 255, "Onderwerp", "Subject"),
                    text("Comment", 4000, "Toelichting", "Comment"),
                    text("Status", 80, "Status", "Status"),
                    text("Number", 80, "Nummer", "Number"),
                    text("FeV1", 80, "Waarde kenmerk 1", "Feature value 1"),
                    text("FeV2", 80, "Waarde kenmerk 2", "Feature value 2"),
                    text("FeV3", 80, "Waarde kenmerk 3", "Feature value 3"),
                    text("OrgPersId", 80, "Organisatie/persoon", "Organisation/person"),
                    text("ContactNr", 80, "Contact", "Contact"),
                    flag("ToEmployer", "Bij werkgever", "With employer"),
                    flag("ToDebtor", "Bij debiteur", "With debtor"),
                    flag("ToCreditor", "Bij crediteur", "With creditor"),
                    flag("ToOrgPers", "Bij organisatie/persoon", "With organisation/person"),
                    flag("ToEmployee", "Bij medewerker", "With employee"),
                    flag("ToApplicant", "Bij sollicitant", "With applicant"),
                    text("Project", 80, "Project", "Project"),
                    text("Campagne", 80, "Campagne", "Campaign"),
                    text("Source", 80, "Bron", "Source"),
                    text("Responsible", 80, "Verantwoordelijke", "Responsible"),
                    date("StartDate", "Begindatum", "Start date"),
                    date("EndDate", "Einddatum", "End date"),
                    flag("Afgehandeld", "Afgehandeld", "Completed"),
                    date("Datum_afgehandeld", "Datum afgehandeld", "Date completed"),
                    text("Bron", 80, "Bron", "Source"),
                    text("Type_actie", 80, "Type actie", "Action type"),
                    text("Prioriteit", 20, "Prioriteit", "Priority"),
                    text("WFstatus", 255, "Workflowstatus", "Workflow status"),
                    flag("WFClosed", "Workflow gesloten", "Workflow closed")));

    @Unverified("Which fields it has")
    private static final DataCollection TYPES = new DataCollection(
            "SubjectTypes",
            "Typen dossieritem",
            "Dossier item types",
            List.of(
                    number("TypeId", "Type dossieritem", "Dossier item type"),
                    text("Description", 80, "Omschrijving", "Description"),
                    number("WorkflowId", "WorkflowId", "WorkflowId")));

    private static final DataCollection ATTACHMENTS = new DataCollection(
            "SubjectAttachments",
            "Bijlagen dossieritem",
            "Dossier item attachments",
            List.of(
                    number("attachment_id", "Bijlage", "Attachment"),
                    number("subject_id", "Dossieritem", "Dossier item"),
                    text("file_id", 32, "Bestand", "File"),
                    text("file_name", 255, "Bestandsnaam", "File name")));

    private static final DataCollection REACTION_ATTACHMENTS = new DataCollection(
            "SubjectReactionAttachments",
            "Bijlagen reactie",
            "Reaction attachments",
            List.of(
                    number("attachment_id", "Bijlage", "Attachment"),
                    number("subject_id", "Dossieritem", "Dossier item"),
                    number("reaction_id", "Reactie", "Reaction"),
                    text("file_id", 32, "Bestand", "File"),
                    text("file_name", 255, "Bestandsnaam", "File name"),
                    number("file_size", "Bestandsgrootte", "File size")));

    static final List<DataCollection> COLLECTIONS =
            List.of(TASKS, ACTIONS, SUBJECTS, TYPES, ATTACHMENTS, REACTION_ATTACHMENTS);

    static final List<GetConnector> CONNECTORS = List.of(
            GetConnector.shipped("Profit_Subject_Tasks", TASKS),
            GetConnector.shipped("Profit_Workflowactions", ACTIONS),
            GetConnector.shipped("Profit_Subjects", SUBJECTS),
            GetConnector.shipped("Profit_SubjectTypes", TYPES),
            GetConnector.shipped("Profit_Subject_Attachments", ATTACHMENTS),
            GetConnector.shipped("Profit_Subject_Reaction_Attachments", REACTION_ATTACHMENTS));

    private static final Map<String, String> PRIORITIES = Map.of("H", "Hoog", "N", "Normaal", "L", "Laag");

    private DossierData() {}

    static Stream<@Nullable Object[]> rows(DataCollection collection, State state) {
        var dossier = state.dossier();
        return switch (collection.id()) {
            case "WordConnect_Workflow" -> tasks(state);
            case "WorkflowActions" -> dossier.workflows().stream().flatMap(DossierData::actions);
            case "Subjects" -> subjects(state);
            case "SubjectTypes" ->
                dossier.types().stream().map(type -> new @Nullable Object[] {
                    type.id(),
                    type.description(),
                    dossier.workflow(type.workflow()).map(Workflow::number).orElse(null)
                });
            case "SubjectAttachments" ->
                dossier.subjects().stream()
                        .flatMap(subject -> subject.attachments().stream()
                                .map(each -> new @Nullable Object[] {
                                    each.id(), subject.id(), each.file(), name(dossier, each.file())
                                }));
            case "SubjectReactionAttachments" ->
                dossier.reactions().stream()
                        .flatMap(reaction -> reaction.attachments().stream().map(each -> new @Nullable Object[] {
                            each.id(),
                            reaction.subject(),
                            reaction.id(),
                            each.file(),
                            name(dossier, each.file()),
                            dossier.file(each.file())
                                    .map(file -> (long) file.content().length())
                                    .orElse(null)
                        }));
            default -> throw new IllegalStateException("There are no rows of " + collection.id());
        };
    }

    private static @Nullable String name(Dossier dossier, String file) {
        return dossier.file(file).map(StoredFile::name).orElse(null);
    }

    private static Stream<@Nullable Object[]> tasks(State state) {
        var users = state.office().users().stream().collect(Collectors.toMap(User::code, Function.identity()));
        return state.waiting().tasks().stream().map(task -> {
            var workflow = state.dossier().workflowOf(task);
            var user = users.get(task.user());
            return new @Nullable Object[] {
                task.subjectId(),
                workflow.description(),
                task.task(),
                user == null ? task.user() : user.id(),
                user == null ? task.user() : user.name(),
                task.id(),
                workflow.number(),
                state.dossier().stepOf(task).name(),
                workflow.name()
            };
        });
    }

    private static Stream<@Nullable Object[]> actions(Workflow workflow) {
        return workflow.steps().stream()
                .flatMap(step -> step.actions().stream().map(action -> new @Nullable Object[] {
                    action.description(),
                    step.actions().indexOf(action) + 1L,
                    step.name(),
                    workflow.name(),
                    action.kind().number(),
                    action.kind().dutch(),
                    action.name(),
                    workflow.number()
                }));
    }

    private static Stream<@Nullable Object[]> subjects(State state) {
        var steps = state.waiting().tasks().stream()
                .collect(Collectors.toMap(Task::subjectId, Task::task, (first, second) -> first));
        return state.dossier().subjects().stream().map(subject -> row(subject, steps.get(subject.id())));
    }

    private static @Nullable Object[] row(Subject subject, @Nullable String step) {
        boolean done = yes(subject.value("St"));
        return new @Nullable Object[] {
            subject.type(),
            subject.id(),
            subject.created(),
            subject.value("Ds"),
            subject.value("SbTx"),
            done ? "Afgehandeld" : "Open",
            Long.toString(subject.id()),
            subject.value("FvF1"),
            subject.value("FvF2"),
            subject.value("FvF3"),
            link(subject, "BcId"),
            null,
            yes(link(subject, "ToEmployer")),
            yes(link(subject, "ToDebtor")),
            yes(link(subject, "ToCreditor")),
            yes(link(subject, "ToBC")),
            yes(link(subject, "ToEmployee")),
            yes(link(subject, "ToApplicant")),
            null,
            null,
            subject.value("ScId"),
            subject.value("EmId"),
            moment(subject.value("DtFr")),
            moment(subject.value("DtTo")),
            done,
            moment(subject.value("DtSt")),
            subject.value("ScId"),
            subject.value("SaId"),
            PRIORITIES.get(String.valueOf(subject.value("ViPr"))),
            step,
            step == null
        };
    }

    // AFAS's example of KnSubjectLink has ToBC and BcId; for its other fields the names on this side are taken.
    private static @Nullable String link(Subject subject, String field) {
        return subject.parts().stream()
                .filter(part -> part.object().equals("KnSubjectLink"))
                .map(part -> part.values().get(field))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    private static boolean yes(@Nullable String value) {
        return value != null && (value.equals("1") || value.equalsIgnoreCase("true"));
    }

    private static @Nullable LocalDateTime moment(@Nullable String value) {
        try {
            return value == null ? null : LocalDateTime.parse(value);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
