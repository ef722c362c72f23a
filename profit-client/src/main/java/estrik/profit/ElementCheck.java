package estrik.profit;

import estrik.profit.UpdateConnectorInfo.Code;
import estrik.profit.UpdateConnectorInfo.ObjectInfo;
import estrik.profit.UpdateConnectorInfo.UpdateFieldInfo;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds what is wrong with a row by the metainfo of its UpdateConnector.
final class ElementCheck {
    private static final int MOST_CODES = 10;
    // A number of more digits is long in memory; Profit's own have at most 26.
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,100}(\\.[0-9]{1,100})?");

    private final List<String> problems = new ArrayList<>();

    List<String> of(UpdateConnectorInfo connector, Element row) {
        var root = connector.root();
        // Whether the name of the metainfo is that of the connector or of its object, AFAS does not say.
        if (List.of(root.name(), connector.id()).stream().noneMatch(row.object()::equalsIgnoreCase)) {
            problems.add("%s writes rows of %s, not of %s.".formatted(connector.id(), root.name(), row.object()));
        } else {
            check(root, row, row.keys().isEmpty());
        }
        return List.copyOf(problems);
    }

    /// @param fresh whether the row is inserted when it does not say itself
    private void check(ObjectInfo object, Element row, boolean fresh) {
        // A customer's own fields (KnS01 and the like) need not be listed.
        if (!object.fields().isEmpty()) {
            row.keys().keySet().forEach(name -> checkKey(object, name));
            row.keys().forEach((name, value) -> checkField(object, name, value));
            row.fields().forEach((name, value) -> checkField(object, name, value));
            if (row.action() == null ? fresh : row.action() == Element.Action.INSERT) {
                checkComplete(object, row);
            }
        }
        row.inside().forEach(inner -> checkInner(object, inner));
    }

    private void checkInner(ObjectInfo around, Element row) {
        around.objects().stream()
                .filter(object -> object.name().equalsIgnoreCase(row.object()))
                .findFirst()
                .ifPresentOrElse(
                        object -> check(object, row, row.keys().isEmpty()),
                        () -> problems.add("%s has no object %s inside.".formatted(around.name(), row.object())));
    }

    private void checkKey(ObjectInfo object, String name) {
        if (field(object, name).filter(field -> !field.primaryKey()).isPresent()) {
            problems.add("Field '%s' of %s is no key.".formatted(name, object.name()));
        }
    }

    private void checkComplete(ObjectInfo object, Element row) {
        for (var field : object.fields()) {
            if (field.mandatory() && !isFilled(field, row)) {
                problems.add("Field '%s' of %s is mandatory.".formatted(field.id(), object.name()));
            }
        }
    }

    private static boolean isFilled(UpdateFieldInfo field, Element row) {
        return List.of(row.keys(), row.fields()).stream()
                .flatMap(values -> values.entrySet().stream())
                .anyMatch(each -> each.getKey().equalsIgnoreCase(field.id())
                        && !each.getValue().text().isEmpty());
    }

    private void checkField(ObjectInfo object, String name, Value value) {
        var field = field(object, name);
        if (field.isEmpty()) {
            problems.add("%s has no field '%s'.".formatted(object.name(), name));
        } else if (!value.text().isEmpty()) {
            problem(field.get(), value)
                    .ifPresent(problem -> problems.add("Field '%s' of %s %s.".formatted(name, object.name(), problem)));
        }
    }

    private static Optional<UpdateFieldInfo> field(ObjectInfo object, String name) {
        return object.fields().stream()
                .filter(field -> field.id().equalsIgnoreCase(name))
                .findFirst();
    }

    /// What is wrong with a value, as the end of a sentence.
    private static Optional<String> problem(UpdateFieldInfo field, Value value) {
        var text = value.text();
        if (!fits(field.dataType(), value)) {
            return Optional.of("takes %s, not %s".formatted(words(field.dataType()), value.kind().words));
        }
        if (!field.values().isEmpty() && field.values().stream().map(Code::id).noneMatch(text::equalsIgnoreCase)) {
            return Optional.of("takes only " + codes(field.values()));
        }
        if (field.dataType().equals("string") && field.length() > 0 && text.length() > field.length()) {
            return Optional.of("takes at most %d characters, not %d".formatted(field.length(), text.length()));
        }
        if (field.dataType().equals("decimal")
                && field.decimalFieldId().isEmpty()
                && new BigDecimal(text).stripTrailingZeros().scale() > field.decimals()) {
            return Optional.of("takes at most %d decimals".formatted(field.decimals()));
        }
        if (field.notZero() && NUMBER.matcher(text).matches() && new BigDecimal(text).signum() == 0) {
            return Optional.of("may not be 0");
        }
        return Optional.empty();
    }

    /// Text is let through wherever it reads as what the field holds, as it does in SOAP.
    private static boolean fits(String dataType, Value value) {
        var isText = value.kind() == Value.Kind.TEXT;
        return switch (dataType) {
            case "string" -> isText;
            case "int" ->
                value.kind() == Value.Kind.WHOLE || (isText && value.text().matches("[+-]?[0-9]{1,19}"));
            case "decimal" ->
                value.kind() == Value.Kind.WHOLE
                        || ((isText || value.kind() == Value.Kind.DECIMAL)
                                && NUMBER.matcher(value.text()).matches());
            case "boolean" ->
                value.kind() == Value.Kind.TRUTH || (isText && value.text().matches("(?i)true|false|0|1"));
            case "date" -> value.kind() == Value.Kind.DATE || (isText && isDate(value.text()));
            case "blob" -> value.kind() == Value.Kind.BYTES || isText;
            // A type that AFAS may add.
            default -> true;
        };
    }

    private static boolean isDate(String text) {
        try {
            return text.contains("T") ? LocalDateTime.parse(text) != null : LocalDate.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static String words(String dataType) {
        return switch (dataType) {
            case "int" -> Value.Kind.WHOLE.words;
            case "decimal" -> Value.Kind.DECIMAL.words;
            case "boolean" -> Value.Kind.TRUTH.words;
            case "date" -> Value.Kind.DATE.words;
            case "blob" -> Value.Kind.BYTES.words;
            default -> Value.Kind.TEXT.words;
        };
    }

    private static String codes(List<Code> codes) {
        var some = codes.stream().limit(MOST_CODES).map(Code::id).toList();
        return String.join(", ", some)
                + (codes.size() > MOST_CODES ? " and " + (codes.size() - MOST_CODES) + " more" : "");
    }
}
