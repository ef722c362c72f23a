package estrik.sandbox.update;

import estrik.sandbox.update.Element.Draft;
import estrik.sandbox.update.Element.Elements;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.ProfitError;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The body of an UpdateConnector call over REST, and the answer to it.
public final class UpdateJson {
    private UpdateJson() {}

    /// Reads `{"KnSubject":{"Element":{"@SbId":1,"Fields":{…},"Objects":[…]}}}`.
    // OAS update-connector.md: Element is an object or an array; Objects is an array of objects or one object.
    public static Elements read(InputStream body) {
        try {
            var root = Json.FILES.readTree(body);
            if (!root.isObject() || root.size() != 1) {
                throw ProfitError.invalidJson();
            }
            var one = root.properties().iterator().next();
            return elements(one.getKey(), one.getValue(), 0);
        } catch (JacksonException e) {
            throw ProfitError.invalidJson();
        }
    }

    private static Elements elements(String object, JsonNode node, int depth) {
        var rows = new ArrayList<Element>();
        for (var property : object(node).properties()) {
            if (property.getKey().equalsIgnoreCase("Element")) {
                eachOf(property.getValue()).forEach(each -> rows.add(element(each, depth)));
            }
        }
        if (rows.isEmpty() || depth > Element.DEEPEST) {
            throw ProfitError.invalidJson();
        }
        return new Elements(object, rows);
    }

    private static Element element(JsonNode node, int depth) {
        var draft = new Draft();
        for (var property : object(node).properties()) {
            var name = property.getKey();
            var value = property.getValue();
            switch (name.toLowerCase(Locale.ROOT)) {
                case "fields" -> fields(draft, value);
                case "objects" -> objects(draft, value, depth + 1);
                default -> draft.key(name.startsWith("@") ? name.substring(1) : name, text(value));
            }
        }
        return draft.done();
    }

    private static void fields(Draft draft, JsonNode node) {
        for (var property : object(node).properties()) {
            var name = property.getKey();
            if (name.startsWith("@")) {
                draft.key(name.substring(1), text(property.getValue()));
            } else {
                draft.fields.put(name, text(property.getValue()));
            }
        }
    }

    private static void objects(Draft draft, JsonNode node, int depth) {
        for (var each : eachOf(node)) {
            for (var property : object(each).properties()) {
                draft.objects.add(elements(property.getKey(), property.getValue(), depth));
            }
        }
    }

    // To clear a field, AFAS says "" and a public client sends null.
    private static String text(JsonNode value) {
        if (value.isContainer()) {
            throw ProfitError.invalidJson();
        }
        return value.isNull() ? "" : value.asString();
    }

    private static JsonNode object(JsonNode node) {
        if (!node.isObject()) {
            throw ProfitError.invalidJson();
        }
        return node;
    }

    private static List<JsonNode> eachOf(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? List.copyOf(oneOrMany.values()) : List.of(oneOrMany);
    }

    /// `{"results":{"KnSubject":{"SbId":"999999"}}}`; an array where several rows of one object were inserted.
    public static Map<String, Object> write(List<Result> results) {
        var byObject = new LinkedHashMap<String, List<Map<String, String>>>();
        results.forEach(each -> byObject.computeIfAbsent(each.object(), none -> new ArrayList<>())
                .add(each.keys()));
        var objects = new LinkedHashMap<String, Object>();
        byObject.forEach((object, rows) -> objects.put(object, rows.size() == 1 ? rows.getFirst() : rows));
        return Map.of("results", objects);
    }
}
