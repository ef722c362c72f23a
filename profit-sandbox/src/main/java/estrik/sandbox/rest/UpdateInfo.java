package estrik.sandbox.rest;

import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.company.UpdateConnector;
import estrik.sandbox.company.UpdateConnector.Code;
import estrik.sandbox.company.UpdateConnector.Part;
import estrik.sandbox.company.UpdateConnector.UpdateField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The answer of `metainfo/update/{id}`.
final class UpdateInfo {
    private UpdateInfo() {}

    static Map<String, Object> of(UpdateConnector connector, Locale language) {
        var all = new LinkedHashMap<String, Object>();
        all.put("id", connector.id());
        all.put("description", connector.description(language));
        all.putAll(of(connector.root(), language));
        return all;
    }

    private static Map<String, Object> of(Part part, Locale language) {
        var all = new LinkedHashMap<String, Object>();
        all.put("name", part.name());
        all.put(
                "fields",
                part.fields().stream().map(field -> of(field, language)).toList());
        all.put(
                "objects",
                part.objects().stream().map(object -> of(object, language)).toList());
        return all;
    }

    private static Map<String, @Nullable Object> of(UpdateField field, Locale language) {
        var one = new LinkedHashMap<String, @Nullable Object>();
        one.put("fieldId", field.id());
        one.put("primaryKey", field.key());
        one.put("dataType", field.type().word());
        one.put("label", field.label(language));
        one.put("mandatory", field.mandatory());
        one.put("length", field.length());
        one.put("decimals", field.type() == DataType.DECIMAL ? 2 : 0);
        one.put("decimalFieldId", "");
        one.put("notzero", false);
        one.put("controlType", controlType(field));
        one.put("values", field.values().isEmpty() ? null : codes(field.values()));
        return one;
    }

    private static List<Map<String, String>> codes(List<Code> codes) {
        return codes.stream()
                .<Map<String, String>>map(code -> {
                    var one = new LinkedHashMap<String, String>();
                    one.put("id", code.id());
                    one.put("description", code.description());
                    return one;
                })
                .toList();
    }

    // Seen by public clients: 1 text, 5 code or reference, 23 remark. The full list is not published.
    private static int controlType(UpdateField field) {
        if (!field.values().isEmpty()) {
            return 5;
        }
        return field.type() == DataType.STRING && field.length() == 0 ? 23 : 1;
    }
}
