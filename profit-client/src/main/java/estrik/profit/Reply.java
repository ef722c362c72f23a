package estrik.profit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/// An answer whose body is still on its way. Closing it drops what was not read.
final class Reply implements AutoCloseable {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^\";\\s]+)");
    private static final int LONGEST_TRACE = 100;
    private static final int UNPACKED_AT_ONCE = 16 * 1024;

    private final HttpResponse<InputStream> response;
    private final PushbackInputStream raw;
    private final long mostBytes;
    private @Nullable CountedBody counted;

    Reply(HttpResponse<InputStream> response, long mostBytes) {
        this.response = response;
        this.raw = new PushbackInputStream(response.body());
        this.mostBytes = mostBytes;
    }

    int status() {
        return response.statusCode();
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /// What Profit asks of the next call, of all schemes; empty when it asks nothing.
    String challenge() {
        return String.join(", ", response.headers().allValues("WWW-Authenticate"));
    }

    /// Status and trace; the rest is told by an error answer.
    Details details() {
        return new Details(status(), null, null, null, trace());
    }

    Details details(Told told) {
        return new Details(status(), told.number(), told.text(), told.reference(), trace());
    }

    private @Nullable String trace() {
        return header("X-Trace-Identifier")
                .map(text -> text.replaceAll("[^\\x21-\\x7e]", ""))
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_TRACE)))
                .filter(text -> !text.isEmpty())
                .orElse(null);
    }

    boolean isEmpty() throws IOException {
        var first = raw.read();
        if (first >= 0) {
            raw.unread(first);
        }
        return first < 0;
    }

    boolean isXml() {
        return type().contains("xml");
    }

    /// A proxy or a sign-in page answers 200 too.
    void refuseWebPage() throws Garbled {
        if (type().contains("html")) {
            throw new Garbled("a web page");
        }
    }

    /// The media type without its parameters, in lower case; empty when none is told.
    String mediaType() {
        return type().replaceFirst(";.*", "").strip();
    }

    /// How much of the body was read, unpacked.
    long bytes() {
        return counted == null ? 0 : counted.count();
    }

    private String type() {
        return header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    /// A parser on the body, for reading as it comes.
    JsonParser json() throws IOException, Garbled {
        refuseWebPage();
        return Json.parser(body(mostBytes), charset());
    }

    /// The body in UTF-8, for reading as it comes.
    InputStream text() throws IOException, Garbled {
        refuseWebPage();
        return Utf8.of(body(mostBytes), charset());
    }

    /// The body as one JSON object.
    Map<String, @Nullable Object> object() throws IOException, Garbled {
        return Json.object(json());
    }

    /// The body as the answer to a SOAP operation, its result still to be read.
    Soap.Content soap(String operation) throws IOException, Garbled {
        refuseWebPage();
        return Soap.open(body(mostBytes), charset(), operation);
    }

    /// The body unpacked and counted.
    InputStream body(long atMost) throws IOException, Garbled {
        counted = new CountedBody(unpacked(), Math.min(atMost, mostBytes));
        return counted;
    }

    private InputStream unpacked() throws IOException, Garbled {
        return switch (header("Content-Encoding").orElse("").strip().toLowerCase(Locale.ROOT)) {
            case "", "identity" -> raw;
            case "gzip", "x-gzip" -> new GZIPInputStream(raw, UNPACKED_AT_ONCE);
            default -> throw new Garbled("a packing that was not asked for");
        };
    }

    Charset charset() throws Garbled {
        var named = CHARSET.matcher(header("Content-Type").orElse(""));
        try {
            var charset = named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
            return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Garbled("a charset that is not known here");
        }
    }

    /// Lets go of what was not read; a thread that waits for more wakes up with an error.
    void drop() {
        try {
            response.body().close();
        } catch (IOException ignored) {
            // The connection is gone already, which is what closing asks for.
        }
    }

    @Override
    public void close() {
        drop();
    }
}
