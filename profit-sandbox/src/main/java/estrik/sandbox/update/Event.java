package estrik.sandbox.update;

import estrik.sandbox.company.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Something that happened in the dossier. It is kept together with the change, and told after that.
// OAS-new webhooks.md: the types, and what AFAS tells of each.
public sealed interface Event {
    /// AFAS's name of it, such as `subject.created`.
    String type();

    /// What AFAS tells of it: numbers and GUIDs, no content.
    Map<String, Object> data();

    /// The number of the dossier item that it is about.
    long subject();

    /// The state with this on its way to every webhook that wants it.
    default State raised(State state, Instant at) {
        return state.raised(type(), data(), at);
    }

    /// What was done to an item or a reaction.
    enum Done {
        CREATED("created"),
        UPDATED("updated"),
        DELETED("deleted");

        private final String word;

        Done(String word) {
            this.word = word;
        }
    }

    /// A dossier item was made, changed or deleted.
    record SubjectChanged(Done done, long subjectType, long subject) implements Event {
        @Override
        public String type() {
            return "subject." + done.word;
        }

        @Override
        public Map<String, Object> data() {
            return about(subjectType, subject);
        }
    }

    /// A reaction was made, changed or deleted.
    record ReactionChanged(Done done, long subjectType, long subject, long reaction) implements Event {
        @Override
        public String type() {
            return "subject.reaction." + done.word;
        }

        @Override
        public Map<String, Object> data() {
            var data = about(subjectType, subject);
            data.put("ReactionId", reaction);
            return data;
        }
    }

    /// A workflow task began.
    ///
    /// @param workflow the GUID of the workflow
    /// @param task the GUID of the task
    record TaskEntered(long subjectType, long subject, String workflow, String task) implements Event {
        @Override
        public String type() {
            return "workflow.task.entered";
        }

        @Override
        public Map<String, Object> data() {
            var data = about(subjectType, subject);
            data.put("WorkflowName", workflow);
            data.put("TaskName", task);
            return data;
        }
    }

    /// Somebody acted on a workflow task.
    ///
    /// @param workflow the GUID of the workflow
    /// @param action the GUID of the action
    record ActionExecuted(long subjectType, long subject, String workflow, String action) implements Event {
        @Override
        public String type() {
            return "workflow.action.executed";
        }

        @Override
        public Map<String, Object> data() {
            var data = about(subjectType, subject);
            data.put("WorkflowName", workflow);
            data.put("ActionName", action);
            return data;
        }
    }

    private static Map<String, Object> about(long subjectType, long subject) {
        var data = new LinkedHashMap<String, Object>();
        data.put("SubjectTypeId", subjectType);
        data.put("SubjectId", subject);
        return data;
    }
}
