package estrik.workspace.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A browser as far as it reads an event stream, over a plain socket with a small window, so that a reader
/// that stops reading is felt soon. The marks of chunked encoding are passed over with the other lines that
/// an event stream does not know.
final class Reader implements AutoCloseable {
    private static final String END = "(end)";
    private static final String LAST_CHUNK = "0";

    private final Socket socket;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Reader(Socket socket) {
        this.socket = socket;
    }

    /// Asks for a stream and reads it.
    static Reader open(URI server, Map<String, String> headers) {
        return open(server, "", headers);
    }

    /// The same with a query, which begins with a question mark.
    static Reader open(URI server, String query, Map<String, String> headers) {
        var reader = ask(server, query, headers);
        Thread.ofVirtual().start(reader::read);
        return reader;
    }

    /// Asks for a stream and reads nothing of it.
    static Reader deaf(URI server, Map<String, String> headers) {
        return ask(server, "", headers);
    }

    private static Reader ask(URI server, String query, Map<String, String> headers) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 5_000);
            var request =
                    new StringBuilder("GET /live" + query + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n");
            headers.forEach((name, value) ->
                    request.append(name).append(": ").append(value).append("\r\n"));
            socket.getOutputStream().write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            return new Reader(socket);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private void read() {
        try (var text = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = text.readLine(); line != null && !line.equals(LAST_CHUNK); line = text.readLine()) {
                lines.add(line);
            }
        } catch (IOException _) {
            // the end of the stream, as below
        }
        lines.add(END);
    }

    /// Waits for a line that holds a text, and passes over those before it.
    ///
    /// @return what was passed over
    /// @throws AssertionError when the stream ends first, or nothing comes for ten seconds
    List<String> awaitLine(String part) throws InterruptedException {
        return await("'" + part + "'", line -> line.contains(part));
    }

    /// Waits for the line that keeps the stream open, as [#awaitLine(String)] does.
    List<String> awaitBeat() throws InterruptedException {
        return await("a beat", ":"::equals);
    }

    private List<String> await(String what, Predicate<String> wanted) throws InterruptedException {
        var before = new ArrayList<String>();
        for (var line = next(); !line.equals(END); line = next()) {
            if (wanted.test(line)) {
                return before;
            }
            before.add(line);
        }
        throw new AssertionError("The stream ended before " + what + ": " + before);
    }

    /// Waits until the server ends the stream.
    void awaitEnd() throws InterruptedException {
        for (var line = next(); !line.equals(END); line = next()) {
            // on to the end
        }
    }

    private String next() throws InterruptedException {
        var line = lines.poll(10, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("Nothing came for ten seconds");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
