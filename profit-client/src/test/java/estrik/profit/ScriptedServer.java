package estrik.profit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/// A server on a free loopback port that says exactly the bytes a test wants, right or wrong.
final class ScriptedServer implements AutoCloseable {
    static final String JSON = "application/json; charset=utf-8";
    static final String XML = "text/xml; charset=utf-8";

    private final ServerSocket door;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /// Answers one request; returning ends the connection.
    interface Script {
        void answer(Socket socket, OutputStream out) throws IOException, InterruptedException;
    }

    ScriptedServer(Script script) {
        this.script = script;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    static ScriptedServer saying(String response) {
        return saying(response.getBytes(UTF_8));
    }

    static ScriptedServer saying(byte[] response) {
        return new ScriptedServer((socket, out) -> out.write(response));
    }

    /// A whole answer with a body in UTF-8.
    static byte[] response(int status, String contentType, String body, String... headers) {
        return response(status, contentType, body.getBytes(UTF_8), headers);
    }

    static byte[] response(int status, String contentType, byte[] body, String... headers) {
        var head = "HTTP/1.1 " + status + " x\r\nContent-Type: " + contentType + "\r\nContent-Length: " + body.length
                + "\r\nConnection: close\r\n"
                + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
                + "\r\n";
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }

    static byte[] packed(byte[] body) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    Environment environment() {
        return Environment.at(URI.create("http://127.0.0.1:" + door.getLocalPort() + "/ProfitRestServices"));
    }

    /// Every request so far, head and body.
    List<String> requests() {
        return requests;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                var socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            requests.add(request(socket.getInputStream()));
            script.answer(socket, socket.getOutputStream());
            socket.getOutputStream().flush();
        } catch (IOException ignored) {
            // the client went away first, which is what some tests want
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String request(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                throw new IOException("the client sent half a request");
            }
            bytes.write(next);
        }
        var head = bytes.toString(ISO_8859_1);
        var length = head.toLowerCase(Locale.ROOT).replaceAll("(?s).*\r\ncontent-length:\\s*(\\d+)\r\n.*|.*", "$1");
        return head + (length.isEmpty() ? "" : new String(in.readNBytes(Integer.parseInt(length)), UTF_8));
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (var socket : open) {
            socket.close();
        }
    }
}
