package estrik.sandbox.fault;

import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What went one way in a call: its headers and how its body begins, with every secret masked.
public final class Message {
    private static final int MOST = 4096;

    /// Shows every name with its value.
    private final Consumer<BiConsumer<String, String>> headers;

    private final String query;
    private final byte[] start;
    private final boolean cut;

    private Message(Consumer<BiConsumer<String, String>> headers, String query, byte[] start, boolean cut) {
        this.headers = headers;
        this.query = query;
        this.start = start;
        this.cut = cut;
    }

    static final Message NONE = new Message(reader -> {}, "", new byte[0], false);

    /// What came in, as far as it was read.
    public static Message of(@Nullable Request request) {
        if (request == null) {
            return NONE;
        }
        var start = request.bodyStart();
        return new Message(request.headers()::forEach, request.rawQuery(), start, start.length >= MOST);
    }

    /// What goes out, or nothing when the connection is dropped.
    public static Message of(@Nullable Reply reply) {
        if (reply == null) {
            return NONE;
        }
        var headers = reply.headers();
        var type = reply.type();
        Consumer<BiConsumer<String, String>> all = reader -> {
            headers.forEach(reader);
            if (type != null) {
                reader.accept("Content-Type", type);
            }
        };
        return new Message(all, "", reply.start(), reply.body().length > Reply.START);
    }

    /// The query, or empty.
    public String query() {
        return Masking.mask(query);
    }

    /// One line for each header, in the order of their names.
    public List<String> headers() {
        var lines = new ArrayList<String>();
        headers.accept((name, value) -> lines.add(Masking.header(name, value)));
        lines.sort(String.CASE_INSENSITIVE_ORDER);
        return List.copyOf(lines);
    }

    /// How the body begins, or empty when there is none or it is not text.
    public String body() {
        return isText() ? Masking.mask(new String(start, StandardCharsets.UTF_8)) : "";
    }

    /// Whether the body is longer than what was kept.
    public boolean isCut() {
        return cut;
    }

    private boolean isText() {
        for (byte each : start) {
            if (each >= 0 && each < ' ' && each != '\n' && each != '\r' && each != '\t') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Message[%d bytes]", start.length);
    }
}
