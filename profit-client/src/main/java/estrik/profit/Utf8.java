package estrik.profit;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Text of another charset as UTF-8, while it is read.
final class Utf8 extends InputStream {
    private final Reader text;
    private final char[] letters = new char[8 * 1024];
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    private Utf8(Reader text) {
        this.text = text;
    }

    /// The body itself when it is in UTF-8 already. Letters that do not fit the charset end the reading with a
    /// `CharacterCodingException`.
    static InputStream of(InputStream body, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return body;
        }
        var strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new Utf8(new InputStreamReader(body, strict));
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? bytes.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (!hasMore()) {
            return -1;
        }
        var some = Math.min(length, bytes.remaining());
        bytes.get(into, offset, some);
        return some;
    }

    private boolean hasMore() throws IOException {
        if (!bytes.hasRemaining()) {
            // One place is left for the second half of a pair, which may not be parted.
            var some = text.read(letters, 0, letters.length - 1);
            if (some < 0) {
                return false;
            }
            if (Character.isHighSurrogate(letters[some - 1])) {
                some += Math.max(text.read(letters, some, 1), 0);
            }
            bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(letters, 0, some));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
