package estrik.sandbox;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// The fifteen operators of AFAS's filters, in the order of their numbers.
// OAS get-connector.md, parameter operatortypes.
enum Operator {
    EQUAL,
    AT_LEAST,
    AT_MOST,
    GREATER,
    LESS,
    CONTAINS,
    NOT_EQUAL,
    EMPTY,
    NOT_EMPTY,
    STARTS_WITH,
    DOES_NOT_CONTAIN,
    DOES_NOT_START_WITH,
    ENDS_WITH,
    DOES_NOT_END_WITH,
    QUICK_FILTER;

    static Operator numbered(String number) {
        try {
            return values()[Integer.parseInt(number.strip()) - 1];
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw ProfitError.unexpected();
        }
    }

    boolean needsValue() {
        return this != EMPTY && this != NOT_EMPTY;
    }

    // As in SQL, an empty field meets no comparison, not even "is not".
    boolean accepts(@Nullable Object actual, String value) {
        if (this == EMPTY || this == NOT_EMPTY) {
            return Values.isEmpty(actual) == (this == EMPTY);
        }
        if (actual == null) {
            return false;
        }
        return switch (this) {
            case EQUAL -> equal(actual, value);
            case NOT_EQUAL -> !equal(actual, value);
            case AT_LEAST -> compares(actual, value, order -> order >= 0);
            case AT_MOST -> compares(actual, value, order -> order <= 0);
            case GREATER -> compares(actual, value, order -> order > 0);
            case LESS -> compares(actual, value, order -> order < 0);
            case CONTAINS, QUICK_FILTER -> lower(actual).contains(bare(value));
            case DOES_NOT_CONTAIN -> !lower(actual).contains(bare(value));
            case STARTS_WITH -> lower(actual).startsWith(bare(value));
            case DOES_NOT_START_WITH -> !lower(actual).startsWith(bare(value));
            case ENDS_WITH -> lower(actual).endsWith(bare(value));
            case DOES_NOT_END_WITH -> !lower(actual).endsWith(bare(value));
            case EMPTY, NOT_EMPTY -> throw new IllegalStateException("answered above");
        };
    }

    // Older help and public clients write % for "anything" in equal and not equal.
    private static boolean equal(Object actual, String value) {
        return (actual instanceof String && value.contains("%"))
                ? matches(lower(actual), lower(value))
                : compares(actual, value, order -> order == 0);
    }

    // Without a regular expression: a value full of % must not keep a thread busy for hours.
    private static boolean matches(String text, String pattern) {
        var parts = pattern.split("%", -1);
        var last = parts[parts.length - 1];
        int at = parts[0].length();
        if (!text.startsWith(parts[0])) {
            return false;
        }
        for (int middle = 1; middle < parts.length - 1; middle++) {
            int found = text.indexOf(parts[middle], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[middle].length();
        }
        return text.length() - last.length() >= at && text.endsWith(last);
    }

    private static boolean compares(Object actual, String value, IntPredicate wanted) {
        return switch (actual) {
            case Long number -> wanted.test(number.compareTo(Long.valueOf(value.strip())));
            case Boolean flag -> wanted.test(flag.compareTo(truth(value)));
            case LocalDateTime date -> {
                var other = date(value);
                yield other != null && wanted.test(date.compareTo(other));
            }
            default -> wanted.test(lower(actual).compareTo(lower(value)));
        };
    }

    /// Refuses a value that is no number where the field is one.
    static void check(GetConnectors.Field field, String value) {
        if (field.dataType().equals("int") && !value.strip().matches("-?[0-9]{1,18}")) {
            throw ProfitError.unexpected();
        }
    }

    private static Boolean truth(String value) {
        return value.strip().equals("1") || value.strip().equalsIgnoreCase("true");
    }

    // After public clients: a value with a Z matches nothing.
    private static @Nullable LocalDateTime date(String value) {
        try {
            var text = value.strip().replace(' ', 'T');
            return text.contains("T")
                    ? LocalDateTime.parse(text)
                    : LocalDate.parse(text).atStartOfDay();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static String bare(String value) {
        int from = 0;
        int to = value.length();
        while (from < to && value.charAt(from) == '%') {
            from++;
        }
        while (to > from && value.charAt(to - 1) == '%') {
            to--;
        }
        return lower(value.substring(from, to));
    }

    private static String lower(Object value) {
        return Values.text(value).toLowerCase(Locale.ROOT);
    }
}
