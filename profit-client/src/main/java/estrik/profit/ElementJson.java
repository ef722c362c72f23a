package estrik.profit;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/// Writes rows as the body of an UpdateConnector call over REST.
///
/// AFAS's own samples write `Objects` in two ways (docs, *UpdateConnector*); here it is always a list of
/// objects with one name each.
final class ElementJson {
    private ElementJson() {}

    /// @param rows of one object, at least one
    static String written(List<Element> rows) {
        return Json.written(json -> object(json, rows.getFirst().object(), rows));
    }

    private static void object(JsonGenerator json, String object, List<Element> rows) {
        json.writeStartObject();
        json.writeObjectPropertyStart(object);
        json.writeName("Element");
        if (rows.size() == 1) {
            row(json, rows.getFirst());
        } else {
            json.writeStartArray();
            rows.forEach(row -> row(json, row));
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, Element row) {
        json.writeStartObject();
        row.keys().forEach((name, value) -> value(json, "@" + name, value));
        fields(json, row);
        if (!row.inside().isEmpty()) {
            json.writeArrayPropertyStart("Objects");
            row.objects().forEach((object, rows) -> object(json, object, rows));
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, Element row) {
        var action = row.action();
        if (action == null && row.fields().isEmpty()) {
            return;
        }
        json.writeObjectPropertyStart("Fields");
        if (action != null) {
            json.writeStringProperty("@Action", action.word());
        }
        row.fields().forEach((name, value) -> value(json, name, value));
        json.writeEndObject();
    }

    private static void value(JsonGenerator json, String name, Value value) {
        json.writeName(name);
        switch (value.kind()) {
            case WHOLE, DECIMAL -> json.writeNumber(value.text());
            case TRUTH -> json.writeBoolean(Boolean.parseBoolean(value.text()));
            case TEXT, DATE, BYTES, NOTHING -> json.writeString(value.text());
        }
    }
}
