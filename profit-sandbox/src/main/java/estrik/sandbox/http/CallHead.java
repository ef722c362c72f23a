package estrik.sandbox.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The first line of a call and its headers, read strictly: what two readers could understand in two ways is refused.
///
/// @param path as it was written, beginning with a slash; `*` when a call is about the server itself
/// @param query as it was written, without the question mark, or null
/// @param host the host that the call is for, as it was named, or null in a call of HTTP/1.0
/// @param isOld whether it is HTTP/1.0
/// @param length of the body, or [CallHead#CHUNKED]
record CallHead(
        String method,
        String path,
        @Nullable String query,
        @Nullable String host,
        boolean isOld,
        Headers headers,
        long length) {
    static final long CHUNKED = -1;

    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_BYTES = 384 * 1024;
    private static final int MOST_HEADERS = 200;

    // RFC 3986, 2: what an address cannot hold. Among the rest is what lies above ASCII, which some clients write.
    private static final boolean[] NOT_IN_TARGETS = characters("\"<>\\^`{|}#\u007f", 0, ' ');
    // RFC 9110, 5.6.2.
    private static final boolean[] IN_TOKENS =
            characters("!#$%&'*+-.^_`|~ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 'a', 'z');

    /// For each character of ISO-8859-1 whether it is one of these, or lies between the first and the last.
    private static boolean[] characters(String some, int first, int last) {
        var characters = new boolean[256];
        Arrays.fill(characters, first, last + 1, true);
        some.chars().forEach(each -> characters[each] = true);
        return characters;
    }

    static CallHead read(Input input) throws IOException {
        var tooLong = new Refused(414, "The first line is longer than 16 kB.");
        var first = input.line(LONGEST_LINE, tooLong);
        if (first.isEmpty()) {
            // RFC 9112, 2.2: one empty line before a call means nothing.
            first = input.line(LONGEST_LINE, tooLong);
        }
        int methodEnd = first.indexOf(' ');
        int targetEnd = first.lastIndexOf(' ');
        if (methodEnd < 1 || targetEnd <= methodEnd + 1) {
            throw Refused.bad("The first line must read METHOD /path HTTP/1.1.");
        }
        boolean isOld = isOld(first.substring(targetEnd + 1));
        var method = first.substring(0, methodEnd);
        if (!isToken(method)) {
            throw Refused.bad("The method holds a character that no method has.");
        }
        var target = target(first.substring(methodEnd + 1, targetEnd));
        var headers = headers(input);
        return of(method, target, isOld, headers);
    }

    private static CallHead of(String method, String target, boolean isOld, Headers headers) {
        var hosts = headers.all("Host");
        if (hosts.size() > 1 || (hosts.isEmpty() && !isOld)) {
            throw Refused.bad("A call must name one Host.");
        }
        int path = target.startsWith("/") || target.equals("*") ? 0 : pathOf(target);
        int question = target.indexOf('?', path);
        var written = target.substring(path, question < 0 ? target.length() : question);
        return new CallHead(
                method,
                written.isEmpty() ? "/" : written,
                question < 0 ? null : target.substring(question + 1),
                path > 0 ? target.substring("http://".length(), path) : hosts.isEmpty() ? null : hosts.getFirst(),
                isOld,
                headers,
                length(headers, isOld));
    }

    private static boolean isOld(String version) {
        if (version.equals("HTTP/1.1")) {
            return false;
        }
        if (version.equals("HTTP/1.0")) {
            return true;
        }
        throw version.matches("HTTP/[0-9]\\.[0-9]")
                ? new Refused(505, "This server speaks HTTP/1.1 and HTTP/1.0.")
                : Refused.bad("The first line must read METHOD /path HTTP/1.1.");
    }

    private static String target(String written) {
        for (int at = 0; at < written.length(); at++) {
            if (NOT_IN_TARGETS[written.charAt(at)]) {
                throw Refused.bad("The address holds a character that must be written as %XX.");
            }
        }
        return written;
    }

    /// Where the path begins in an address that names the host, as a client of a proxy writes it.
    private static int pathOf(String target) {
        if (!target.regionMatches(true, 0, "http://", 0, "http://".length())) {
            throw Refused.bad("The address must begin with a slash.");
        }
        for (int at = "http://".length(); at < target.length(); at++) {
            if (target.charAt(at) == '/' || target.charAt(at) == '?') {
                return at;
            }
        }
        return target.length();
    }

    private static Headers headers(Input input) throws IOException {
        var headers = new Headers();
        int left = MOST_BYTES;
        var tooLarge = new Refused(431, "The headers are larger than 384 kB.");
        for (var line = input.line(left, tooLarge); !line.isEmpty(); line = input.line(left, tooLarge)) {
            left -= line.length();
            int colon = line.indexOf(':');
            var name = line.substring(0, Math.max(0, colon));
            // RFC 9112, 5.1 and 5.2: neither a space before the colon nor a line that goes on in the next.
            if (name.isEmpty() || !isToken(name)) {
                throw Refused.bad("A header must read Name: value, on one line.");
            }
            if (headers.size() == MOST_HEADERS) {
                throw new Refused(431, "There are more than 200 headers.");
            }
            headers.add(name, line.substring(colon + 1).strip());
        }
        return headers;
    }

    private static boolean isToken(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!IN_TOKENS[text.charAt(at)]) {
                return false;
            }
        }
        return true;
    }

    // RFC 9112, 6.3: a body whose length is said in two ways is how one call is smuggled inside another.
    private static long length(Headers headers, boolean isOld) {
        var codings = headers.all("Transfer-Encoding");
        var lengths = headers.all("Content-Length");
        if (!codings.isEmpty()) {
            if (!lengths.isEmpty() || isOld || codings.size() > 1) {
                throw Refused.bad("A body has either one Content-Length or one Transfer-Encoding.");
            }
            if (!codings.getFirst().toLowerCase(Locale.ROOT).equals("chunked")) {
                throw new Refused(501, "The only Transfer-Encoding is chunked.");
            }
            return CHUNKED;
        }
        if (lengths.isEmpty()) {
            return 0;
        }
        var length = lengths.getFirst();
        if (lengths.stream().anyMatch(other -> !other.equals(length))) {
            throw Refused.bad("A body has one Content-Length.");
        }
        if (length.isEmpty() || !length.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw Refused.bad("Content-Length must be a number of bytes.");
        }
        return length.length() > 18 ? Long.MAX_VALUE : Long.parseLong(length);
    }
}
