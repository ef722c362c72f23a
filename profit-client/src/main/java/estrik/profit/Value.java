package estrik.profit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;

/// A value as an UpdateConnector takes it, written out once, so that REST, SOAP and addresses say the same.
record Value(Kind kind, String text) {
    // AFAS docs, GetConnector: dates and times are those of the clock in Amsterdam; a Z has no meaning.
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    // A number like 1e999999999 is short in memory and would fill it when written out.
    private static final int WIDEST_NUMBER = 1_000;

    enum Kind {
        TEXT("text"),
        WHOLE("a whole number"),
        DECIMAL("a decimal number"),
        TRUTH("yes or no"),
        DATE("a date"),
        BYTES("bytes"),
        NOTHING("nothing");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /// Leaves a field without content.
    static final Value NOTHING = new Value(Kind.NOTHING, "");

    /// @param where the field or key, for the message
    /// @throws IllegalArgumentException for a value that Profit has no form for
    static Value of(String where, Object value) {
        return switch (value) {
            case String text -> new Value(Kind.TEXT, sendable(where, text));
            case Integer number -> new Value(Kind.WHOLE, number.toString());
            case Long number -> new Value(Kind.WHOLE, number.toString());
            case BigDecimal number -> new Value(Kind.DECIMAL, written(where, number));
            case Boolean truth -> new Value(Kind.TRUTH, truth.toString());
            case LocalDate day -> new Value(Kind.DATE, day.toString());
            case LocalDateTime time -> new Value(Kind.DATE, written(time));
            case byte[] bytes -> new Value(Kind.BYTES, Base64.getEncoder().encodeToString(bytes));
            default ->
                throw new IllegalArgumentException(
                        where + " cannot hold a " + value.getClass().getSimpleName()
                                + "; give text, a whole number, a BigDecimal, a Boolean, a date or bytes.");
        };
    }

    /// @throws IllegalArgumentException when it has more digits than anybody means
    static String written(String where, BigDecimal number) {
        if (Math.abs((long) number.scale()) >= WIDEST_NUMBER) {
            throw new IllegalArgumentException(where + " has a number of too many digits.");
        }
        return number.toPlainString();
    }

    static String written(LocalDateTime time) {
        return time.format(SECONDS);
    }

    /// Only what XML 1.0 can carry (2.2), so that a row may go over SOAP as well as over REST.
    private static String sendable(String where, String text) {
        text.codePoints().filter(Value::cannotBeSent).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException(
                    where + " has the character U+%04X in it, which cannot be sent.".formatted(c));
        });
        return text;
    }

    private static boolean cannotBeSent(int c) {
        var invisible = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        return invisible || Character.getType(c) == Character.SURROGATE || c == 0xFFFE || c == 0xFFFF;
    }

    /// The kind alone: what a field holds may be personal and stays out of logs.
    @Override
    public String toString() {
        return "Value[" + kind + "]";
    }
}
