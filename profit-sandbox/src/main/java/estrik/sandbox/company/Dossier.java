package estrik.sandbox.company;

import estrik.sandbox.company.Subject.Attachment;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The dossier: its items, what was written on them, the files, and the workflows that they run through.
///
/// Tasks that wait for somebody are in [Waiting].
///
/// @param files by their id
/// @param delegated tasks that come back to whoever delegated them, by the number of the task that is out
/// @param connectors UpdateConnectors that somebody made; those that ship with Profit are not among them
public record Dossier(
        List<SubjectType> types,
        List<Subject> subjects,
        List<Reaction> reactions,
        Map<String, StoredFile> files,
        List<Workflow> workflows,
        Map<Long, Task> delegated,
        Signalling signalling,
        List<UpdateConnector> connectors) {

    /// A type of dossier items.
    ///
    /// @param id its number, `StId` on the wire
    /// @param workflow the description of the workflow that a new item begins with; empty for none
    public record SubjectType(long id, String description, String workflow) {}

    public Dossier {
        types = List.copyOf(types);
        subjects = List.copyOf(subjects);
        reactions = List.copyOf(reactions);
        files = Map.copyOf(files);
        workflows = List.copyOf(workflows);
        delegated = Map.copyOf(delegated);
        connectors = List.copyOf(connectors);
    }

    public Optional<Subject> subject(long id) {
        return subjects.stream().filter(each -> each.id() == id).findFirst();
    }

    public Optional<Reaction> reaction(long id) {
        return reactions.stream().filter(each -> each.id() == id).findFirst();
    }

    public Optional<SubjectType> type(long id) {
        return types.stream().filter(each -> each.id() == id).findFirst();
    }

    /// The file of this id in any letter case.
    public Optional<StoredFile> file(String id) {
        return Optional.ofNullable(files.get(id.toUpperCase(Locale.ROOT)));
    }

    /// The workflow of this GUID or of this description.
    public Optional<Workflow> workflow(String given) {
        return workflows.stream()
                .filter(each -> each.name().equalsIgnoreCase(given)
                        || each.description().equalsIgnoreCase(given))
                .findFirst();
    }

    /// The workflow that the task runs in; a plain one where nobody defined it.
    public Workflow workflowOf(Task task) {
        return workflow(task.workflow())
                .filter(workflow -> workflow.step(task.task()).isPresent())
                .orElseGet(() -> Workflow.around(task));
    }

    /// The step of its workflow that the task is.
    public Workflow.Step stepOf(Task task) {
        return workflowOf(task).step(task.task()).orElseThrow();
    }

    public Optional<UpdateConnector> connector(String id) {
        return connectors.stream()
                .filter(each -> each.id().equalsIgnoreCase(id))
                .findFirst();
    }

    /// The same, where the item behind the task is there.
    public Dossier holding(Task task) {
        return subject(task.subjectId()).isPresent() ? this : with(Subject.behind(task));
    }

    /// The same with this item, in the place of the one of the same number.
    public Dossier with(Subject subject) {
        return subjects(placed(subjects, subject, each -> each.id() == subject.id()));
    }

    public Dossier withoutSubject(long id) {
        return subjects(State.without(subjects, each -> each.id() == id))
                .reactions(State.without(reactions, each -> each.subject() == id))
                .swept();
    }

    public Dossier with(Reaction reaction) {
        return reactions(placed(reactions, reaction, each -> each.id() == reaction.id()));
    }

    public Dossier withoutReaction(long id) {
        return reactions(State.without(reactions, each -> each.id() == id)).swept();
    }

    /// The same without the files that hang on nothing any more.
    public Dossier swept() {
        var used = Stream.concat(
                        subjects.stream().flatMap(each -> each.attachments().stream()),
                        reactions.stream().flatMap(each -> each.attachments().stream()))
                .map(Attachment::file)
                .collect(Collectors.toSet());
        var kept = new HashMap<>(files);
        kept.keySet().retainAll(used);
        return new Dossier(types, subjects, reactions, kept, workflows, delegated, signalling, connectors);
    }

    public Dossier with(StoredFile file) {
        var now = new HashMap<>(files);
        now.put(file.id(), file);
        return new Dossier(types, subjects, reactions, now, workflows, delegated, signalling, connectors);
    }

    public Dossier with(Workflow workflow) {
        var now = placed(workflows, workflow, each -> each.description().equals(workflow.description()));
        return new Dossier(types, subjects, reactions, files, now, delegated, signalling, connectors);
    }

    public Dossier with(SubjectType type) {
        var now = placed(types, type, each -> each.id() == type.id());
        return new Dossier(now, subjects, reactions, files, workflows, delegated, signalling, connectors);
    }

    public Dossier with(UpdateConnector connector) {
        var now = placed(connectors, connector, each -> each.id().equalsIgnoreCase(connector.id()));
        return new Dossier(types, subjects, reactions, files, workflows, delegated, signalling, now);
    }

    public Dossier delegated(Map<Long, Task> now) {
        return new Dossier(types, subjects, reactions, files, workflows, now, signalling, connectors);
    }

    public Dossier signalling(Signalling now) {
        return new Dossier(types, subjects, reactions, files, workflows, delegated, now, connectors);
    }

    private Dossier subjects(List<Subject> now) {
        return new Dossier(types, now, reactions, files, workflows, delegated, signalling, connectors);
    }

    private Dossier reactions(List<Reaction> now) {
        return new Dossier(types, subjects, now, files, workflows, delegated, signalling, connectors);
    }

    private static <T> List<T> placed(List<T> all, T one, Predicate<T> same) {
        return all.stream().anyMatch(same)
                ? all.stream().map(each -> same.test(each) ? one : each).toList()
                : State.and(all, one);
    }
}
