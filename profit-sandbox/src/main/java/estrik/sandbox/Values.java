package estrik.sandbox;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the value of a field is written and compared: null, text, whole number, boolean or date with time.
final class Values {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private Values() {}

    // OAS get-connector.md: the Z means nothing, the time is that of Amsterdam.
    static @Nullable Object onTheWire(@Nullable Object value) {
        return value instanceof LocalDateTime date ? DATE.format(date) + "Z" : value;
    }

    /// The value as a filter reads it: dates without the Z.
    static String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof LocalDateTime date ? DATE.format(date) : value.toString();
    }

    static boolean isEmpty(@Nullable Object value) {
        return text(value).isEmpty();
    }

    /// Orders two values of one field; an empty one comes first, letter case means nothing.
    static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        if (one instanceof Long a && other instanceof Long b) {
            return a.compareTo(b);
        }
        return text(one).compareToIgnoreCase(text(other));
    }
}
