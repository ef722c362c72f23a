package estrik.sandbox.conformance;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Task;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Three tasks of Anna's, besides the seven that she has, to be asked for over REST.
final class Fruit {
    static final String TASKS = "/ProfitRestServices/connectors/Workspace365_Tasks";

    private final Caller caller;
    private final String token;
    private final List<Task> added;

    Fruit(ProfitSandbox profit) {
        caller = new Caller(profit);
        token = profit.tokenFor("anna");
        added = List.of(
                profit.addTask("anna", "Appel"), profit.addTask("anna", "appeltaart"), profit.addTask("anna", "Peer"));
    }

    Task apple() {
        return added.getFirst();
    }

    /// `name, value, name, value` as the query.
    HttpResponse<String> get(String... query) {
        return caller.as(token, TASKS + Caller.query(query), "Accept-Language", "en-us");
    }

    HttpResponse<String> filtered(String fields, String values, String operators) {
        return get("filterfieldids", fields, "filtervalues", values, "operatortypes", operators);
    }

    /// Of the three, those that pass a filter on the subject, in the order in which they were added.
    List<String> withSubject(String operator, String value) {
        return subjects(get(
                "filterfieldids",
                "TaskId,Subject",
                "filtervalues",
                added.getFirst().id() + "," + value,
                "operatortypes",
                "2," + operator,
                "orderbyfieldids",
                "TaskId"));
    }

    static List<String> subjects(HttpResponse<String> answer) {
        return rows(answer).map(row -> row.path("Subject").asString()).toList();
    }

    static Stream<JsonNode> rows(HttpResponse<String> answer) {
        return Caller.json(answer).path("rows").valueStream();
    }
}
