package estrik.profit.webhook;

import java.time.Instant;
import java.util.Map;

/// Something that happened in Profit, as a webhook tells it: numbers and GUIDs without any content. Fetch that
/// with a GetConnector afterwards. Source: AFAS docs, *Webhooks*.
///
/// AFAS sends in batches and may send again: events come late, in any order, and more than once. Their
/// [Origin#eventId()] tells whether one was seen before; remembering that is the receiver's part.
public sealed interface Event {

    /// Which one it is, where and when it happened.
    Origin origin();

    /// Which one it is, where and when it happened.
    ///
    /// @param eventId the same at each try to deliver it
    /// @param environmentId such as `12345AA`: without the letter in front that metainfo has
    /// @param time when it happened; AFAS writes it with a `Z`, and does not say whether that means UTC here
    record Origin(String eventId, String environmentId, Instant time) {}

    /// Somebody pressed the button that tests the webhook.
    ///
    /// @param subscriptionId the webhook's own id, as AFAS writes it
    /// @param subscriptionName its description
    record Test(Origin origin, String subscriptionId, String subscriptionName) implements Event {}

    /// A dossier item was made.
    ///
    /// @param subjectTypeId the number of its type
    /// @param subjectId its own number
    record SubjectCreated(Origin origin, long subjectTypeId, long subjectId) implements Event {}

    /// A dossier item was changed.
    ///
    /// @param subjectTypeId the number of its type
    /// @param subjectId its own number
    record SubjectUpdated(Origin origin, long subjectTypeId, long subjectId) implements Event {}

    /// A dossier item was deleted.
    ///
    /// @param subjectTypeId the number of its type
    /// @param subjectId its own number
    record SubjectDeleted(Origin origin, long subjectTypeId, long subjectId) implements Event {}

    /// A reaction to a dossier item was made.
    ///
    /// @param subjectTypeId the number of the item's type
    /// @param subjectId the item's number
    /// @param reactionId the reaction's number
    record ReactionCreated(Origin origin, long subjectTypeId, long subjectId, long reactionId) implements Event {}

    /// A reaction to a dossier item was changed.
    ///
    /// @param subjectTypeId the number of the item's type
    /// @param subjectId the item's number
    /// @param reactionId the reaction's number
    record ReactionUpdated(Origin origin, long subjectTypeId, long subjectId, long reactionId) implements Event {}

    /// A reaction to a dossier item was deleted.
    ///
    /// @param subjectTypeId the number of the item's type
    /// @param subjectId the item's number
    /// @param reactionId the reaction's number
    record ReactionDeleted(Origin origin, long subjectTypeId, long subjectId, long reactionId) implements Event {}

    /// A task of a workflow began.
    ///
    /// @param subjectTypeId the number of the item's type
    /// @param subjectId the item's number
    /// @param workflowName the GUID of the workflow; another one in each environment
    /// @param taskName the GUID of the task
    record TaskEntered(Origin origin, long subjectTypeId, long subjectId, String workflowName, String taskName)
            implements Event {}

    /// Somebody acted on a task of a workflow.
    ///
    /// @param subjectTypeId the number of the item's type
    /// @param subjectId the item's number
    /// @param workflowName the GUID of the workflow; another one in each environment
    /// @param actionName the GUID of the action
    record ActionExecuted(Origin origin, long subjectTypeId, long subjectId, String workflowName, String actionName)
            implements Event {}

    /// An event of a type that this version does not know.
    ///
    /// @param type AFAS's name of it, such as `subject.created`
    /// @param data the texts, numbers and truths that came with it, as text
    record Unknown(Origin origin, String type, Map<String, String> data) implements Event {

        /// Copies the map.
        public Unknown {
            data = Map.copyOf(data);
        }
    }
}
