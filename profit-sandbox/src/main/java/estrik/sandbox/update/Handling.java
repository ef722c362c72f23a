package estrik.sandbox.update;

import estrik.sandbox.company.Subject;
import estrik.sandbox.company.Task;
import estrik.sandbox.company.User;
import estrik.sandbox.company.Workflow;
import estrik.sandbox.company.Workflow.Step;
import estrik.sandbox.update.Event.ActionExecuted;
import estrik.sandbox.update.Event.TaskEntered;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Unverified;
import java.util.HashMap;
import java.util.List;

/// `KnSubjectWorkflowReaction`: acting on a workflow task, or only saying something about it.
// OAS howto-workflow-acties.md; help Ins_Wrkflw_Tsk_Dlgate and Ins_Wrkflow_Action_Nxttsk.
final class Handling {
    /// Members of this user group may act on anybody's task.
    @Unverified("What a customer calls the group of site administrators")
    static final String SITE_ADMINISTRATORS = "Sitebeheerders";

    private final Row row;
    private final Change change;
    private final Subject subject;

    private Handling(Row row, Change change) {
        this.row = row;
        this.change = change;
        this.subject = change.subject(row);
    }

    @Unverified("The text for a user who is not a performer; whether anything but an insert is possible")
    static void carryOut(Row row, Change change) {
        if (row.action() != Action.INSERT) {
            throw ProfitError.updateNotSupported();
        }
        var handling = new Handling(row, change);
        boolean acts = row.value("WfNm") != null || row.value("TkNm") != null || row.value("AcNm") != null;
        if (acts) {
            handling.act();
        } else {
            Reactions.write(row, "Tx", handling.subject, change);
        }
    }

    private void act() {
        var running = change.state().waiting().tasks().stream()
                .filter(task -> task.subjectId() == subject.id())
                .toList();
        var inWorkflow = running.stream()
                .filter(task -> workflow(task).name().equalsIgnoreCase(row.needed("WfNm")))
                .toList();
        var atStep = inWorkflow.stream()
                .filter(task -> step(task).name().equalsIgnoreCase(row.needed("TkNm")))
                .toList();
        if (inWorkflow.isEmpty()) {
            throw row.noSuch("WfNm");
        }
        if (atStep.isEmpty()) {
            throw row.noSuch("TkNm");
        }
        var action = step(atStep.getFirst()).actions().stream()
                .filter(each -> each.name().equalsIgnoreCase(row.needed("AcNm")))
                .findFirst()
                .orElseThrow(() -> row.noSuch("AcNm"));
        var mine = performers(atStep);
        if (row.has("Tx") || row.has("FiDa") || row.has("FileId") || !row.rows().isEmpty()) {
            Reactions.write(row, "Tx", subject, change);
        }
        change.tell(
                new ActionExecuted(subject.type(), subject.id(), workflow(mine).name(), action.name()));
        switch (action.kind()) {
            case DELEGATE -> delegate(mine);
            case HANDLE -> handle(mine, atStep, action.next());
        }
    }

    private Task performers(List<Task> tasks) {
        return tasks.stream()
                .filter(task -> task.user().equals(change.user().code()))
                .findFirst()
                .or(() -> tasks.stream()
                        .filter(task -> change.user().isIn(SITE_ADMINISTRATORS))
                        .findFirst())
                .orElseThrow(() -> ProfitError.refused(
                        "De gebruiker is geen uitvoerder van deze taak.", "The user is not a performer of this task."));
    }

    /// The task leaves this user's list and comes back when the other one is done.
    private void delegate(Task task) {
        var to = change.state()
                .user(row.needed("UsTa"))
                .filter(user -> !user.blocked() && !user.code().equals(task.user()))
                .orElseThrow(() -> row.noSuch("UsTa"));
        var out = task.passedOn(
                change.number(), to.code(), task.task(), change.now().toLocalDate());
        var delegated = new HashMap<>(change.state().dossier().delegated());
        delegated.put(out.id(), task);
        replace(task, out);
        change.to(state -> state.dossier(dossier -> dossier.delegated(delegated)));
    }

    private void handle(Task task, List<Task> atStep, String next) {
        var delegated = new HashMap<>(change.state().dossier().delegated());
        var back = delegated.remove(task.id());
        if (back != null) {
            replace(task, back);
            change.to(state -> state.dossier(dossier -> dossier.delegated(delegated)));
            return;
        }
        var workflow = workflow(task);
        if (step(task).all() && atStep.size() > 1) {
            remove(List.of(task));
            return;
        }
        remove(atStep);
        atStep.forEach(each -> delegated.remove(each.id()));
        change.to(state -> state.dossier(dossier -> dossier.delegated(delegated)));
        workflow.step(next).ifPresent(step -> enter(task, subject, workflow, step, change));
    }

    private void replace(Task gone, Task come) {
        remove(List.of(gone));
        change.to(state -> state.waiting(waiting -> waiting.with(come)));
    }

    private void remove(List<Task> gone) {
        change.to(state -> state.waiting(waiting -> waiting.tasks(waiting.tasks().stream()
                .filter(task -> gone.stream().noneMatch(each -> each.id() == task.id()))
                .toList())));
    }

    private Workflow workflow(Task task) {
        return change.state().dossier().workflowOf(task);
    }

    private Step step(Task task) {
        return change.state().dossier().stepOf(task);
    }

    /// Gives the task to each of its performers.
    ///
    /// @param like a task on the same item
    static void enter(Task like, Subject subject, Workflow workflow, Step step, Change change) {
        var performers = step.performers().isEmpty() ? List.of(sender(subject, change)) : step.performers();
        for (var performer : performers) {
            var task = like.passedOn(
                    change.number(), performer, step.description(), change.now().toLocalDate());
            change.to(state -> state.waiting(waiting -> waiting.with(task)));
        }
        change.tell(new TaskEntered(subject.type(), subject.id(), workflow.name(), step.name()));
    }

    private static String sender(Subject subject, Change change) {
        return change.state().office().users().stream()
                .filter(user -> user.name().equals(subject.sender()))
                .map(User::code)
                .findFirst()
                .orElse(change.user().code());
    }
}
