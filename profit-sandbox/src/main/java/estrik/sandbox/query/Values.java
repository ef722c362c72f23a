package estrik.sandbox.query;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// How the value of a field is written and compared.
public final class Values {
    /// The most bytes that a date takes: the year may have nine digits and a sign.
    public static final int LONGEST_DATE = 25;

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

    private static String date(LocalDateTime date) {
        var text = new byte[LONGEST_DATE];
        return new String(text, 0, write(date, text, 0), StandardCharsets.ISO_8859_1);
    }

    /// Writes a date as [#text] does, in no more than [#LONGEST_DATE] bytes.
    ///
    /// @return the place behind it
    // By hand: a formatter takes ten times as long, and answers are full of dates.
    public static int write(LocalDateTime date, byte[] into, int from) {
        int year = date.getYear();
        if (year < 0 || year > 9999) {
            var text = date.withNano(0).toString().getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(text, 0, into, from, text.length);
            return from + text.length;
        }
        digits(into, from, 4, year);
        into[from + 4] = '-';
        digits(into, from + 5, 2, date.getMonthValue());
        into[from + 7] = '-';
        digits(into, from + 8, 2, date.getDayOfMonth());
        into[from + 10] = 'T';
        digits(into, from + 11, 2, date.getHour());
        into[from + 13] = ':';
        digits(into, from + 14, 2, date.getMinute());
        into[from + 16] = ':';
        digits(into, from + 17, 2, date.getSecond());
        return from + 19;
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
