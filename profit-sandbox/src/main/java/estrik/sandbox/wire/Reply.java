package estrik.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An answer that is ready to be sent.
public final class Reply {
    public static final int START = 4096;
    public static final String JSON = "application/json; charset=utf-8";
    // OAS OpenAPI declares empty error bodies so.
    private static final String EMPTY = "application/xml; charset=utf-8";

    private final int status;
    private final @Nullable String type;
    private final byte[] body;
    private final Map<String, String> headers;
    private byte @Nullable [] start;

    private Reply(int status, @Nullable String type, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = headers;
    }

    public static Reply json(int status, Object value) {
        return new Reply(status, JSON, Json.MAPPER.writeValueAsBytes(value), Map.of());
    }

    /// JSON that is written already.
    public static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, body, Map.of());
    }

    public static Reply text(int status, String type, String body) {
        return new Reply(status, type, body.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /// Bytes as they are, such as those of a picture.
    public static Reply bytes(String type, byte[] body) {
        return new Reply(200, type, body, Map.of());
    }

    public static Reply html(String body) {
        return text(200, "text/html; charset=utf-8", body);
    }

    public static Reply html(int status, String body) {
        return text(status, "text/html; charset=utf-8", body);
    }

    /// Sends a browser to another page, after a form.
    public static Reply seeOther(String path) {
        return new Reply(303, null, new byte[0], Map.of("Location", path));
    }

    public static Reply empty(int status) {
        return new Reply(status, status == 204 ? null : EMPTY, new byte[0], Map.of());
    }

    public int status() {
        return status;
    }

    /// The content type, or null when there is no body to speak of.
    @Nullable
    public String type() {
        return type;
    }

    public byte[] body() {
        return body;
    }

    /// How the body begins: at most its first [#START] bytes, which nobody may change.
    // An answer that is kept and given again is asked this each time.
    public byte[] start() {
        var known = start;
        if (known == null) {
            known = Arrays.copyOf(body, Math.min(body.length, START));
            start = known;
        }
        return known;
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }

    /// The same with every address in it that begins with `path` moved below `prefix`.
    public Reply movedTo(String prefix, String path) {
        if (prefix.isEmpty()) {
            return this;
        }
        var moved = new LinkedHashMap<>(headers);
        moved.computeIfPresent("Location", (name, address) -> address.startsWith(path) ? prefix + address : address);
        var html = type != null && type.startsWith("text/html")
                ? new String(body, StandardCharsets.UTF_8)
                        .replace("\"" + path, "\"" + prefix + path)
                        .getBytes(StandardCharsets.UTF_8)
                : body;
        return new Reply(status, type, html, moved);
    }

    /// What REST says of a refusal. OAS troubleshooting.md: functional errors are 500 with a number and a reference.
    public static Reply of(ProfitError error, Locale language) {
        var text = error.text(language);
        if (error.status() == 400 && !text.isEmpty()) {
            return json(400, Map.of("message", text));
        }
        if (error.status() != 500) {
            var empty = empty(error.status());
            return new Reply(empty.status, empty.type, empty.body, Map.copyOf(error.headers()));
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("externalMessage", text);
        body.put("errorNumber", error.number());
        body.put("profitLogReference", ProfitError.logReference());
        return json(500, body);
    }
}
