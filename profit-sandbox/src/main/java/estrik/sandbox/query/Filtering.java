package estrik.sandbox.query;

import estrik.sandbox.company.Chunk;
import estrik.sandbox.wire.Json;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The filter of a GetConnector: groups of conditions. A row passes when it meets every condition of one group.
///
/// Written as three parallel lists (`,` is and, `;` is or) or as `filterjson`.
public record Filtering(List<List<Condition>> groups) {
    /// @param at the place of the value in every row
    record Condition(int at, Predicate<@Nullable Object> test) {}

    /// A condition as it is written.
    public record Wish(String field, String operator, String value) {}

    public static final Filtering NONE = new Filtering(List.of());

    public static Filtering of(Request request, View view) {
        var json = request.parameter("filterjson");
        if (json != null && !json.isBlank()) {
            return ofJson(json, view);
        }
        var fields = request.parameter("filterfieldids");
        if (fields == null || fields.isBlank()) {
            return NONE;
        }
        return compact(fields, request.parameter("filtervalues"), request.parameter("operatortypes"), view);
    }

    /// The older form in the path: every field equals its value.
    public static Filtering equal(String fields, String values, View view) {
        return compact(fields, values, null, view);
    }

    /// The form of `filtersXml`: a row passes when it meets every wish of one group.
    public static Filtering of(List<List<Wish>> wishes, View view) {
        return new Filtering(wishes.stream()
                .map(group -> group.stream()
                        .map(wish -> condition(view, wish.field(), wish.operator(), wish.value()))
                        .toList())
                .filter(group -> !group.isEmpty())
                .toList());
    }

    /// Leaves of these rows only those that pass.
    void sift(Chunk chunk, BitSet rows) {
        if (groups.size() == 1) {
            sift(groups.getFirst(), chunk, rows);
            return;
        }
        var passing = new BitSet(chunk.size());
        for (var group : groups) {
            var meeting = (BitSet) rows.clone();
            sift(group, chunk, meeting);
            passing.or(meeting);
        }
        rows.and(passing);
    }

    private static void sift(List<Condition> group, Chunk chunk, BitSet rows) {
        for (var condition : group) {
            var values = chunk.column(condition.at());
            for (int at = rows.nextSetBit(0); at >= 0; at = rows.nextSetBit(at + 1)) {
                if (!condition.test().test(values[at])) {
                    rows.clear(at);
                }
            }
        }
    }

    // AFAS does not say which of , and ; binds closer. Here ; separates groups: or of ands, as in filterjson.
    static Filtering compact(String fields, @Nullable String values, @Nullable String operators, View view) {
        var fieldGroups = split(fields);
        var valueGroups = split(values == null ? "" : values);
        var operatorGroups = operators == null || operators.isBlank() ? null : split(operators);
        var groups = new ArrayList<List<Condition>>();
        for (int group = 0; group < fieldGroups.size(); group++) {
            var conditions = new ArrayList<Condition>();
            for (int at = 0; at < fieldGroups.get(group).size(); at++) {
                var operator = operatorGroups == null ? "1" : part(operatorGroups, group, at);
                conditions.add(condition(view, fieldGroups.get(group).get(at), operator, part(valueGroups, group, at)));
            }
            groups.add(conditions);
        }
        return new Filtering(groups);
    }

    private static List<List<String>> split(String text) {
        var groups = new ArrayList<List<String>>();
        for (var group : text.split(";", -1)) {
            groups.add(List.of(group.split(",", -1)));
        }
        return groups;
    }

    // Lists of unequal length: AFAS documents nothing, so the error that says nothing.
    private static String part(List<List<String>> groups, int group, int at) {
        if (group >= groups.size() || at >= groups.get(group).size()) {
            throw ProfitError.unexpected();
        }
        return groups.get(group).get(at);
    }

    static Filtering ofJson(String json, View view) {
        var groups = new ArrayList<List<Condition>>();
        for (var filter : eachOf(parsed(json).path("Filters").path("Filter"))) {
            var conditions = new ArrayList<Condition>();
            for (var field : eachOf(filter.path("Field"))) {
                conditions.add(condition(
                        view,
                        field.path("@FieldId").asString(""),
                        field.path("@OperatorType").asString("1"),
                        field.path("#text").asString("")));
            }
            if (!conditions.isEmpty()) {
                groups.add(conditions);
            }
        }
        return new Filtering(groups);
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw ProfitError.invalidJson();
        }
    }

    private static List<JsonNode> eachOf(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) {
            return List.of();
        }
        return oneOrMany.isArray() ? List.copyOf(oneOrMany.values()) : List.of(oneOrMany);
    }

    private static Condition condition(View view, String field, String operator, String value) {
        var known = view.field(field);
        return new Condition(known.at(), Operator.numbered(operator).test(known.type(), value));
    }
}
