package estrik.profit;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// Reads single values from bytes of JSON that were found sound before.
final class Scalars {
    // So many digits always fit into a long.
    private static final int SURE_DIGITS = 18;
    private static final int DAY = "2012-11-22".length();
    private static final int SECONDS = "2012-11-22T09:49:49".length();

    private Scalars() {}

    /// A text without its quotes.
    ///
    /// @param marks what [JsonBytes#scalar()] found in it
    static String text(byte[] bytes, int from, int to, int marks) {
        if (marks == 0) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        var text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        return (marks & JsonBytes.ESCAPED) == 0 ? text : unescaped(text);
    }

    private static String unescaped(String text) {
        var clear = new StringBuilder(text.length());
        var done = 0;
        for (var slash = text.indexOf('\\'); slash >= 0; slash = text.indexOf('\\', done)) {
            clear.append(text, done, slash);
            var kind = text.charAt(slash + 1);
            done = slash + 2;
            switch (kind) {
                case 'b' -> clear.append('\b');
                case 'f' -> clear.append('\f');
                case 'n' -> clear.append('\n');
                case 'r' -> clear.append('\r');
                case 't' -> clear.append('\t');
                case 'u' -> {
                    clear.append((char) Integer.parseInt(text, done, done + 4, 16));
                    done += 4;
                }
                default -> clear.append(kind);
            }
        }
        return clear.append(text, done, text.length()).toString();
    }

    /// A number: a `Long` where it is whole and fits, otherwise a `BigDecimal`.
    static Number number(byte[] bytes, int from, int to) {
        var negative = bytes[from] == '-';
        var begin = negative ? from + 1 : from;
        var digits = 0L;
        var point = -1;
        for (var at = begin; at < to; at++) {
            if (bytes[at] == '.') {
                point = at;
            } else if (bytes[at] > '9') {
                // An exponent.
                return new BigDecimal(text(bytes, from, to, 0));
            } else {
                digits = digits * 10 + bytes[at] - '0';
            }
        }
        if (to - begin > SURE_DIGITS) {
            return large(text(bytes, from, to, 0), point < 0);
        }
        var number = negative ? -digits : digits;
        return point < 0 ? (Number) number : BigDecimal.valueOf(number, to - point - 1);
    }

    private static Number large(String text, boolean whole) {
        var number = new BigDecimal(text);
        return whole
                        && number.precision() <= SURE_DIGITS + 1
                        && number.toBigInteger().bitLength() < Long.SIZE
                ? (Number) number.longValue()
                : number;
    }

    /// A day with or without a time, when it is written as AFAS documents it; `null` for any other form,
    /// which is slower to read.
    ///
    /// @throws DateTimeException when there is no such day or time
    static @Nullable LocalDateTime time(byte[] bytes, int from, int to) {
        var length = to - from;
        if (length == DAY) {
            return isDay(bytes, from) ? day(bytes, from).atStartOfDay() : null;
        }
        var local = length == SECONDS || (length == SECONDS + 1 && bytes[to - 1] == 'Z');
        return local && isDay(bytes, from) && isTime(bytes, from + DAY)
                ? LocalDateTime.of(
                        two(bytes, from) * 100 + two(bytes, from + 2),
                        two(bytes, from + 5),
                        two(bytes, from + 8),
                        two(bytes, from + 11),
                        two(bytes, from + 14),
                        two(bytes, from + 17))
                : null;
    }

    private static LocalDate day(byte[] bytes, int from) {
        return LocalDate.of(two(bytes, from) * 100 + two(bytes, from + 2), two(bytes, from + 5), two(bytes, from + 8));
    }

    private static boolean isDay(byte[] bytes, int from) {
        return areTwo(bytes, from)
                && areTwo(bytes, from + 2)
                && bytes[from + 4] == '-'
                && areTwo(bytes, from + 5)
                && bytes[from + 7] == '-'
                && areTwo(bytes, from + 8);
    }

    private static boolean isTime(byte[] bytes, int from) {
        return bytes[from] == 'T'
                && areTwo(bytes, from + 1)
                && bytes[from + 3] == ':'
                && areTwo(bytes, from + 4)
                && bytes[from + 6] == ':'
                && areTwo(bytes, from + 7);
    }

    private static boolean areTwo(byte[] bytes, int at) {
        return bytes[at] >= '0' && bytes[at] <= '9' && bytes[at + 1] >= '0' && bytes[at + 1] <= '9';
    }

    private static int two(byte[] bytes, int at) {
        return (bytes[at] - '0') * 10 + bytes[at + 1] - '0';
    }
}
