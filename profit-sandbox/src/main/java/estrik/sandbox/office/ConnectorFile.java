package estrik.sandbox.office;

import estrik.sandbox.company.Column;
import estrik.sandbox.company.GetConnector;
import estrik.sandbox.company.GetConnector.Field;
import estrik.sandbox.company.State;
import estrik.sandbox.query.FilterCheck;
import estrik.sandbox.wire.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/// A GetConnector as a file: the sandbox's own JSON, in the place of Profit's `.gcn`.
///
/// ```json
/// {
///   "format": "estrik-get-connector/1",
///   "name": "Workspace365_Tasks",
///   "description": {"nl": "Taken", "en": "Tasks"},
///   "dataCollection": "Tasks",
///   "blocked": false,
///   "fields": [{"id": "TaskId", "column": "TaskId", "nl": "Taak-id", "en": "Task id"}],
///   "filter": {"Filters": {"Filter": [{"Field": [{"@FieldId": "Prioriteit", "@OperatorType": "1", "#text":
/// "Hoog"}]}]}}
/// }
/// ```
///
/// `filter` is a `filterjson` on columns, or null; `column`, `nl`, `en` and `blocked` may be left out.
final class ConnectorFile {
    static final String FORMAT = "estrik-get-connector/1";

    sealed interface Read {
        record Fine(GetConnector connector) implements Read {}

        record Wrong(Form.Said why) implements Read {}
    }

    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Form.Said why;

        Refused(String key, Object... args) {
            super(key, null, false, false);
            why = new Form.Said(key, List.of(args));
        }
    }

    private ConnectorFile() {}

    static String write(GetConnector connector) {
        var file = new LinkedHashMap<String, Object>();
        file.put("format", FORMAT);
        file.put("name", connector.id());
        file.put("description", Map.of("nl", connector.dutch(), "en", connector.english()));
        file.put("dataCollection", connector.collection());
        file.put("blocked", connector.blocked());
        file.put("fields", connector.fields().stream().map(ConnectorFile::write).toList());
        file.put("filter", connector.filter().isEmpty() ? null : Json.MAPPER.readTree(connector.filter()));
        return Json.MAPPER.writer().with(SerializationFeature.INDENT_OUTPUT).writeValueAsString(file);
    }

    private static Map<String, String> write(Field field) {
        var one = new LinkedHashMap<String, String>();
        one.put("id", field.id());
        one.put("column", field.column());
        one.put("nl", field.dutch());
        one.put("en", field.english());
        return one;
    }

    static Read read(String text, State state) {
        try {
            return new Read.Fine(connector(tree(text), state));
        } catch (Refused refused) {
            return new Read.Wrong(refused.why);
        }
    }

    private static JsonNode tree(String text) {
        try {
            var file = Json.MAPPER.readTree(text);
            if (file.path("format").asString("").equals(FORMAT)) {
                return file;
            }
        } catch (JacksonException e) {
            throw new Refused("file.no-json");
        }
        throw new Refused("file.format", FORMAT);
    }

    private static GetConnector connector(JsonNode file, State state) {
        var collection = DataCollections.all(state).stream()
                .filter(each -> each.id().equals(file.path("dataCollection").asString("")))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "file.collection", file.path("dataCollection").asString("")));
        var fields = new ArrayList<Field>();
        var names = new HashSet<String>();
        for (var each : file.path("fields")) {
            var id = text(each, "id", "");
            var column = collection.columns().stream()
                    .filter(one -> one.id().equalsIgnoreCase(text(each, "column", id)))
                    .findFirst()
                    .orElseThrow(() -> new Refused("file.column", text(each, "column", id)));
            if (!id.matches("[A-Za-z0-9_]{1,80}") || !names.add(id.toLowerCase(Locale.ROOT))) {
                throw new Refused("file.field", id);
            }
            fields.add(field(each, id, column));
        }
        if (fields.isEmpty()) {
            throw new Refused("file.no-fields");
        }
        var filter = file.path("filter");
        var kept = filter.isMissingNode() || filter.isNull() ? "" : filter.toString();
        if (!kept.isEmpty()
                && (filter.path("Filters").path("Filter").isMissingNode()
                        || !FilterCheck.isGood(kept, collection, state))) {
            throw new Refused("file.filter");
        }
        var name = text(file, "name", "");
        var description = file.path("description");
        return new GetConnector(
                name,
                text(description, "nl", name),
                text(description, "en", name),
                collection.id(),
                fields,
                kept,
                file.path("blocked").asBoolean(false),
                false);
    }

    private static Field field(JsonNode json, String id, Column column) {
        return new Field(id, column.id(), text(json, "nl", column.dutch()), text(json, "en", column.english()));
    }

    private static String text(JsonNode json, String name, String otherwise) {
        var value = json.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isString()) {
            throw new Refused("file.text", name);
        }
        var text = value.asString(otherwise);
        if (text.length() > 255 || text.chars().anyMatch(Character::isISOControl)) {
            throw new Refused("file.text", name);
        }
        return text;
    }
}
