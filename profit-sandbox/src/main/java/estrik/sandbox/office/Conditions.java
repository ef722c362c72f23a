package estrik.sandbox.office;

import estrik.sandbox.company.Column;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.State;
import estrik.sandbox.query.FilterCheck;
import estrik.sandbox.wire.Json;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A filter as rows of a form: field, operator, value; each after the first joined by "and" or "or".
///
/// It is kept as `filterjson`, where "or" begins another group of conditions.
final class Conditions {
    private static final int MOST = 100;
    private static final List<String> OPERATORS =
            IntStream.rangeClosed(1, 15).mapToObj(Integer::toString).toList();
    // Empty and not empty, which need no value.
    private static final Set<String> WITHOUT_VALUE = Set.of("8", "9");
    private static final Set<String> COMPARING = Set.of("1", "2", "3", "4", "5", "7");

    private Conditions() {}

    /// Puts a kept filter into the form.
    static Form filled(Form form, String filterjson) {
        int at = 0;
        for (var group : eachOf(parsed(filterjson).path("Filters").path("Filter"))) {
            boolean first = true;
            for (var field : eachOf(group.path("Field"))) {
                form.with("join." + at, first && at > 0 ? "or" : "and")
                        .with("column." + at, field.path("@FieldId").asString(""))
                        .with("operator." + at, field.path("@OperatorType").asString("1"))
                        .with("value." + at, field.path("#text").asString(""));
                first = false;
                at++;
            }
        }
        return form;
    }

    private static JsonNode parsed(String filterjson) {
        try {
            return Json.MAPPER.readTree(filterjson.isEmpty() ? "{}" : filterjson);
        } catch (JacksonException e) {
            return Json.MAPPER.createObjectNode();
        }
    }

    private static List<JsonNode> eachOf(JsonNode oneOrMany) {
        if (oneOrMany.isMissingNode()) {
            return List.of();
        }
        return oneOrMany.isArray() ? List.copyOf(oneOrMany.values()) : List.of(oneOrMany);
    }

    /// The rows that are there and an empty one.
    static Markup rows(Visit visit, Form form, DataCollection collection) {
        int last = (int) IntStream.range(0, MOST)
                .takeWhile(at ->
                        form.has("column." + at) && !form.value("column." + at).isEmpty())
                .count();
        int shown = Math.max(last + 1, count(form));
        return Markup.of(
                "<table><thead><tr><th>{}</th><th>{}</th><th>{}</th><th>{}</th></tr></thead><tbody>{}</tbody></table><p class=\"hint\">{}</p>",
                visit.say("filter.join"),
                visit.say("filter.field"),
                visit.say("filter.operator"),
                visit.say("filter.value"),
                Markup.each(IntStream.range(0, shown).boxed(), at -> row(visit, form, collection, at)),
                visit.say("filter.hint"));
    }

    private static int count(Form form) {
        return (int) IntStream.range(0, MOST)
                .takeWhile(at -> form.has("column." + at))
                .count();
    }

    private static Markup row(Visit visit, Form form, DataCollection collection, int at) {
        var fields = new Fields(visit, form);
        var columns = new ArrayList<>(List.of(new Fields.Option("", visit.say("filter.no-field"))));
        collection.columns().forEach(each -> columns.add(new Fields.Option(each.id(), each.id())));
        var joins = List.of(
                new Fields.Option("and", visit.say("filter.and")), new Fields.Option("or", visit.say("filter.or")));
        var operators = Fields.options(OPERATORS, each -> new Fields.Option(each, visit.say("operator." + each)));
        var problem = form.problem("value." + at);
        return Markup.of(
                "<tr><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\"><input id=\"value.{}\" name=\"value.{}\" value=\"{}\" aria-label=\"{}\" autocomplete=\"off\" spellcheck=\"false\"{}{}>{}</td></tr>",
                at == 0 ? "" : visit.say("filter.join"),
                at == 0
                        ? Parts.hidden("join.0", "and")
                        : select(fields, "join." + at, visit.say("filter.join") + " " + (at + 1), joins),
                visit.say("filter.field"),
                select(fields, "column." + at, visit.say("filter.field") + " " + (at + 1), columns),
                visit.say("filter.operator"),
                select(fields, "operator." + at, visit.say("filter.operator") + " " + (at + 1), operators),
                visit.say("filter.value"),
                at,
                at,
                form.value("value." + at),
                visit.say("filter.value") + " " + (at + 1),
                Markup.of(" aria-invalid=\"true\" aria-describedby=\"value.{}-error\"", at)
                        .when(problem.isPresent()),
                Markup.of(" autofocus").when(form.isFirstWrong("value." + at)),
                problem.map(each -> Markup.of("<p class=\"error\" id=\"value.{}-error\">{}</p>", at, visit.say(each))));
    }

    private static Markup select(Fields fields, String name, String label, List<Fields.Option> options) {
        return Markup.of(
                "<select name=\"{}\" aria-label=\"{}\">{}</select>", name, label, fields.options(name, options));
    }

    /// What was typed, as `filterjson`; empty for no filter. What is wrong is noted in the form.
    static String read(Form form, DataCollection collection, State state) {
        var columns = collection.columns().stream().map(Column::id).toList();
        var groups = new ArrayList<List<Map<String, String>>>();
        for (int at = 0; at < count(form); at++) {
            if (form.value("column." + at).isEmpty()) {
                continue;
            }
            var column = form.oneOf("column." + at, columns);
            var operator = form.oneOf("operator." + at, OPERATORS);
            var condition = condition(column, operator, form.optional("value." + at, 1000));
            check(form, at, collection.columns().get(collection.at(column)), operator);
            if (!FilterCheck.isGood(json(List.of(List.of(condition))), collection, state)) {
                form.wrong("value." + at, "wrong.value");
            }
            if (groups.isEmpty() || form.value("join." + at).equals("or")) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(condition);
        }
        return groups.isEmpty() ? "" : json(groups);
    }

    private static Map<String, String> condition(String column, String operator, String value) {
        var condition = new LinkedHashMap<String, String>();
        condition.put("@FieldId", column);
        condition.put("@OperatorType", operator);
        condition.put("#text", value);
        return condition;
    }

    private static String json(List<List<Map<String, String>>> groups) {
        var filters = new ArrayList<Map<String, Object>>();
        for (int at = 0; at < groups.size(); at++) {
            filters.add(Map.of("@FilterId", "Filter " + (at + 1), "Field", groups.get(at)));
        }
        return Json.MAPPER.writeValueAsString(Map.of("Filters", Map.of("Filter", filters)));
    }

    private static void check(Form form, int at, Column column, String operator) {
        var value = form.value("value." + at).strip();
        if (WITHOUT_VALUE.contains(operator)) {
            return;
        }
        if (value.isEmpty()) {
            form.wrong("value." + at, "wrong.missing");
        } else if (column.type() == Column.DataType.DATE && COMPARING.contains(operator) && !isDate(value)) {
            form.wrong("value." + at, "wrong.date");
        }
    }

    private static boolean isDate(String value) {
        try {
            if (value.contains("T")) {
                LocalDateTime.parse(value);
            } else {
                LocalDate.parse(value);
            }
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
