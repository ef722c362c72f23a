package estrik.sandbox.update;

import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.company.UpdateConnector.Part;
import estrik.sandbox.company.UpdateConnector.UpdateField;
import estrik.sandbox.update.Element.Elements;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Unverified;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a call after it was held against the definition of its UpdateConnector.
///
/// @param values by the names that the definition has; an empty one clears its field
/// @param rows rows inside this one
@Unverified("What AFAS says of a value of the wrong type or length, of a missing one, and of an unknown object")
record Row(Part part, Action action, Map<String, String> values, List<Row> rows) {
    private static final int MOST_DIGITS = 100;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /// Reads the rows of an object that is defined like this.
    static List<Row> of(Part part, Elements sent, Action usual) {
        if (!part.name().equalsIgnoreCase(sent.object())) {
            throw noSuchObject(sent.object());
        }
        return sent.rows().stream().map(each -> of(part, each, usual)).toList();
    }

    private static Row of(Part part, Element element, Action usual) {
        var values = new LinkedHashMap<String, String>();
        element.keys().forEach((name, value) -> put(part, values, name, value));
        boolean named = !values.isEmpty();
        element.fields().forEach((name, value) -> put(part, values, name, value));
        var given = element.action();
        // OAS update-connector.md: an update takes along the inner rows whose key is there; the others are new.
        var action = given != null ? given : usual == Action.UPDATE && !named && !keysIn(part, values) ? null : usual;
        return finished(part, element, values, action == null ? Action.INSERT : action);
    }

    private static boolean keysIn(Part part, Map<String, String> values) {
        return part.keys().isEmpty() || part.keys().stream().anyMatch(key -> values.containsKey(key.id()));
    }

    private static Row finished(Part part, Element element, Map<String, String> values, Action action) {
        if (action == Action.INSERT) {
            for (var field : part.fields()) {
                if (field.mandatory() && values.getOrDefault(field.id(), "").isEmpty()) {
                    throw missing(field);
                }
            }
        }
        var rows = new ArrayList<Row>();
        for (var object : element.objects()) {
            var inner = part.object(object.object()).orElseThrow(() -> noSuchObject(object.object()));
            rows.addAll(of(inner, object, action));
        }
        return new Row(part, action, values, rows);
    }

    private static void put(Part part, Map<String, String> values, String name, String value) {
        var field = part.field(name);
        if (field.isEmpty() && !part.open()) {
            throw ProfitError.noSuchField(name);
        }
        values.put(
                field.map(UpdateField::id).orElse(name),
                field.map(known -> value.isEmpty() ? "" : normal(known, value)).orElse(value));
    }

    /// The value in the one form that the sandbox keeps.
    private static String normal(UpdateField field, String value) {
        try {
            var normal = switch (field.type()) {
                case STRING -> value;
                case INT -> Long.toString(Long.parseLong(value.strip()));
                case DECIMAL -> amount(value.strip()).toPlainString();
                case BOOLEAN -> Boolean.toString(flag(value.strip()));
                case DATE -> MOMENT.format(moment(value.strip()));
                case BLOB -> {
                    Base64.getMimeDecoder().decode(value);
                    yield value;
                }
            };
            if (field.type() == DataType.STRING && field.length() > 0 && normal.length() > field.length()) {
                throw ProfitError.refused(
                        "De ingevoerde waarde bij '" + field.dutch() + "' is te lang.",
                        "The entered value for '" + field.english() + "' is too long.");
            }
            if (!field.values().isEmpty()
                    && field.values().stream().noneMatch(code -> code.id().equalsIgnoreCase(normal))) {
                throw ProfitError.noSuchValue(field.dutch(), field.english());
            }
            return normal;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw ProfitError.refused(
                    "De ingevoerde waarde bij '" + field.dutch() + "' is niet geldig.",
                    "The entered value for '" + field.english() + "' is not valid.");
        }
    }

    // Written out, 1E999999999 would be a billion digits.
    private static BigDecimal amount(String value) {
        var amount = new BigDecimal(value);
        if (Math.abs((long) amount.scale()) > MOST_DIGITS || amount.precision() > MOST_DIGITS) {
            throw new IllegalArgumentException("The amount has too many digits.");
        }
        return amount;
    }

    private static boolean flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new IllegalArgumentException(value);
        };
    }

    // As in answers, a Z at the end means nothing.
    private static LocalDateTime moment(String value) {
        var text = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
        var moment = text.contains("T")
                ? LocalDateTime.parse(text)
                : LocalDate.parse(text).atStartOfDay();
        if (moment.getYear() < 1 || moment.getYear() > 9999) {
            throw new IllegalArgumentException("The year has no four digits.");
        }
        return moment;
    }

    private static ProfitError noSuchObject(String name) {
        return ProfitError.refused(
                "Connectorobject '" + name + "' niet gevonden", "Connector object '" + name + "' not found");
    }

    static ProfitError missing(UpdateField field) {
        return ProfitError.refused(
                "Het veld '" + field.dutch() + "' is verplicht.", "The field '" + field.english() + "' is mandatory.");
    }

    /// The value of a field, or null when it was not sent or is to be cleared.
    @Nullable
    String value(String field) {
        var value = values.get(field);
        return value == null || value.isEmpty() ? null : value;
    }

    boolean has(String field) {
        return values.containsKey(field);
    }

    /// The value of a field that must be there.
    String needed(String field) {
        var value = value(field);
        if (value == null) {
            throw missing(part.field(field).orElseThrow());
        }
        return value;
    }

    long number(String field) {
        return Long.parseLong(needed(field));
    }

    /// What AFAS says when the value of this field refers to nothing.
    ProfitError noSuch(String field) {
        return part.field(field)
                .map(known -> ProfitError.noSuchValue(known.dutch(), known.english()))
                .orElseGet(() -> ProfitError.noSuchValue(field, field));
    }

    List<Row> rows(String object) {
        return rows.stream().filter(row -> row.part().name().equals(object)).toList();
    }
}
