package estrik.profit.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// The JSON that a webhook posts: `{"EventId":…,"EnvironmentId":…,"EventType":…,"Data":{…},"Timestamp":…}`
/// (AFAS docs, *Webhooks*). Names are found in any letter case, and more of them than documented do no harm.
final class Message {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxNumberLength(100)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, String> top = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, String> data = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private Message() {}

    static Message of(byte[] body) throws Unreadable {
        var message = new Message();
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
            message.read(parser);
        } catch (JacksonException e) {
            // Its own message may quote the body.
            throw new Unreadable("broken JSON");
        }
        return message;
    }

    private void read(JsonParser parser) throws Unreadable {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new Unreadable("it is no JSON object");
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT && name.equalsIgnoreCase("Data")) {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var inner = parser.currentName();
                    take(parser, inner, parser.nextToken(), data);
                }
            } else {
                take(parser, name, parser.currentToken(), top);
            }
        }
        if (parser.nextToken() != null) {
            throw new Unreadable("something follows the JSON");
        }
    }

    private static void take(JsonParser parser, String name, @Nullable JsonToken value, Map<String, String> into) {
        if (value == null || value.isStructStart() || value == JsonToken.VALUE_NULL) {
            parser.skipChildren();
        } else {
            into.put(name, parser.getString());
        }
    }

    Event event() throws Unreadable {
        var origin = new Event.Origin(text(top, "EventId"), text(top, "EnvironmentId"), time(text(top, "Timestamp")));
        var type = text(top, "EventType");
        return switch (type) {
            case "test.executed" ->
                new Event.Test(
                        origin, data.getOrDefault("SubscriptionId", ""), data.getOrDefault("SubscriptionName", ""));
            case "subject.created" -> new Event.SubjectCreated(origin, number("SubjectTypeId"), number("SubjectId"));
            case "subject.updated" -> new Event.SubjectUpdated(origin, number("SubjectTypeId"), number("SubjectId"));
            case "subject.deleted" -> new Event.SubjectDeleted(origin, number("SubjectTypeId"), number("SubjectId"));
            case "subject.reaction.created" ->
                new Event.ReactionCreated(origin, number("SubjectTypeId"), number("SubjectId"), number("ReactionId"));
            case "subject.reaction.updated" ->
                new Event.ReactionUpdated(origin, number("SubjectTypeId"), number("SubjectId"), number("ReactionId"));
            case "subject.reaction.deleted" ->
                new Event.ReactionDeleted(origin, number("SubjectTypeId"), number("SubjectId"), number("ReactionId"));
            case "workflow.task.entered" ->
                new Event.TaskEntered(
                        origin,
                        number("SubjectTypeId"),
                        number("SubjectId"),
                        text(data, "WorkflowName"),
                        text(data, "TaskName"));
            case "workflow.action.executed" ->
                new Event.ActionExecuted(
                        origin,
                        number("SubjectTypeId"),
                        number("SubjectId"),
                        text(data, "WorkflowName"),
                        text(data, "ActionName"));
            default -> new Event.Unknown(origin, type, data);
        };
    }

    private static String text(Map<String, String> from, String name) throws Unreadable {
        var text = from.get(name);
        if (text == null || text.isBlank()) {
            throw new Unreadable("it has no " + name);
        }
        return text;
    }

    private long number(String name) throws Unreadable {
        try {
            return Long.parseLong(text(data, name));
        } catch (NumberFormatException e) {
            throw new Unreadable("its " + name + " is no whole number");
        }
    }

    private static Instant time(String text) throws Unreadable {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new Unreadable("its Timestamp is no time");
        }
    }

    /// The bytes are signed, but not what AFAS documents. The message never quotes them.
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }
}
