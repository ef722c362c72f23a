package estrik.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Keeps the document at `/_sandbox/api/openapi.json` equal to what is there.
class OpenApiTest {
    private static final String API = "/_sandbox/api";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final JsonNode document = Caller.json(caller.get(API + "/openapi.json"));

    /// One operation of the document.
    private record Described(String method, String path, JsonNode operation) {
        boolean hasVariables() {
            return path.contains("{");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void everyRouteIsDescribedAndTheReverse() throws IOException {
        var routes = Pattern.compile("new Endpoint\\(\\s*\"([A-Z]+)\",\\s*\"" + API + "([^\"]+)\"")
                .matcher(Files.readString(Path.of("src/main/java/estrik/sandbox/control/ControlEndpoints.java")))
                .results()
                .map(route -> route.group(1) + " " + route.group(2));

        assertThat(described().stream().map(Described::toString)).containsExactlyInAnyOrderElementsOf(routes.toList());
    }

    @Test
    void everyExampleIsTakenAndAnsweredAsDescribed() {
        for (var each : described()) {
            var example = each.operation()
                    .path("requestBody")
                    .path("content")
                    .path("application/json")
                    .path("example");
            if (!example.isMissingNode() && !each.hasVariables()) {
                conforms(each, caller.post(API + each.path(), example.toString()), 2);
            }
        }
        for (var each : described()) {
            if (each.method().equals("GET")) {
                conforms(each, caller.get(API + each.path().replace("{name}", "Workspace365")), 2);
            }
        }
    }

    @Test
    void listsWithSomethingInThemAreAsDescribed() {
        var keys = profit.connector("Workspace365");
        caller.post("/ProfitRestServices/OtpRequest", """
                {"apiKey":"%s","apiToken":"%s","userId":"12345.anna"}
                """.formatted(keys.apiKey(), keys.environmentKey()));
        caller.post(
                API + "/webhooks",
                operation("POST", "/webhooks")
                        .operation()
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("example")
                        .toString());
        conforms(operation("POST", "/webhooks/{id}/test"), caller.post(API + "/webhooks/1/test", ""), 2);
        caller.post(API + "/oauth", "{\"connector\":\"Workspace365\"}");

        for (var path : List.of("/mails", "/calls", "/webhooks", "/deliveries", "/oauth", "/tasks", "/signals")) {
            var answer = caller.get(API + path);
            assertThat(Caller.json(answer).size()).as(path).isPositive();
            conforms(operation("GET", path), answer, 2);
        }
        conforms(operation("PUT", "/webhooks/{id}"), put("/webhooks/1", "{\"blocked\":true}"), 2);
        conforms(operation("DELETE", "/webhooks/{id}"), caller.delete(API + "/webhooks/1"), 2);
        conforms(operation("DELETE", "/oauth/{connector}"), caller.delete(API + "/oauth/Workspace365"), 2);
        conforms(
                operation("PUT", "/connectors/{name}/restrictions"),
                put("/connectors/Workspace365/restrictions", "{\"allowed\":[\"127.0.0.0/8\"]}"),
                2);
    }

    @Test
    void badInputIsAnsweredAsDescribed() {
        for (var each : described()) {
            if (each.operation().has("requestBody")) {
                var path = API + each.path().replace("{name}", "Workspace365").replace("{id}", "1");
                var answer =
                        each.method().equals("PUT") ? put(path.substring(API.length()), "[]") : caller.post(path, "[]");
                conforms(each, answer, 4);
            }
            if (each.method().equals("DELETE") && each.hasVariables()) {
                conforms(each, caller.delete(API + each.path().replaceFirst("\\{.*}", "999999")), 4);
            }
        }
    }

    private HttpResponse<String> put(String path, String body) {
        return caller.put(API + path, body);
    }

    private List<Described> described() {
        var all = new ArrayList<Described>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (!operation.getKey().equals("parameters")) {
                    all.add(new Described(
                            operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
                }
            }
        }
        return all;
    }

    private Described operation(String method, String path) {
        return described().stream()
                .filter(each -> each.toString().equals(method + " " + path))
                .findFirst()
                .orElseThrow();
    }

    private void conforms(Described operation, HttpResponse<String> answer, int hundreds) {
        assertThat(answer.statusCode() / 100)
                .as(operation + ": " + answer.body())
                .isEqualTo(hundreds);
        var response = resolved(operation.operation().path("responses").path(Integer.toString(answer.statusCode())));
        assertThat(response.isMissingNode())
                .as(operation + " says " + answer.statusCode())
                .isFalse();
        var schema = response.path("content").path("application/json").path("schema");
        if (schema.isMissingNode()) {
            assertThat(answer.body()).as(operation.toString()).isEmpty();
        } else {
            conforms(operation.toString(), schema, Caller.json(answer));
        }
    }

    /// The part of JSON Schema that the document uses; a property that it does not name counts as wrong.
    private void conforms(String where, JsonNode reference, JsonNode value) {
        var schema = resolved(reference);
        var types = new TreeSet<String>();
        schema.path("type").values().forEach(each -> types.add(each.asString()));
        if (schema.path("type").isString()) {
            types.add(schema.path("type").asString());
        }
        assertThat(types).as(where + " may be " + value).contains(type(value));
        if (value.isArray()) {
            value.values().forEach(each -> conforms(where + "[]", schema.path("items"), each));
        }
        if (value.isObject() && !schema.path("additionalProperties").asBoolean(false)) {
            assertThat(schema.path("properties").propertyNames()).as(where).containsAll(value.propertyNames());
            schema.path("required")
                    .values()
                    .forEach(each -> assertThat(value.has(each.asString()))
                            .as(where + "." + each.asString())
                            .isTrue());
            for (Map.Entry<String, JsonNode> each : value.properties()) {
                conforms(where + "." + each.getKey(), schema.path("properties").path(each.getKey()), each.getValue());
            }
        }
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asString().substring(1)) : node;
    }

    private static String type(JsonNode value) {
        if (value.isNumber()) {
            return value.isIntegralNumber() ? "integer" : "number";
        }
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
