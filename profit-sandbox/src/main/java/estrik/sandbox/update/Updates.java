package estrik.sandbox.update;

import estrik.sandbox.company.Access;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.State;
import estrik.sandbox.company.Task;
import estrik.sandbox.company.UpdateConnector;
import estrik.sandbox.company.User;
import estrik.sandbox.company.Workflow;
import estrik.sandbox.update.Element.Elements;
import estrik.sandbox.wire.ProfitError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Every call of an UpdateConnector comes through here, over REST and over SOAP. Shared by threads.
///
/// A call is carried out whole or not at all.
public final class Updates {
    private final Company company;

    /// The way to change this company.
    public Updates(Company company) {
        this.company = company;
    }

    /// Every UpdateConnector that an app connector may be linked to: those that somebody made, and those that ship.
    public static List<UpdateConnector> all(State state) {
        return Stream.concat(state.dossier().connectors().stream(), Shipped.ALL.stream())
                .toList();
    }

    /// The UpdateConnector of this name in any letter case, whether linked or not.
    public static Optional<UpdateConnector> connector(State state, String id) {
        return state.dossier()
                .connector(id)
                .or(() -> Shipped.ALL.stream()
                        .filter(each -> each.id().equalsIgnoreCase(id))
                        .findFirst());
    }

    /// The UpdateConnector of this name, if this app connector may use it.
    public static UpdateConnector connector(Access access, String id) {
        return connector(access.state(), id)
                .filter(each -> access.connector().linksUpdate(each.id()))
                .orElseThrow(ProfitError::updateNotSupported);
    }

    /// Carries out a call.
    ///
    /// @param action what is to happen to every row that says nothing itself
    /// @return the rows that were inserted, as far as AFAS tells
    public List<Result> carryOut(Access access, String connector, Action action, Elements sent) {
        return carryOut(connector(access, connector), access.user(), action, sent);
    }

    private List<Result> carryOut(UpdateConnector definition, User user, Action action, Elements sent) {
        var rows = Row.of(definition.root(), sent, action);
        var done = company.decide(before -> {
            var change = new Change(before, user, company.amsterdam(), company.now());
            rows.forEach(row -> carryOut(definition, row, change));
            return new Company.Decision<>(change.state(), change);
        });
        return List.copyOf(done.results());
    }

    private static void carryOut(UpdateConnector definition, Row row, Change change) {
        if (!definition.root().collection().isEmpty()) {
            TableRows.carryOut(row, change);
            return;
        }
        switch (definition.root().name()) {
            case "KnSubject" -> Subjects.carryOut(row, change);
            case "KnReaction" -> Reactions.carryOut(row, change);
            case "KnWorkflow" -> Handling.carryOut(row, change);
            default -> throw new IllegalStateException("Nobody carries out " + definition.id());
        }
    }

    /// Inserts rows inside rows that are there already and stay as they are.
    ///
    /// @param object the inner object; others in the call are left alone
    public List<Result> insertInto(Access access, String connector, String object, Elements sent) {
        var around = sent.rows().stream()
                .map(each ->
                        new Element(keysOf(each, access, connector), Action.UPDATE, Map.of(), inserted(each, object)))
                .toList();
        return carryOut(access, connector, Action.INSERT, new Elements(sent.object(), around));
    }

    // The key of the row around may stand among its fields.
    private static Map<String, String> keysOf(Element element, Access access, String connector) {
        if (!element.keys().isEmpty()) {
            return element.keys();
        }
        var found = new LinkedHashMap<String, String>();
        for (var key : connector(access, connector).root().keys()) {
            element.fields().forEach((name, value) -> {
                if (name.equalsIgnoreCase(key.id())) {
                    found.put(name, value);
                }
            });
        }
        return found;
    }

    private static List<Elements> inserted(Element element, String object) {
        var wanted = element.objects().stream()
                .filter(each -> each.object().equalsIgnoreCase(object))
                .map(each -> new Elements(
                        each.object(),
                        each.rows().stream()
                                .map(row -> new Element(row.keys(), Action.INSERT, row.fields(), row.objects()))
                                .toList()))
                .toList();
        if (wanted.isEmpty()) {
            throw ProfitError.refused(
                    "Connectorobject '" + object + "' niet gevonden", "Connector object '" + object + "' not found");
        }
        return wanted;
    }

    /// Deletes one row.
    ///
    /// @param path the objects on the way to it from the outermost, each with the keys of its row
    public void delete(Access access, String connector, List<Result> path) {
        var inner = List.<Elements>of();
        for (int at = path.size() - 1; at >= 0; at--) {
            var action = at == path.size() - 1 ? Action.DELETE : Action.UPDATE;
            var row = new Element(path.get(at).keys(), action, Map.of(), inner);
            inner = List.of(new Elements(path.get(at).object(), List.of(row)));
        }
        carryOut(access, connector, Action.DELETE, inner.getFirst());
    }

    /// Acts on a task as its performer does in InSite, whatever is linked.
    ///
    /// @param action its description, such as `Goedkeuren`, or its GUID
    /// @param delegateTo the user who gets it when the action delegates, or null
    /// @throws IllegalArgumentException when there is no such task or action
    public void act(long task, String action, @Nullable String delegateTo) {
        var state = company.state();
        var found = state.waiting()
                .task(task)
                .orElseThrow(() -> new IllegalArgumentException("There is no task " + task + " in the sandbox"));
        var step = state.dossier().stepOf(found);
        var chosen = step.action(action)
                .orElseThrow(() -> new IllegalArgumentException("The task '" + found.task() + "' has no action '"
                        + action + "'; it has "
                        + String.join(
                                ", ",
                                step.actions().stream()
                                        .map(Workflow.Action::description)
                                        .toList())));
        var fields = new LinkedHashMap<String, String>();
        fields.put("SbId", Long.toString(found.subjectId()));
        fields.put("WfNm", state.dossier().workflowOf(found).name());
        fields.put("TkNm", step.name());
        fields.put("AcNm", chosen.name());
        fields.put("UsTa", delegateTo == null ? "" : company.user(delegateTo).code());
        var sent = new Elements("KnWorkflow", List.of(new Element(Map.of(), null, fields, List.of())));
        carryOut(Shipped.WORKFLOW, company.user(found.user()), Action.INSERT, sent);
    }

    /// The state in which webhooks are going to tell of a task that somebody added by hand.
    public State entered(State state, Task task) {
        var dossier = state.dossier();
        var subject = dossier.subject(task.subjectId());
        if (subject.isEmpty()) {
            return state;
        }
        long type = subject.get().type();
        var workflow = dossier.workflowOf(task).name();
        var step = dossier.stepOf(task).name();
        var created = new Event.SubjectChanged(Event.Done.CREATED, type, task.subjectId());
        var entered = new Event.TaskEntered(type, task.subjectId(), workflow, step);
        return entered.raised(created.raised(state, company.now()), company.now());
    }
}
