package estrik.sandbox.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;

/// What comes in on a connection: lines, and bytes between them. Belongs to one thread.
final class Input {
    // For what is read at once the JDK keeps a buffer of that size for the thread.
    private static final int PORTION = 64 * 1024;

    private final ReadableByteChannel source;
    private byte[] bytes = new byte[4096];
    private int from;
    private int to;

    Input(ReadableByteChannel source) {
        this.source = source;
    }

    /// Waits for at least one byte; false when there will be none.
    boolean awaits() throws IOException {
        return from < to || more();
    }

    /// The next line without its end.
    ///
    /// @param most how many bytes it may have
    /// @param otherwise what to say of a longer one
    String line(int most, Refused otherwise) throws IOException {
        for (int at = 0; ; at++) {
            if (at > most) {
                throw otherwise;
            }
            if (from + at == to && !more()) {
                throw Refused.bad("The call ended in the middle of a line.");
            }
            byte here = bytes[from + at];
            if (here == '\r') {
                return ended(at);
            }
            // RFC 9110, 5.5: other control characters are invalid, and a lone LF ends a line for some readers only.
            if (here < ' ' && here >= 0 && here != '\t') {
                throw Refused.bad("A line holds a control character, or ends in LF without CR.");
            }
        }
    }

    private String ended(int length) throws IOException {
        if (from + length + 1 == to && !more()) {
            throw Refused.bad("The call ended in the middle of a line.");
        }
        if (bytes[from + length + 1] != '\n') {
            throw Refused.bad("A line holds CR without LF.");
        }
        var line = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        from += length + 2;
        return line;
    }

    /// Some bytes, at least one; -1 when there will be none.
    int read(byte[] into, int offset, int length) throws IOException {
        if (from == to && length >= bytes.length) {
            return source.read(ByteBuffer.wrap(into, offset, Math.min(length, PORTION)));
        }
        if (!awaits()) {
            return -1;
        }
        int got = Math.min(length, to - from);
        System.arraycopy(bytes, from, into, offset, got);
        from += got;
        return got;
    }

    /// Reads and forgets until there will be no more.
    void drain() throws IOException {
        do {
            from = to;
        } while (more());
    }

    private boolean more() throws IOException {
        if (from == to) {
            from = 0;
            to = 0;
        } else if (to == bytes.length) {
            var kept = from == 0 ? new byte[2 * bytes.length] : bytes;
            System.arraycopy(bytes, from, kept, 0, to - from);
            bytes = kept;
            to -= from;
            from = 0;
        }
        int got = source.read(ByteBuffer.wrap(bytes, to, bytes.length - to));
        to += Math.max(0, got);
        return got > 0;
    }
}
