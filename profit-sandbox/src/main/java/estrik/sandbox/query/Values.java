package estrik.sandbox.query;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How the value of a field is written and compared.
public final class Values {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private Values() {}

    /// The value as text: dates without a Z, as filters and SOAP write them; empty for nothing.
    public static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        return switch (value) {
            case null -> "";
            case LocalDateTime date -> DATE.format(date);
            case BigDecimal amount -> amount.toPlainString();
            case byte[] blob -> Base64.getEncoder().encodeToString(blob);
            default -> value.toString();
        };
    }

    static boolean isEmpty(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isEmpty());
    }

    /// Orders two values of one field; an empty one comes first, letter case means nothing.
    static int compare(@Nullable Object one, @Nullable Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        if (one instanceof LocalDateTime date && other instanceof LocalDateTime second) {
            return date.compareTo(second);
        }
        if (one instanceof Long number && other instanceof Long second) {
            return number.compareTo(second);
        }
        if (one instanceof BigDecimal number && other instanceof BigDecimal second) {
            return number.compareTo(second);
        }
        if (one instanceof Boolean flag && other instanceof Boolean second) {
            return flag.compareTo(second);
        }
        return text(one).compareToIgnoreCase(text(other));
    }
}
