package estrik.profit;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/// JSON in UTF-8, looked through while it comes in, without making anything of it: whoever reads it keeps the
/// places of values and reads those later ([Scalars]). As strict as RFC 8259, but for decimals of the old
/// form `-.5`. Holds a few kilobytes, or the longest row. Belongs to one thread.
///
/// Jackson's parser does the same for all other answers; here it would take as long to find the values as
/// this class takes for the whole row.
final class JsonBytes {
    /// The text has a character outside ASCII.
    static final int WIDE = 1;

    /// The text has an escape.
    static final int ESCAPED = 2;

    private static final int BUFFER = 16 * 1024;
    private static final int LONGEST_VALUE = 20_000_000;
    private static final int LONGEST_ROW = 1 << 28;
    private static final int LONGEST_NUMBER = 100;
    private static final int LONGEST_NAME = 1_000;
    // What is longer fits no BigDecimal.
    private static final int LONGEST_EXPONENT = 9;
    private static final int DEEPEST = 100;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long SLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private final InputStream in;
    private byte[] bytes = new byte[BUFFER];
    private int kept;
    private int at;
    private int end;
    private int value;
    private long gone;

    JsonBytes(InputStream in) throws IOException, Garbled {
        this.in = in;
        // A byte order mark says nothing about UTF-8 and is passed over.
        if (peek() == MARK[0]) {
            for (var part : MARK) {
                take(part);
            }
        }
    }

    /// From here on bytes are kept, until the next call.
    void keep() {
        kept = at;
        value = at;
    }

    /// How many bytes were kept so far.
    int place() {
        return at - kept;
    }

    /// Copies a part of what was kept.
    void copy(int from, int to, byte[] into, int place) {
        System.arraycopy(bytes, kept + from, into, place, to - from);
    }

    /// The next byte that is no space, left where it is; `-1` at the end.
    int token() throws IOException, Garbled {
        var next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            at++;
            next = peek();
        }
        return next;
    }

    private int peek() throws IOException, Garbled {
        return at < end || more() ? bytes[at] : -1;
    }

    /// Passes over the next token, which must be this one.
    void take(int wanted) throws IOException, Garbled {
        if (!takeIf(wanted)) {
            throw broken();
        }
    }

    /// Passes over the next token when it is this one.
    boolean takeIf(int wanted) throws IOException, Garbled {
        if (token() != wanted || at == end) {
            return false;
        }
        at++;
        return true;
    }

    /// Passes over these bytes when exactly they come next and are here already.
    boolean takeIf(byte[] wanted) {
        var from = at;
        var length = wanted.length;
        if (end - from < length) {
            return false;
        }
        var here = bytes;
        var done = 0;
        for (; done + Long.BYTES <= length; done += Long.BYTES) {
            if ((long) EIGHT.get(here, from + done) != (long) EIGHT.get(wanted, done)) {
                return false;
            }
        }
        for (; done < length; done++) {
            if (here[from + done] != wanted[done]) {
                return false;
            }
        }
        at = from + length;
        return true;
    }

    /// Whether everything was read.
    boolean isAtEnd() throws IOException, Garbled {
        return token() == -1 && at == end;
    }

    /// Passes over a name and its colon.
    String name() throws IOException, Garbled {
        token();
        value = at;
        take('"');
        var from = place();
        var marks = string();
        if (at - value > LONGEST_NAME) {
            throw new Garbled("the JSON has a name of more than " + LONGEST_NAME + " bytes");
        }
        var name = Scalars.text(bytes, kept + from, at - 1, marks);
        take(':');
        return name;
    }

    /// Passes over a text, a number, `true`, `false` or `null`.
    ///
    /// @return [#WIDE] and [#ESCAPED], where they hold
    int scalar() throws IOException, Garbled {
        var first = token();
        value = at;
        switch (first) {
            case '"' -> {
                at++;
                return string();
            }
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number(first);
        }
        return 0;
    }

    /// Where the value that was passed over last begins.
    int value() {
        return value - kept;
    }

    private void word(String word) throws IOException, Garbled {
        for (var i = 0; i < word.length(); i++) {
            if (peek() != word.charAt(i)) {
                throw broken();
            }
            at++;
        }
    }

    private void number(int first) throws IOException, Garbled {
        var next = first;
        if (next == '-') {
            at++;
            next = peek();
        }
        if (next == '0') {
            at++;
        } else if (next != '.') {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        next = peek();
        if (next == 'e' || next == 'E') {
            at++;
            next = peek();
            if (next == '+' || next == '-') {
                at++;
            }
            var begin = at - value;
            digits();
            if (at - value - begin > LONGEST_EXPONENT) {
                throw new Garbled("the JSON has a number that is out of every range");
            }
        }
    }

    private void digits() throws IOException, Garbled {
        if (!isDigit(peek())) {
            throw broken();
        }
        do {
            at++;
            if (at - value > LONGEST_NUMBER) {
                throw new Garbled("the JSON has a number of more than " + LONGEST_NUMBER + " digits");
            }
        } while (isDigit(peek()));
    }

    private static boolean isDigit(int next) {
        return next >= '0' && next <= '9';
    }

    /// Passes over a text up to behind its closing quote. Eight bytes are looked at together for a quote, a
    /// backslash, a control character and what is not ASCII; these tests may err behind the first such byte,
    /// and never before it.
    private int string() throws IOException, Garbled {
        var marks = 0;
        while (true) {
            var here = bytes;
            var from = at;
            while (from + Long.BYTES <= end) {
                var eight = (long) EIGHT.get(here, from);
                var found = TOPS & (zeros(eight ^ QUOTES) | zeros(eight ^ SLASHES) | (eight - SPACES) | eight);
                if (found != 0) {
                    from += Long.numberOfTrailingZeros(found) >>> 3;
                    break;
                }
                from += Long.BYTES;
            }
            at = from;
            var next = peek();
            if (next == '"') {
                at++;
                return marks;
            } else if (next == '\\') {
                at++;
                escape();
                marks |= ESCAPED;
            } else if (next < 0) {
                wide();
                marks |= WIDE;
            } else if (next < ' ') {
                throw broken();
            } else {
                at++;
            }
        }
    }

    /// The top bit of each byte that is zero, right up to the first of them.
    private static long zeros(long eight) {
        return (eight - ONES) & ~eight;
    }

    private void escape() throws IOException, Garbled {
        var kind = peek();
        at++;
        switch (kind) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> {
                for (var i = 0; i < 4; i++) {
                    if (Character.digit(peek(), 16) < 0) {
                        throw broken();
                    }
                    at++;
                }
            }
            default -> throw broken();
        }
    }

    /// Passes over one character of two, three or four bytes (RFC 3629, 4).
    private void wide() throws IOException, Garbled {
        if (at == end) {
            throw broken();
        }
        var first = bytes[at++] & 0xFF;
        if (first >= 0xC2 && first <= 0xDF) {
            follows(0x80, 0xBF);
        } else if (first >= 0xE0 && first <= 0xEF) {
            follows(first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF);
            follows(0x80, 0xBF);
        } else if (first >= 0xF0 && first <= 0xF4) {
            follows(first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF);
            follows(0x80, 0xBF);
            follows(0x80, 0xBF);
        } else {
            throw unfit();
        }
    }

    private void follows(int least, int most) throws IOException, Garbled {
        var next = peek() & 0xFF;
        if (at == end || next < least || next > most) {
            throw unfit();
        }
        at++;
    }

    private static Garbled unfit() {
        return new Garbled("the letters do not fit the charset that the answer names");
    }

    /// Passes over any value, with all that is in it.
    void skip() throws IOException, Garbled {
        skip(0);
    }

    private void skip(int depth) throws IOException, Garbled {
        if (depth > DEEPEST) {
            throw new Garbled("the JSON is nested more than " + DEEPEST + " deep");
        }
        keep();
        if (takeIf('{')) {
            if (!takeIf('}')) {
                do {
                    name();
                    skip(depth + 1);
                } while (takeIf(','));
                take('}');
            }
        } else if (takeIf('[')) {
            if (!takeIf(']')) {
                do {
                    skip(depth + 1);
                } while (takeIf(','));
                take(']');
            }
        } else {
            scalar();
        }
        keep();
    }

    /// Reads on, in the place of what is no longer kept.
    private boolean more() throws IOException, Garbled {
        if (kept > 0) {
            System.arraycopy(bytes, kept, bytes, 0, end - kept);
            gone += kept;
            at -= kept;
            value -= kept;
            end -= kept;
            kept = 0;
        }
        if (at - value > LONGEST_VALUE) {
            throw new Garbled("the JSON has a value of more than " + LONGEST_VALUE + " bytes");
        }
        if (end == bytes.length) {
            if (end >= LONGEST_ROW) {
                throw new Garbled("the JSON has a row of more than " + LONGEST_ROW + " bytes");
            }
            bytes = Arrays.copyOf(bytes, 2 * end);
        }
        try {
            var some = in.read(bytes, end, bytes.length - end);
            end += Math.max(some, 0);
            return some > 0;
        } catch (CharacterCodingException e) {
            throw unfit();
        }
    }

    /// Only the place is told: what stands there may be personal.
    Garbled broken() {
        return new Garbled("broken JSON at byte " + (gone + at + 1));
    }
}
