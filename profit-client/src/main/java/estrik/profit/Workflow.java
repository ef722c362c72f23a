package estrik.profit;

import static estrik.profit.Filter.field;
import static estrik.profit.Reaction.reaction;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The workflow tasks of dossier items, read and handled with the rights of one user; made by
/// [Session#workflow()]. Immutable, shared by threads.
///
/// ```java
/// var workflow = profit.as(token).workflow();
/// var task = workflow.tasksOf("12345.anna").orElseThrow().getFirst();
/// var actions = workflow.actions(task).orElseThrow();
/// workflow.handle(task, actions.getFirst());
/// ```
///
/// The app connector needs the GetConnectors `Profit_Subject_Tasks` and `Profit_Workflowactions` and the
/// UpdateConnector `KnSubjectWorkflowReaction`. The user must be a performer of the task, or a site
/// administrator. A task that is gone meanwhile, and a user who is no performer of it, come back as
/// [Refusal.Failed] with Profit's own text; AFAS publishes no number for them. Nothing is repeated by itself.
///
/// Source: AFAS docs, *How to: workflow actions*.
public final class Workflow {
    private static final int PAGE = 1_000;

    private final Session session;

    Workflow(Session session) {
        this.session = session;
    }

    /// The tasks that wait for a user, as far as the user of the token may see them.
    ///
    /// @param user as Profit writes users in the field `User`, such as `12345.anna`
    public Answer<List<WorkflowTask>> tasksOf(String user) {
        return tasks(field("User").is(user));
    }

    /// The tasks that wait on a dossier item, one for each user that they wait for.
    public Answer<List<WorkflowTask>> tasksOn(long subjectId) {
        return tasks(field("SubjectId").is(subjectId));
    }

    private Answer<List<WorkflowTask>> tasks(Filter filter) {
        var query = session.get("Profit_Subject_Tasks")
                .where(filter)
                .orderBy("SubjectId")
                .orderBy("TaskId")
                .orderBy("User");
        return all(query, WorkflowTask::of);
    }

    /// What can be done with a task, in Profit's order.
    public Answer<List<WorkflowAction>> actions(WorkflowTask task) {
        var query = session.get("Profit_Workflowactions")
                .where(field("WorkflowName").is(task.workflowName()))
                .where(field("TaskName").is(task.taskName()))
                .orderBy("SeqNo")
                .orderBy("ActionName");
        return all(query, WorkflowAction::of);
    }

    private static <T> Answer<List<T>> all(Query query, Function<Row, T> reading) {
        var all = new ArrayList<T>();
        while (true) {
            switch (query.skip(all.size()).take(PAGE).rows()) {
                case Answer.Refused<List<Row>>(var refusal) -> {
                    return new Answer.Refused<>(refusal);
                }
                case Answer.Ok<List<Row>>(var rows) -> {
                    rows.forEach(row -> all.add(reading.apply(row)));
                    if (rows.size() < PAGE) {
                        return new Answer.Ok<>(List.copyOf(all));
                    }
                }
            }
        }
    }

    /// Handles a task: approves, rejects, completes it, whatever the action is.
    ///
    /// @return mostly nothing: AFAS does not say what it answers
    /// @throws IllegalArgumentException when the action is of another task, or delegates
    public Answer<Results> handle(WorkflowTask task, WorkflowAction action) {
        return handle(task, action, Reaction.NONE);
    }

    /// Handles a task and says something about it.
    ///
    /// @return mostly nothing: AFAS does not say what it answers
    /// @throws IllegalArgumentException when the action is of another task, or delegates
    public Answer<Results> handle(WorkflowTask task, WorkflowAction action, Reaction reaction) {
        if (action.delegates()) {
            throw new IllegalArgumentException(
                    "The action '" + action.actionDescription() + "' delegates the task; say to whom.");
        }
        return send(acting(task, action, reaction));
    }

    /// Gives a task to another user. It leaves the list of this one, and comes back when the other has handled
    /// it.
    ///
    /// @param user the other user, as Profit writes users
    /// @return mostly nothing: AFAS does not say what it answers
    /// @throws IllegalArgumentException when the action is of another task, or handles it; or when no user is
    ///     named
    public Answer<Results> delegate(WorkflowTask task, WorkflowAction action, String user) {
        return delegate(task, action, user, Reaction.NONE);
    }

    /// Gives a task to another user and says something about it.
    ///
    /// @param user the other user, as Profit writes users
    /// @return mostly nothing: AFAS does not say what it answers
    /// @throws IllegalArgumentException when the action is of another task, or handles it; or when no user is
    ///     named
    public Answer<Results> delegate(WorkflowTask task, WorkflowAction action, String user, Reaction reaction) {
        if (action.handles()) {
            throw new IllegalArgumentException(
                    "The action '" + action.actionDescription() + "' handles the task and delegates it to nobody.");
        }
        if (user.isBlank()) {
            throw new IllegalArgumentException("The user to delegate to is missing.");
        }
        return send(acting(task, action, reaction).set("UsTa", user));
    }

    /// Says something on a dossier item, which may have no task at all.
    ///
    /// @return mostly nothing: AFAS does not say what it answers
    /// @throws IllegalArgumentException when there is nothing to say
    public Answer<Results> comment(long subjectId, String text) {
        return comment(subjectId, reaction(text));
    }

    /// Says something on a dossier item, which may have no task at all.
    ///
    /// @return mostly nothing: AFAS does not say what it answers
    /// @throws IllegalArgumentException when there is nothing to say
    public Answer<Results> comment(long subjectId, Reaction reaction) {
        if (reaction.isEmpty()) {
            throw new IllegalArgumentException("The reaction says nothing.");
        }
        return send(reaction.on(subjectId));
    }

    private static Element acting(WorkflowTask task, WorkflowAction action, Reaction reaction) {
        if (!action.isOf(task)) {
            throw new IllegalArgumentException("The action '" + action.actionDescription() + "' is none of the task '"
                    + task.taskDescription() + "'.");
        }
        return reaction.on(task.subjectId())
                .set("WfNm", task.workflowName())
                .set("TkNm", task.taskName())
                .set("AcNm", action.actionName());
    }

    private Answer<Results> send(Element row) {
        return session.updateConnector("KnSubjectWorkflowReaction").insert(row);
    }
}
