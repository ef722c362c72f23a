package estrik.sandbox.company;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Something that happened to a dossier item, as webhooks tell of it: what and where, without any content.
///
/// @param type AFAS's word, such as `subject.created`
/// @param data what it happened to, by AFAS's names
// OAS-new webhooks.md: the types and their data.
public record Event(String type, Map<String, Object> data) {
    /// What can happen to a dossier item or a reaction.
    public enum Change {
        CREATED("created"),
        UPDATED("updated"),
        DELETED("deleted");

        private final String word;

        Change(String word) {
            this.word = word;
        }
    }

    private static final String TASK_ENTERED = "workflow.task.entered";
    private static final String ACTION_EXECUTED = "workflow.action.executed";

    /// Every type that a webhook can be linked to.
    public static final Set<String> TYPES = Set.of(
            "subject.created",
            "subject.updated",
            "subject.deleted",
            "subject.reaction.created",
            "subject.reaction.updated",
            "subject.reaction.deleted",
            TASK_ENTERED,
            ACTION_EXECUTED);

    public Event {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }

    /// A dossier item was made, changed or deleted.
    public static Event subject(Change change, long subjectType, long subject) {
        return new Event("subject." + change.word, about(subjectType, subject));
    }

    /// A reaction to a dossier item was made, changed or deleted.
    public static Event reaction(Change change, long subjectType, long subject, long reaction) {
        var data = about(subjectType, subject);
        data.put("ReactionId", reaction);
        return new Event("subject.reaction." + change.word, data);
    }

    /// A workflow reached a task.
    ///
    /// @param workflow the GUID of the workflow
    /// @param task the GUID of the task
    // OAS-new webhooks.md: not for the start task, nor for "make me responsible".
    public static Event taskEntered(long subjectType, long subject, String workflow, String task) {
        var data = about(subjectType, subject);
        data.put("WorkflowName", workflow);
        data.put("TaskName", task);
        return new Event(TASK_ENTERED, data);
    }

    /// Somebody carried out an action of a workflow.
    ///
    /// @param workflow the GUID of the workflow
    /// @param action the GUID of the action
    public static Event actionExecuted(long subjectType, long subject, String workflow, String action) {
        var data = about(subjectType, subject);
        data.put("WorkflowName", workflow);
        data.put("ActionName", action);
        return new Event(ACTION_EXECUTED, data);
    }

    static Event test(Subscription subscription) {
        var data = new LinkedHashMap<String, Object>();
        data.put("SubscriptionId", subscription.id());
        data.put("SubscriptionName", subscription.description());
        return new Event("test.executed", data);
    }

    private static Map<String, Object> about(long subjectType, long subject) {
        var data = new LinkedHashMap<String, Object>();
        data.put("SubjectTypeId", subjectType);
        data.put("SubjectId", subject);
        return data;
    }
}
