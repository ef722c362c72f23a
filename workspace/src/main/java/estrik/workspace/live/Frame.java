package estrik.workspace.live;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Bytes of an event stream, as `EventSource` reads them.
// WHATWG HTML, 9.2.6: a line ends at CR LF, LF or CR; an empty line ends the event.
final class Frame {
    private static final Pattern LINE_END = Pattern.compile("\r\n|\n|\r");

    private Frame() {}

    /// An event of a name, whose text may have many lines. Whoever comes back after one says so, in `Last-Event-ID`.
    static byte[] event(String name, String text) {
        return ("event: " + name + "\nid: 1\ndata: " + LINE_END.matcher(text).replaceAll("\ndata: ") + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /// How long a page that lost its stream waits before it comes back.
    static byte[] retry(int millis) {
        return ("retry: " + millis + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /// A line that says nothing, so that nothing in between takes the connection for dead.
    static byte[] comment() {
        return ":\n\n".getBytes(StandardCharsets.UTF_8);
    }
}
