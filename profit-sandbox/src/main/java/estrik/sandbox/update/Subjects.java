package estrik.sandbox.update;

import estrik.sandbox.company.Dossier.SubjectType;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Subject;
import estrik.sandbox.company.Subject.Attachment;
import estrik.sandbox.company.Subject.Part;
import estrik.sandbox.company.Task;
import estrik.sandbox.update.Event.Done;
import estrik.sandbox.update.Event.SubjectChanged;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `KnSubject`: dossier items.
final class Subjects {
    // OAS: of the types below zero, only this one can be inserted.
    private static final long MAIL = -5;
    private static final Set<String> NOT_KEPT = Set.of("SbId", "StId", "FileId", "FileStream", "FileTrans");

    private Subjects() {}

    static void carryOut(Row row, Change change) {
        switch (row.action()) {
            case INSERT -> insert(row, change);
            case UPDATE -> update(row, change);
            case DELETE -> delete(row, change);
        }
    }

    private static void insert(Row row, Change change) {
        long typeId = row.number("StId");
        var type = change.state().dossier().type(typeId);
        if (typeId != MAIL && (typeId <= 0 || type.isEmpty())) {
            throw row.noSuch("StId");
        }
        long id = Task.ownSubject(change.number());
        var fresh = Subject.fresh(id, typeId, change.user().name(), change.now());
        var subject = written(fresh, row, change);
        change.to(before -> before.dossier(dossier -> dossier.with(subject)));
        change.answer(new Result("KnSubject", Map.of("SbId", Long.toString(id))));
        change.tell(new SubjectChanged(Done.CREATED, typeId, id));
        type.ifPresent(known -> begin(subject, known, change));
    }

    private static void begin(Subject subject, SubjectType type, Change change) {
        change.state().dossier().workflow(type.workflow()).ifPresent(workflow -> {
            var first = workflow.steps().getFirst();
            var task = new Task(
                    0,
                    "",
                    subject.description(),
                    first.description(),
                    workflow.description(),
                    type.description(),
                    subject.sender(),
                    destination(subject),
                    priority(subject),
                    change.now().toLocalDate(),
                    day(subject.value("DtTo")),
                    subject.created(),
                    subject.id());
            Handling.enter(task, subject, workflow, first, change);
        });
    }

    private static void update(Row row, Change change) {
        var before = change.subject(row);
        var type = row.has("StId") ? row.number("StId") : before.type();
        if (type != before.type() && change.state().dossier().type(type).isEmpty()) {
            throw row.noSuch("StId");
        }
        var subject = written(before, row, change).type(type).modified(change.now());
        change.to(state -> state.dossier(dossier -> dossier.with(subject)));
        change.to(state -> followed(state, subject));
        change.tell(new SubjectChanged(Done.UPDATED, type, subject.id()));
    }

    /// The state in which the tasks on this item say what the item says.
    private static State followed(State state, Subject subject) {
        var tasks = state.waiting().tasks().stream()
                .map(task -> task.subjectId() != subject.id()
                        ? task
                        : task.about(subject.description(), priority(subject))
                                .due(subject.value("DtTo") == null ? task.endDate() : day(subject.value("DtTo"))))
                .toList();
        return state.waiting(waiting -> waiting.tasks(tasks));
    }

    private static void delete(Row row, Change change) {
        var subject = change.subject(row);
        change.to(state -> state.dossier(dossier -> dossier.withoutSubject(subject.id())));
        change.to(state -> state.waiting(waiting -> waiting.tasks(waiting.tasks().stream()
                .filter(task -> task.subjectId() != subject.id())
                .toList())));
        change.tell(new SubjectChanged(Done.DELETED, subject.type(), subject.id()));
    }

    private static Subject written(Subject subject, Row row, Change change) {
        var values = new HashMap<>(subject.values());
        row.values().forEach((field, value) -> {
            if (value.isEmpty()) {
                values.remove(field);
            } else if (!NOT_KEPT.contains(field)) {
                values.put(field, value);
            }
        });
        var attachments = new ArrayList<>(subject.attachments());
        var own = change.attachment(row, "SbPa", "FileStream");
        if (own != null) {
            attachments.add(own);
        }
        row.rows("KnSubjectAttachment").forEach(each -> attach(each, attachments, change));
        var parts = new ArrayList<>(subject.parts());
        for (var each : row.rows()) {
            if (!each.part().name().equals("KnSubjectAttachment")) {
                link(each, parts, change);
            }
        }
        return subject.values(values).attachments(attachments).parts(parts);
    }

    private static void attach(Row row, List<Attachment> attachments, Change change) {
        if (row.action() != Action.INSERT) {
            long id = row.number("Id");
            if (!attachments.removeIf(each -> each.id() == id)) {
                throw row.noSuch("Id");
            }
        }
        if (row.action() != Action.DELETE) {
            var attachment = change.attachment(row, "FileName", "FileStream");
            if (attachment == null) {
                throw Row.missing(row.part().field("FileStream").orElseThrow());
            }
            attachments.add(attachment);
            change.answer(new Result("KnSubjectAttachment", Map.of("Id", Long.toString(attachment.id()))));
        }
    }

    private static void link(Row row, List<Part> parts, Change change) {
        var object = row.part().name();
        var found = row.action() == Action.INSERT ? null : found(row, parts);
        if (found == null) {
            parts.add(new Part(change.number(), object, filled(Map.of(), row)));
            return;
        }
        int at = parts.indexOf(found);
        parts.remove(at);
        if (row.action() == Action.UPDATE) {
            parts.add(at, new Part(found.id(), object, filled(found.values(), row)));
        }
    }

    // The customer's own fields are there once at most: they need no key, and an update may be the first to bring them.
    private static @Nullable Part found(Row row, List<Part> parts) {
        boolean free = row.part().keys().isEmpty();
        var found = parts.stream()
                .filter(each -> each.object().equalsIgnoreCase(row.part().name()))
                .filter(each -> free || each.id() == row.number("Id"))
                .findFirst();
        if (found.isEmpty() && (!free || row.action() == Action.DELETE)) {
            throw row.noSuch("Id");
        }
        return found.orElse(null);
    }

    private static Map<String, String> filled(Map<String, String> before, Row row) {
        var values = new HashMap<>(before);
        values.putAll(row.values());
        values.values().removeIf(String::isEmpty);
        values.remove("Id");
        return values;
    }

    private static String destination(Subject subject) {
        return subject.parts().stream()
                .map(part -> part.values().get("BcId"))
                .filter(name -> name != null)
                .findFirst()
                .orElse("Van Delft BV");
    }

    private static String priority(Subject subject) {
        return switch (String.valueOf(subject.value("ViPr"))) {
            case "H" -> "Hoog";
            case "L" -> "Laag";
            default -> "Normaal";
        };
    }

    private static @Nullable LocalDate day(@Nullable String moment) {
        return moment == null ? null : LocalDateTime.parse(moment).toLocalDate();
    }
}
