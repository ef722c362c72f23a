package estrik.sandbox.query;

import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.wire.ProfitError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
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

    /// What a field's value must be to pass. The value of the filter is read once, here.
    // As in SQL, an empty field meets no comparison, not even "is not".
    Predicate<@Nullable Object> test(DataType type, String value) {
        return switch (this) {
            case EMPTY -> Values::isEmpty;
            case NOT_EMPTY -> actual -> !Values.isEmpty(actual);
            case EQUAL -> equal(type, value);
            case NOT_EQUAL -> present(equal(type, value).negate());
            case AT_LEAST -> compared(type, value, order -> order >= 0);
            case AT_MOST -> compared(type, value, order -> order <= 0);
            case GREATER -> compared(type, value, order -> order > 0);
            case LESS -> compared(type, value, order -> order < 0);
            case CONTAINS, QUICK_FILTER -> found(value);
            case DOES_NOT_CONTAIN -> present(found(value).negate());
            case STARTS_WITH -> starts(value);
            case DOES_NOT_START_WITH -> present(starts(value).negate());
            case ENDS_WITH -> ends(value);
            case DOES_NOT_END_WITH -> present(ends(value).negate());
        };
    }

    private static Predicate<@Nullable Object> present(Predicate<@Nullable Object> test) {
        return actual -> actual != null && test.test(actual);
    }

    private static Predicate<@Nullable Object> found(String value) {
        var part = bare(value);
        return new Remembering(text -> contains(text, part));
    }

    // Looks for the first character before it compares the rest: this is where a search spends its time.
    private static boolean contains(String text, String part) {
        if (part.isEmpty()) {
            return true;
        }
        char lower = Character.toLowerCase(part.charAt(0));
        char upper = Character.toUpperCase(part.charAt(0));
        for (int at = 0; at <= text.length() - part.length(); at++) {
            char here = text.charAt(at);
            if ((here == lower || here == upper) && text.regionMatches(true, at, part, 0, part.length())) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<@Nullable Object> starts(String value) {
        var part = bare(value);
        return new Remembering(text -> text.regionMatches(true, 0, part, 0, part.length()));
    }

    private static Predicate<@Nullable Object> ends(String value) {
        var part = bare(value);
        return new Remembering(text -> text.regionMatches(true, text.length() - part.length(), part, 0, part.length()));
    }

    // Older help and public clients write % for "anything" in equal and not equal.
    private static Predicate<@Nullable Object> equal(DataType type, String value) {
        if (type == DataType.STRING && value.contains("%")) {
            var pattern = lower(value);
            return new Remembering(text -> matches(lower(text), pattern));
        }
        if (type == DataType.STRING) {
            var wanted = value.strip();
            return actual -> actual instanceof String text && text.equalsIgnoreCase(wanted);
        }
        return compared(type, value, order -> order == 0);
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

    /// Compares as [Values#compare] does, but with the type of the field known before the first row comes.
    // Of a value that is no date nothing is less, equal or greater.
    private static Predicate<@Nullable Object> compared(DataType type, String given, IntPredicate wanted) {
        var value = given.strip();
        try {
            return switch (type) {
                case INT -> {
                    long other = Long.parseLong(value);
                    yield actual -> actual instanceof Long number && wanted.test(Long.compare(number, other));
                }
                case DECIMAL -> {
                    var other = new BigDecimal(value);
                    yield actual -> actual instanceof BigDecimal number && wanted.test(number.compareTo(other));
                }
                case BOOLEAN -> {
                    boolean other = value.equals("1") || value.equalsIgnoreCase("true");
                    yield actual -> actual instanceof Boolean flag && wanted.test(Boolean.compare(flag, other));
                }
                case DATE -> {
                    var other = date(value);
                    yield actual ->
                            actual instanceof LocalDateTime date && other != null && wanted.test(date.compareTo(other));
                }
                case STRING, BLOB ->
                    present(actual -> wanted.test(Values.text(actual).compareToIgnoreCase(value)));
            };
        } catch (NumberFormatException e) {
            throw ProfitError.unexpected();
        }
    }

    // After public clients: a value with a Z matches nothing.
    private static @Nullable LocalDateTime date(String value) {
        try {
            var text = value.replace(' ', 'T');
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
        return value.substring(from, to);
    }

    private static String lower(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    /// A test of texts that knows the last answers: real data repeats itself. Belongs to one thread.
    private static final class Remembering implements Predicate<@Nullable Object> {
        private static final int MOST = 4096;

        private final Predicate<String> test;
        private final @Nullable Object[] asked = new @Nullable Object[MOST];
        private final boolean[] answers = new boolean[MOST];

        Remembering(Predicate<String> test) {
            this.test = test;
        }

        @SuppressWarnings("ReferenceEquality") // the rows of a table share what is equal
        @Override
        public boolean test(@Nullable Object actual) {
            if (!(actual instanceof String text)) {
                return actual != null && test.test(Values.text(actual));
            }
            int place = (text.hashCode() ^ text.hashCode() >>> 16) & (MOST - 1);
            if (asked[place] != actual) {
                asked[place] = actual;
                answers[place] = test.test(text);
            }
            return answers[place];
        }
    }
}
