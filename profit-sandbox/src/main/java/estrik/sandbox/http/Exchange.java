package estrik.sandbox.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One call and its answer. A call that gets no answer, or less of it than was announced, loses its connection.
/// Belongs to one thread.
public final class Exchange {
    // What nobody read of a body is skipped up to here, so that the connection can go on.
    private static final long MOST_SKIPPED = 64 * 1024;
    // For what is written at once the JDK keeps a buffer of that size for the thread.
    private static final int PORTION = 128 * 1024;

    private final Connection connection;
    private final CallHead call;
    private final Body body;
    private boolean isInvited;
    private boolean goesOn;
    private boolean begun;
    /// How much of the announced answer is still to be sent.
    private long missing;

    Exchange(Connection connection, CallHead call, Input input) {
        this.connection = connection;
        this.call = call;
        body = new Body(input, call.length(), this::invite);
        var headers = call.headers();
        isInvited = call.isOld() || !headers.has("Expect", "100-continue");
        goesOn = call.isOld() ? headers.has("Connection", "keep-alive") : !headers.has("Connection", "close");
    }

    // RFC 9110, 10.1.1: a caller may wait for this before it sends a body.
    private void invite() throws IOException {
        if (!isInvited && !begun) {
            connection.write(new AnswerHead(100).ended());
        }
        isInvited = true;
    }

    public String method() {
        return call.method();
    }

    public boolean isHead() {
        return call.method().equalsIgnoreCase("HEAD");
    }

    /// The path as it was written.
    public String path() {
        return call.path();
    }

    /// The query as it was written, without the question mark.
    public @Nullable String query() {
        return call.query();
    }

    /// The host that the call is for, with its port when that was named.
    public @Nullable String host() {
        return call.host();
    }

    public Headers headers() {
        return call.headers();
    }

    /// The address at the other end of the connection.
    public InetAddress caller() {
        return connection.caller();
    }

    /// The announced length of the body in bytes; 0 for no body, -1 when it comes in chunks.
    public long length() {
        return call.length();
    }

    /// The body. It stays on the connection until it is read.
    public InputStream body() {
        return body;
    }

    /// Sends a whole answer. One to `HEAD` announces its content and leaves it out.
    public void send(AnswerHead head, byte[] content) throws IOException {
        var begin = announced(head, content.length);
        int first = (int) Math.min(Math.min(missing, PORTION), content.length);
        connection.write(begin, ByteBuffer.wrap(content, 0, first));
        missing -= first;
        write(content, first, (int) missing);
    }

    /// The same in chunks, and so without a length.
    public void sendInChunks(AnswerHead head, byte[] content) throws IOException {
        if (isHead() || isBare(head) || call.isOld() || content.length == 0) {
            send(head, content);
            return;
        }
        var begin = ended(head.with("Transfer-Encoding", "chunked"));
        for (int at = 0; at < content.length; at += PORTION) {
            int count = Math.min(PORTION, content.length - at);
            boolean isLast = at + count == content.length;
            connection.write(
                    begin,
                    ByteBuffer.wrap((Integer.toHexString(count) + "\r\n").getBytes(US_ASCII)),
                    ByteBuffer.wrap(content, at, count),
                    ByteBuffer.wrap((isLast ? "\r\n0\r\n\r\n" : "\r\n").getBytes(US_ASCII)));
        }
    }

    /// Sends the headers of an answer whose content follows by [#write].
    ///
    /// @param length how much is announced
    public void begin(AnswerHead head, long length) throws IOException {
        connection.write(announced(head, length));
    }

    /// Sends a part of what was announced; what goes beyond that is left out.
    public void write(byte[] content, int from, int count) throws IOException {
        int end = from + (int) Math.min(count, missing);
        for (int at = from; at < end; at += PORTION) {
            int now = Math.min(PORTION, end - at);
            connection.write(ByteBuffer.wrap(content, at, now));
            missing -= now;
        }
    }

    private ByteBuffer announced(AnswerHead head, long length) {
        // RFC 9110, 8.6: what has no content has no length either; a 304 says the one that a 200 would have.
        if (head.status() != 204) {
            head.with("Content-Length", Long.toString(length));
        }
        missing = isHead() || isBare(head) ? 0 : length;
        return ended(head);
    }

    /// Whether nothing follows the headers, whatever they say: a reader would take it for the next answer.
    private static boolean isBare(AnswerHead head) {
        return head.status() == 204 || head.status() == 304;
    }

    private ByteBuffer ended(AnswerHead head) {
        begun = true;
        goesOn &= body.isOver() || (isInvited && call.length() <= MOST_SKIPPED);
        if (!goesOn) {
            head.with("Connection", "close");
        } else if (call.isOld()) {
            head.with("Connection", "keep-alive");
        }
        return head.with("Date", connection.date()).ended();
    }

    /// Whether an answer has begun.
    boolean hasBegun() {
        return begun;
    }

    /// Whether there is something of the body that nobody wants any more.
    boolean leavesSomething() {
        return !body.isOver();
    }

    /// Whether another call may follow.
    boolean isDone() throws IOException {
        return begun && missing == 0 && goesOn && body.isOverWithin(MOST_SKIPPED);
    }
}
