package estrik.sandbox.company;

import static estrik.sandbox.company.Column.date;
import static estrik.sandbox.company.Column.flag;
import static estrik.sandbox.company.Column.number;
import static estrik.sandbox.company.Column.text;

import estrik.sandbox.wire.ProfitError;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What ships with Profit: data collections made of what is in the company, and the GetConnectors on them.
///
/// AFAS does not publish the fields of `Pocket_Tasks` and `Pocket_Signals`. Both field lists are proposed by
/// Estrik, after the public connectors that come nearest.
public final class BuiltIn {
    static final DataCollection TASKS = new DataCollection(
            "Tasks",
            "Taken",
            "Tasks",
            List.of(
                    number("SubjectId", "Dossieritem", "Dossier item"),
                    number("TaskId", "Taak-id", "Task id"),
                    number("WorkflowId", "Workflow-id", "Workflow id"),
                    text("TaskName", 80, "Taaknaam", "Task name"),
                    text("WorkflowName", 80, "Workflownaam", "Workflow name"),
                    text("TaskDescription", 255, "Taak", "Task"),
                    text("WfDescription", 255, "Workflow", "Workflow"),
                    text("Subject", 255, "Onderwerp", "Subject"),
                    number("TypeId", "Type dossieritem", "Dossier item type"),
                    text("TypeDescription", 80, "Omschrijving type", "Type description"),
                    text("User", 80, "Gebruiker", "User"),
                    text("UserName", 80, "Naam gebruiker", "User name"),
                    text("Sender", 80, "Instuurder", "Submitter"),
                    text("Destination", 255, "Bestemming", "Destination"),
                    text("Prioriteit", 20, "Prioriteit", "Priority"),
                    date("StartDate", "Startdatum", "Start date"),
                    date("EndDate", "Einddatum", "End date"),
                    date("DateCreated", "Instuurdatum", "Date submitted"),
                    date("ModifiedDate", "Gewijzigd op", "Modified on"),
                    text("Url", 1024, "InSite-link", "InSite link")));

    static final DataCollection SIGNALS = new DataCollection(
            "Signals",
            "Signalen",
            "Signals",
            List.of(
                    number("SignalId", "Signaal", "Signal"),
                    number("SignalDefinitionId", "Signaaldefinitie", "Signal definition"),
                    text("SignalDefinition", 255, "Omschrijving definitie", "Definition description"),
                    text("Description", 255, "Omschrijving", "Description"),
                    text("Message", 4000, "Bericht", "Message"),
                    number("SignalType", "Soort signaal", "Signal type"),
                    date("SignalDate", "Signaaldatum", "Signal date"),
                    text("User", 80, "Gebruiker", "User"),
                    text("UserName", 80, "Naam gebruiker", "User name"),
                    text("DestinationType", 80, "Soort bestemming", "Destination type"),
                    text("DestinationId", 80, "Bestemming-id", "Destination id"),
                    text("Destination", 255, "Bestemming", "Destination"),
                    flag("Handled", "Afgehandeld", "Handled"),
                    date("CreateDate", "Aangemaakt op", "Created on"),
                    date("ModifiedDate", "Gewijzigd op", "Modified on"),
                    text("Url", 1024, "InSite-link", "InSite link")));

    // Help App_Con_GS_Local_Get_Profit: lists all GetConnectors, and whether each is blocked.
    static final DataCollection GET_CONNECTORS = new DataCollection(
            "GetConnectors",
            "GetConnectoren",
            "GetConnectors",
            List.of(
                    text("ConnectorId", 80, "GetConnector", "GetConnector"),
                    text("Description", 255, "Omschrijving", "Description"),
                    flag("Blocked", "Geblokkeerd", "Blocked")));

    public static final List<DataCollection> COLLECTIONS = Stream.concat(
                    Stream.of(TASKS, SIGNALS, GET_CONNECTORS), DossierData.COLLECTIONS.stream())
            .toList();

    public static final List<GetConnector> CONNECTORS = Stream.concat(
                    Stream.of(
                            GetConnector.shipped("Pocket_Tasks", TASKS),
                            GetConnector.shipped("Pocket_Signals", SIGNALS),
                            GetConnector.shipped("ProfitGetConnectoren", GET_CONNECTORS)),
                    DossierData.CONNECTORS.stream())
            .toList();

    private BuiltIn() {}

    /// The GetConnector of this name that ships with Profit.
    public static Optional<GetConnector> getConnector(String id) {
        return CONNECTORS.stream()
                .filter(each -> each.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /// The data collection of this id, one that ships or one that somebody filled.
    public static DataCollection collection(State state, String id) {
        return COLLECTIONS.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .or(() -> Optional.ofNullable(state.tables().get(id)).map(Table::collection))
                .orElseThrow(() -> new IllegalStateException("There is no data collection " + id));
    }

    /// The rows of a data collection as this user finds them, before filter authorisation.
    public static Rows rows(DataCollection collection, State state, User user) {
        var table = state.tables().get(collection.id());
        return table == null ? Rows.of(shipped(collection, state, user)) : table.rows();
    }

    private static Stream<@Nullable Object[]> shipped(DataCollection collection, State state, User user) {
        return switch (collection.id()) {
            case "Tasks" ->
                state.waiting().tasks().stream()
                        .filter(task -> task.user().equals(user.code()))
                        .map(task -> row(task, user, state.dossier()));
            case "Signals" ->
                state.waiting().signals().stream()
                        .filter(signal -> signal.user().equals(user.code()))
                        .map(signal -> row(signal, user));
            case "GetConnectors" ->
                Stream.concat(state.office().own().stream(), CONNECTORS.stream())
                        .map(BuiltIn::row);
            default -> DossierData.rows(collection, state);
        };
    }

    private static @Nullable Object[] row(Task task, User user, Dossier dossier) {
        var workflow = dossier.workflowOf(task);
        return new @Nullable Object[] {
            task.subjectId(),
            task.id(),
            numberOf(task.workflow()),
            dossier.stepOf(task).name(),
            workflow.name(),
            task.task(),
            task.workflow(),
            task.subject(),
            numberOf(task.type()),
            task.type(),
            user.id(),
            user.name(),
            task.sender(),
            task.destination(),
            task.priority(),
            midnight(task.startDate()),
            midnight(task.endDate()),
            task.created(),
            task.created(),
            inSite(user, "dossieritem-prs?SbId=" + task.subjectId())
        };
    }

    private static @Nullable Object[] row(Signal signal, User user) {
        return new @Nullable Object[] {
            signal.id(),
            numberOf(signal.definition()),
            signal.definition(),
            signal.description(),
            signal.message().isEmpty() ? null : signal.message(),
            (long) signal.type(),
            midnight(signal.date()),
            user.id(),
            user.name(),
            null,
            null,
            signal.destination(),
            false,
            signal.created(),
            signal.created(),
            inSite(user, "signaal-prs?SignalId=" + signal.id())
        };
    }

    private static @Nullable Object[] row(GetConnector connector) {
        return new @Nullable Object[] {connector.id(), connector.dutch(), connector.blocked()};
    }

    static @Nullable LocalDateTime midnight(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay();
    }

    // The page names of InSite differ per customer; these are proposed by Estrik.
    private static String inSite(User user, String page) {
        return "https://" + user.participant() + ".afasinsite.nl/" + page;
    }

    public static String guid(String name) {
        return ProfitError.hex32(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    public static long numberOf(String name) {
        return 100L + Math.floorMod(name.hashCode(), 900);
    }
}
