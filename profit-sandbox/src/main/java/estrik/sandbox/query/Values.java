package estrik.sandbox.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// How the value of a field is written and compared.
public final class Values {
    private Values() {}

    /// The value as text: dates without a Z, as filters and SOAP write them; empty for nothing.
    public static String text(@Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        return switch (value) {
            case null -> "";
            case LocalDateTime date -> date(date);
            case BigDecimal amount -> amount.toPlainString();
            case byte[] blob -> Base64.getEncoder().encodeToString(blob);
            default -> value.toString();
        };
    }

    // By hand: a formatter takes ten times as long, and answers are full of dates.
    private static String date(LocalDateTime date) {
        int year = date.getYear();
        if (year < 0 || year > 9999) {
            return date.withNano(0).toString();
        }
        var text = new byte[19];
        digits(text, 0, 4, year);
        text[4] = '-';
        digits(text, 5, 2, date.getMonthValue());
        text[7] = '-';
        digits(text, 8, 2, date.getDayOfMonth());
        text[10] = 'T';
        digits(text, 11, 2, date.getHour());
        text[13] = ':';
        digits(text, 14, 2, date.getMinute());
        text[16] = ':';
        digits(text, 17, 2, date.getSecond());
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void digits(byte[] into, int from, int count, int number) {
        int left = number;
        for (int at = from + count - 1; at >= from; at--) {
            into[at] = (byte) ('0' + left % 10);
            left /= 10;
        }
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
