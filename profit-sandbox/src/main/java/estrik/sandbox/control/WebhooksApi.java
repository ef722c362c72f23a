package estrik.sandbox.control;

import estrik.sandbox.company.Delivery;
import estrik.sandbox.company.SampleCompany;
import estrik.sandbox.company.Subscription;
import estrik.sandbox.webhook.Webhooks;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// `/_sandbox/api/webhooks`: who is told of events, and what became of each. Passwords are never shown.
final class WebhooksApi {
    private static final Set<String> KNOWN =
            new TreeSet<>(Set.of("connector", "description", "url", "password", "events"));

    private final Webhooks webhooks;

    WebhooksApi(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    Reply list(Request request) {
        return Reply.json(200, webhooks.all().stream().map(WebhooksApi::json).toList());
    }

    private static Map<String, Object> json(Subscription subscription) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", subscription.id());
        json.put("connector", subscription.connector());
        json.put("description", subscription.description());
        json.put("url", subscription.url());
        json.put("events", new TreeSet<>(subscription.events()));
        json.put("blocked", subscription.blocked());
        json.put("failingSince", subscription.failingSince());
        return json;
    }

    Reply add(Request request) {
        var body = ControlApi.body(request);
        var unknown = new TreeSet<>(body.propertyNames());
        unknown.removeAll(KNOWN);
        if (!unknown.isEmpty()) {
            throw new BadInput(
                    "A webhook has no \"" + unknown.first() + "\"; it may have " + String.join(", ", KNOWN) + ".");
        }
        var connector = body.path("connector").asString(SampleCompany.CONNECTOR);
        var added = asked(() -> webhooks.add(
                connector,
                body.path("description").asString(""),
                body.path("url").asString(""),
                body.path("password").asString(""),
                events(body)));
        return Reply.json(201, json(added));
    }

    private static Set<String> events(JsonNode body) {
        var events = body.path("events");
        if (events.isMissingNode() || events.isNull()) {
            return Set.of();
        }
        if (!events.isArray() || !events.values().stream().allMatch(JsonNode::isString)) {
            throw new BadInput("\"events\" must be a list such as [\"subject.created\"].");
        }
        return events.values().stream().map(JsonNode::asString).collect(Collectors.toSet());
    }

    Reply remove(Request request) {
        long id = id(request);
        return webhooks.remove(id)
                ? Reply.empty(204)
                : Reply.json(404, Map.of("error", "There is no webhook " + id + "."));
    }

    /// `{"blocked":true}` or `{"blocked":false}`.
    Reply change(Request request) {
        long id = id(request);
        var blocked = ControlApi.body(request).path("blocked");
        if (!blocked.isBoolean()) {
            throw new BadInput("\"blocked\" must be true or false.");
        }
        return asked(() -> {
            webhooks.block(id, blocked.asBoolean());
            return Reply.empty(204);
        });
    }

    Reply test(Request request) {
        long id = id(request);
        return asked(() -> Reply.json(202, Map.of("eventId", webhooks.test(id))));
    }

    private static long id(Request request) {
        try {
            return Long.parseLong(request.variable("id"));
        } catch (NumberFormatException e) {
            throw new BadInput("A webhook has a number such as 1, not '" + request.variable("id") + "'.");
        }
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }

    Reply deliveries(Request request) {
        return Reply.json(
                200, webhooks.deliveries().stream().map(WebhooksApi::json).toList());
    }

    private static Map<String, Object> json(Delivery delivery) {
        var json = new LinkedHashMap<String, Object>();
        json.put("eventId", delivery.eventId());
        json.put("webhook", delivery.subscription());
        json.put("type", delivery.type());
        json.put("data", delivery.data());
        json.put("at", delivery.at());
        json.put("status", delivery.status().word());
        json.put("tries", delivery.tries());
        json.put("due", delivery.status().isOpen() ? delivery.due() : null);
        json.put("outcome", delivery.outcome());
        return json;
    }
}
