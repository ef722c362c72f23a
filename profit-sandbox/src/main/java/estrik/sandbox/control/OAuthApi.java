package estrik.sandbox.control;

import estrik.sandbox.company.Grants.Authentication;
import estrik.sandbox.company.OAuthClient;
import estrik.sandbox.oauth.Clients;
import estrik.sandbox.oauth.NewClient;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// `/_sandbox/api/oauth`: the OAuth clients of app connectors, for programs.
final class OAuthApi {
    private static final Set<String> PARTS = new TreeSet<>(
            List.of("connector", "user", "redirectUris", "certificates", "jwksUrl", "public", "authentication"));

    private final Clients clients;

    OAuthApi(Clients clients) {
        this.clients = clients;
    }

    Reply clients(Request request) {
        return Reply.json(
                200,
                clients.all().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(each -> json(each.getKey(), each.getValue()))
                        .toList());
    }

    private Map<String, Object> json(String connector, OAuthClient client) {
        var secret = client.secret();
        var json = new LinkedHashMap<String, Object>();
        json.put("connector", connector);
        json.put("authentication", word(clients.authentication(connector)));
        json.put("clientId", client.id());
        json.put("public", client.publicClient());
        json.put("secretUntil", secret == null ? null : secret.until());
        json.put("user", client.user());
        json.put("redirectUris", client.redirectUris());
        json.put("certificates", client.certificates());
        json.put("jwksUrl", client.jwksUrl());
        return json;
    }

    Reply make(Request request) {
        var body = ControlApi.body(request);
        body.propertyNames().stream()
                .filter(name -> !PARTS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new BadInput(
                            "A client has no \"" + name + "\"; it may have " + String.join(", ", PARTS) + ".");
                });
        var connector = text(body, "connector");
        return understood(() -> {
            var type = body.has("authentication") ? type(text(body, "authentication")) : Authentication.HYBRID;
            var made = wish(connector, body).make();
            clients.authentication(connector, type);
            var json = json(made.connector(), clients.of(connector).orElseThrow());
            if (!made.secret().isEmpty()) {
                json.put("clientSecret", made.secret());
            }
            return Reply.json(201, json);
        });
    }

    private NewClient wish(String connector, JsonNode body) {
        var wish = new NewClient(clients, connector);
        each(body, "redirectUris", wish::comingBackTo);
        each(body, "certificates", wish::certificate);
        if (body.has("jwksUrl")) {
            wish.keysAt(text(body, "jwksUrl"));
        }
        if (body.has("user")) {
            wish.actingAs(text(body, "user"));
        }
        if (isTrue(body, "public")) {
            wish.publicClient();
        }
        return wish;
    }

    Reply delete(Request request) {
        var connector = request.variable("connector");
        return understood(() -> clients.delete(connector)
                ? Reply.empty(204)
                : Reply.json(404, Map.of("error", "App connector '" + connector + "' has no OAuth client.")));
    }

    private static Reply understood(Supplier<Reply> operation) {
        try {
            return operation.get();
        } catch (IllegalArgumentException e) {
            throw new BadInput(e.getMessage() + ".");
        }
    }

    private static void each(JsonNode body, String name, Consumer<String> one) {
        var list = body.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return;
        }
        if (!list.isArray()) {
            throw new BadInput("\"" + name + "\" must be a list of texts.");
        }
        list.forEach(entry -> one.accept(entry.asString("")));
    }

    private static boolean isTrue(JsonNode body, String name) {
        if (body.has(name) && !body.path(name).isBoolean()) {
            throw new BadInput("\"" + name + "\" must be true or false.");
        }
        return body.path(name).asBoolean(false);
    }

    private static String text(JsonNode body, String name) {
        var text = body.path(name).isString() ? body.path(name).asString().strip() : "";
        if (text.isEmpty()) {
            throw new BadInput("\"" + name + "\" must be a text that is not empty.");
        }
        return text;
    }

    private static Authentication type(String word) {
        for (var each : Authentication.values()) {
            if (word(each).equalsIgnoreCase(word)) {
                return each;
            }
        }
        throw new BadInput("\"authentication\" must be classic, hybrid or oauth.");
    }

    private static String word(Authentication type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
