package estrik.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The GetConnectors of the sandbox: their fields, and how a task or a signal becomes a row.
///
/// AFAS does not publish the fields of `Pocket_Tasks` and `Pocket_Signals`, from which a customer copies
/// these two. Both field lists are proposed by Estrik, after the public connectors that come nearest.
final class GetConnectors {
    /// @param id what rows are keyed by
    /// @param dataType `string`, `int`, `decimal`, `boolean`, `date` or `blob`
    record Field(String id, String dataType, int length, String dutch, String english) {
        // OAS metainfo example: 5 goes with an int; 1 is text. The full list is not published.
        int controlType() {
            return dataType.equals("string") ? 1 : 5;
        }

        String label(Locale language) {
            return language.getLanguage().equals("nl") ? dutch : english;
        }
    }

    record Definition(String id, String dutch, String english, List<Field> fields) {
        String description(Locale language) {
            return language.getLanguage().equals("nl") ? dutch : english;
        }

        /// The field of this id in any letter case, spelt as it is defined.
        Field field(String given) {
            return fields.stream()
                    .filter(field -> field.id().equalsIgnoreCase(given.strip()))
                    .findFirst()
                    .orElseThrow(() -> ProfitError.noSuchField(given.strip()));
        }
    }

    static final Definition TASKS = new Definition(
            "Workspace365_Tasks",
            "Workspace365 taken",
            "Workspace365 tasks",
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

    static final Definition SIGNALS = new Definition(
            "Workspace365_Signals",
            "Workspace365 signalen",
            "Workspace365 signals",
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
                    new Field("Handled", "boolean", 1, "Afgehandeld", "Handled"),
                    date("CreateDate", "Aangemaakt op", "Created on"),
                    date("ModifiedDate", "Gewijzigd op", "Modified on"),
                    text("Url", 1024, "InSite-link", "InSite link")));

    private GetConnectors() {}

    // Letter case of connector ids is not settled by AFAS; matched in any case, echoed as defined.
    static Optional<Definition> find(String id) {
        return List.of(TASKS, SIGNALS).stream()
                .filter(definition -> definition.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /// What waits for this user and nobody else, as Profit's filter authorisation has it.
    static List<Map<String, @Nullable Object>> rows(Definition definition, State state, User user) {
        if (definition.equals(TASKS)) {
            return state.tasks().stream()
                    .filter(task -> task.user().equals(user.code()))
                    .map(task -> row(task, user))
                    .toList();
        }
        return state.signals().stream()
                .filter(signal -> signal.user().equals(user.code()))
                .map(signal -> row(signal, user))
                .toList();
    }

    private static Map<String, @Nullable Object> row(Task task, User user) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("SubjectId", task.subjectId());
        row.put("TaskId", task.id());
        row.put("WorkflowId", number(task.workflow()));
        row.put("TaskName", guid(task.workflow() + "/" + task.task()));
        row.put("WorkflowName", guid(task.workflow()));
        row.put("TaskDescription", task.task());
        row.put("WfDescription", task.workflow());
        row.put("Subject", task.subject());
        row.put("TypeId", number(task.type()));
        row.put("TypeDescription", task.type());
        row.put("User", user.id());
        row.put("UserName", user.name());
        row.put("Sender", task.sender());
        row.put("Destination", task.destination());
        row.put("Prioriteit", task.priority());
        row.put("StartDate", midnight(task.startDate()));
        row.put("EndDate", midnight(task.endDate()));
        row.put("DateCreated", task.created());
        row.put("ModifiedDate", task.created());
        row.put("Url", inSite("dossieritem-prs?SbId=" + task.subjectId()));
        return row;
    }

    private static Map<String, @Nullable Object> row(Signal signal, User user) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("SignalId", signal.id());
        row.put("SignalDefinitionId", number(signal.definition()));
        row.put("SignalDefinition", signal.definition());
        row.put("Description", signal.description());
        row.put("Message", signal.message().isEmpty() ? null : signal.message());
        row.put("SignalType", (long) signal.type());
        row.put("SignalDate", midnight(signal.date()));
        row.put("User", user.id());
        row.put("UserName", user.name());
        row.put("DestinationType", null);
        row.put("DestinationId", null);
        row.put("Destination", signal.destination());
        row.put("Handled", false);
        row.put("CreateDate", signal.created());
        row.put("ModifiedDate", signal.created());
        row.put("Url", inSite("signaal-prs?SignalId=" + signal.id()));
        return row;
    }

    private static @Nullable LocalDateTime midnight(@Nullable LocalDate date) {
        return date == null ? null : date.atStartOfDay();
    }

    // The page names of InSite differ per customer; these are proposed by Estrik.
    private static String inSite(String page) {
        return "https://" + SampleCompany.PARTICIPANT + ".afasinsite.nl/" + page;
    }

    private static String guid(String name) {
        return ProfitError.hex32(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    private static long number(String name) {
        return 100L + Math.floorMod(name.hashCode(), 900);
    }

    private static Field number(String id, String dutch, String english) {
        return new Field(id, "int", 10, dutch, english);
    }

    private static Field text(String id, int length, String dutch, String english) {
        return new Field(id, "string", length, dutch, english);
    }

    private static Field date(String id, String dutch, String english) {
        return new Field(id, "date", 10, dutch, english);
    }
}
