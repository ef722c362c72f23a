package estrik.sandbox.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// A connection on which a test writes what it likes, byte for byte.
final class Wire implements AutoCloseable {
    private final Socket socket;

    Wire(HttpServer server) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
    }

    /// Writes it, every LF as CR and LF.
    Wire says(String text) throws IOException {
        return sends(text.replace("\n", "\r\n"));
    }

    Wire sends(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
        return this;
    }

    /// Says that nothing more will come.
    Wire ends() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /// An answer as it comes in, with its body when a length is announced.
    String hears() throws IOException {
        var head = hearsHead();
        return head + new String(socket.getInputStream().readNBytes(length(head)), ISO_8859_1);
    }

    /// The headers of an answer as they come in.
    String hearsHead() throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int one = socket.getInputStream().read();
            if (one < 0) {
                return head.toString(ISO_8859_1);
            }
            head.write(one);
        }
        return head.toString(ISO_8859_1);
    }

    private static int length(String head) {
        var name = "content-length: ";
        int at = head.toLowerCase(Locale.ROOT).indexOf(name);
        return at < 0 ? 0 : Integer.parseInt(head.substring(at + name.length(), head.indexOf("\r\n", at)));
    }

    /// Everything up to the end of the connection.
    String hearsToTheEnd() throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }

    /// Whether the server has closed the connection, which is waited for.
    boolean isOver() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
