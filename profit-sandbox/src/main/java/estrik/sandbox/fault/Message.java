package estrik.sandbox.fault;

import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What went one way in a call: its headers and how its body begins, with every secret masked.
public final class Message {
    private static final int MOST = 4096;

    private final Map<String, List<String>> headers;
    private final String query;
    private final byte[] start;
    private final boolean cut;

    private Message(Map<String, List<String>> headers, String query, byte[] start, boolean cut) {
        this.headers = headers;
        this.query = query;
        this.start = start;
        this.cut = cut;
    }

    static final Message NONE = new Message(Map.of(), "", new byte[0], false);

    /// What came in, as far as it was read.
    public static Message of(@Nullable Request request) {
        if (request == null) {
            return NONE;
        }
        var start = request.bodyStart();
        return new Message(request.headers(), request.rawQuery(), start, start.length >= MOST);
    }

    /// What goes out, or nothing when the connection is dropped.
    public static Message of(@Nullable Reply reply) {
        if (reply == null) {
            return NONE;
        }
        var headers = reply.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
        if (reply.type() != null) {
            headers.put("Content-Type", List.of(reply.type()));
        }
        var body = reply.body();
        return new Message(headers, "", Arrays.copyOf(body, Math.min(body.length, MOST)), body.length > MOST);
    }

    /// The query, or empty.
    public String query() {
        return Masking.mask(query);
    }

    /// One line for each header, in the order of their names.
    public List<String> headers() {
        return headers.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> Masking.header(each.getKey(), value)))
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
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
