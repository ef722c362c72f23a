package estrik.sandbox.wire;

import estrik.sandbox.http.Exchange;
import estrik.sandbox.http.Headers;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One call as the operations see it. Belongs to one thread.
public final class Request {
    // OAS troubleshooting.md: an upload above 75 MB gives 413.
    public static final long MOST_BYTES = 75L * 1024 * 1024;

    private final Exchange exchange;
    private final String environment;
    private final Locale language;
    private final Consumer<String> known;
    private final List<String> path;
    private final Map<String, String> query;
    private Map<String, String> variables = Map.of();
    private final ByteArrayOutputStream start = new ByteArrayOutputStream();
    private @Nullable String user;

    /// A call as it came in.
    ///
    /// @param before how many parts of the path, from its start, only name the environment
    /// @param environment the id of the environment that it is for
    /// @param language that of the environment
    /// @param known is told the user of the call, once there is one
    public Request(Exchange exchange, int before, String environment, Locale language, Consumer<String> known) {
        this.exchange = exchange;
        this.environment = environment;
        this.language = language;
        this.known = known;
        var whole = segments(rawPath());
        this.path = whole.subList(before, whole.size());
        this.query = parameters(exchange.query());
    }

    public String method() {
        return exchange.method().toUpperCase(Locale.ROOT);
    }

    /// The id of the environment that it is for, such as `O12345AA`.
    public String environment() {
        return environment;
    }

    public String rawPath() {
        return exchange.path();
    }

    /// The parts of the path, from the part on at which AFAS's own paths begin.
    public List<String> path() {
        return path;
    }

    public int queryLength() {
        var raw = exchange.query();
        return raw == null ? 0 : raw.length() + 1;
    }

    /// The query as it was written, without the question mark.
    public String rawQuery() {
        return Optional.ofNullable(exchange.query()).orElse("");
    }

    /// The host and port that the caller sees, such as `127.0.0.1:40123`.
    public String host() {
        return Optional.ofNullable(header("Host")).orElse("127.0.0.1");
    }

    @Nullable
    public String parameter(String name) {
        return query.get(name);
    }

    @Nullable
    public String header(String name) {
        return exchange.headers().first(name);
    }

    /// Every header of this name, in the order in which they came.
    public List<String> headers(String name) {
        return exchange.headers().all(name);
    }

    /// The address at the other end of the connection.
    public InetAddress caller() {
        return exchange.caller();
    }

    /// Whether a browser sends this on behalf of a page that the sandbox did not serve.
    // A page on another port of this machine is `same-site` to browsers; it is foreign all the same.
    public boolean isFromForeignPage() {
        var origin = header("Origin");
        var site = header("Sec-Fetch-Site");
        return (origin != null && !origin.equals("http://" + header("Host")))
                || (site != null && !site.equals("same-origin") && !site.equals("none"));
    }

    public String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    public void matched(Map<String, String> variables) {
        this.variables = variables;
    }

    /// The language of labels and error texts: that of the environment when the call has no wish. Of AFAS's languages
    /// the sandbox speaks Dutch and English; whoever wants another one gets English.
    public Locale language() {
        var wish = Optional.ofNullable(header("Accept-Language")).orElse("").strip();
        if (wish.isEmpty() || wish.startsWith("*")) {
            return language;
        }
        return wish.toLowerCase(Locale.ROOT).startsWith("nl") ? Locale.of("nl") : Locale.ENGLISH;
    }

    /// The body, which ends in a 413 when it grows too large.
    public InputStream body() {
        return body(MOST_BYTES);
    }

    public InputStream body(long most) {
        if (exchange.length() > most) {
            throw ProfitError.tooLarge();
        }
        return new Limited(exchange.body(), most, start);
    }

    /// The first bytes of what was read of the body so far.
    public byte[] bodyStart() {
        return start.toByteArray();
    }

    /// The headers as they came in.
    public Headers headers() {
        return exchange.headers();
    }

    /// The body as a form that a browser sends, by name in any letter case; of a name that comes twice, the first.
    public Map<String, String> form() {
        try {
            return parameters(new String(body().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Says for which user the call is.
    public void by(String code) {
        user = code;
        known.accept(code);
    }

    @Nullable
    public String user() {
        return user;
    }

    private static List<String> segments(String rawPath) {
        var segments = new ArrayList<String>();
        for (var part : rawPath.split("/", -1)) {
            if (!part.isEmpty()) {
                // In a path a plus is a plus; only a query writes a space that way.
                segments.add(part.indexOf('%') < 0 ? part : decoded(part.replace("+", "%2B")));
            }
        }
        return List.copyOf(segments);
    }

    private static Map<String, String> parameters(@Nullable String rawQuery) {
        var found = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        if (rawQuery == null) {
            return found;
        }
        for (var pair : rawQuery.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            found.putIfAbsent(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return found;
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProfitError.badRequest();
        }
    }

    private static final class Limited extends FilterInputStream {
        private static final int START = 4096;

        private final ByteArrayOutputStream start;
        private long left;

        Limited(InputStream in, long most, ByteArrayOutputStream start) {
            super(in);
            this.start = start;
            left = most;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            if (one >= 0 && start.size() < START) {
                start.write(one);
            }
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            count(Math.max(0, got));
            start.write(into, offset, Math.max(0, Math.min(got, START - start.size())));
            return got;
        }

        private void count(int got) {
            left -= got;
            if (left < 0) {
                throw ProfitError.tooLarge();
            }
        }
    }
}
