package estrik.sandbox.company;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A dossier item. Dates and times are those of Amsterdam, as in Profit.
///
/// @param id its number, `SbId` on the wire
/// @param type the number of its type, `StId` on the wire
/// @param sender the name of who sent it in
/// @param values what it holds, as it was sent, by the field id of the UpdateConnector `KnSubject`
/// @param parts what it is linked to, and the customer's own fields
public record Subject(
        long id,
        long type,
        String sender,
        LocalDateTime created,
        LocalDateTime modified,
        Map<String, String> values,
        List<Part> parts,
        List<Attachment> attachments) {

    /// One row of an object inside the dossier item, such as `KnSubjectLink`.
    public record Part(long id, String object, Map<String, String> values) {
        public Part {
            values = Map.copyOf(values);
        }
    }

    /// A file that hangs on a dossier item or a reaction.
    ///
    /// @param file the id of the file
    public record Attachment(long id, String file) {}

    public Subject {
        values = Map.copyOf(values);
        parts = List.copyOf(parts);
        attachments = List.copyOf(attachments);
    }

    public static Subject fresh(long id, long type, String sender, LocalDateTime now) {
        return new Subject(id, type, sender, now, now, Map.of(), List.of(), List.of());
    }

    /// The dossier item that must be behind this task.
    static Subject behind(Task task) {
        var values = Map.of("Ds", task.subject(), "ViPr", task.priority().substring(0, 1));
        return fresh(task.subjectId(), BuiltIn.numberOf(task.type()), task.sender(), task.created())
                .values(values);
    }

    /// What it is about; empty when nobody said so.
    public String description() {
        return values.getOrDefault("Ds", "");
    }

    @Nullable
    public String value(String field) {
        return values.get(field);
    }

    public Subject type(long now) {
        return new Subject(id, now, sender, created, modified, values, parts, attachments);
    }

    public Subject modified(LocalDateTime now) {
        return new Subject(id, type, sender, created, now, values, parts, attachments);
    }

    public Subject values(Map<String, String> now) {
        return new Subject(id, type, sender, created, modified, now, parts, attachments);
    }

    public Subject parts(List<Part> now) {
        return new Subject(id, type, sender, created, modified, values, now, attachments);
    }

    public Subject attachments(List<Attachment> now) {
        return new Subject(id, type, sender, created, modified, values, parts, now);
    }
}
