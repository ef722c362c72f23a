package estrik.profit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    private static final Token TOKEN = Token.parse("C3".repeat(32));
    private static final char[] PASSWORD = "of-this-test".toCharArray();

    @Test
    void aCertificateThatNobodyVouchesForIsRefused(@TempDir Path folder) throws Exception {
        try (var door = selfSigned(folder).getServerSocketFactory().createServerSocket()) {
            door.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var heard = Thread.ofVirtual().start(() -> listen(door));
            assertThat(refusal(door))
                    .isInstanceOfSatisfying(
                            Refusal.Unreachable.class,
                            it -> assertThat(it.message())
                                    .isEqualTo("No secure connection (TLS) with 127.0.0.1 for ProfitVersion: its"
                                            + " certificate is not trusted here, or is another machine's."));
            heard.join();
        }
    }

    @Test
    void nothingOlderThanTls12IsOfferedOrTaken() throws Exception {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var offered = new CompletableFuture<List<Integer>>();
            Thread.ofVirtual().start(() -> answerTls11(door, offered));
            var refusal = refusal(door);
            assertThat(offered.get(10, TimeUnit.SECONDS)).containsExactly(0x0304, 0x0303);
            assertThat(refusal)
                    .isInstanceOfSatisfying(
                            Refusal.Unreachable.class,
                            it -> assertThat(it.message())
                                    .isEqualTo("No secure connection (TLS) with 127.0.0.1 for ProfitVersion."));
        }
    }

    @Test
    void whatSpeaksNoTlsIsRefused() throws Exception {
        try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (var socket = door.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
                    socket.getInputStream().readAllBytes();
                } catch (IOException ignored) {
                    // the client went away, as it should
                }
            });
            assertThat(refusal(door)).isInstanceOf(Refusal.Unreachable.class);
        }
    }

    private static Refusal refusal(ServerSocket door) {
        var rest = URI.create("https://127.0.0.1:" + door.getLocalPort() + "/ProfitRestServices");
        try (var profit = Profit.at(Environment.at(rest))) {
            var answer = profit.as(TOKEN).profitVersion();
            assertThat(answer).isInstanceOf(Answer.Refused.class);
            return ((Answer.Refused<?>) answer).refusal();
        }
    }

    /// A server's side of TLS for 127.0.0.1, made with the JDK's own tool.
    private static SSLContext selfSigned(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve("server.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        String.valueOf(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void listen(ServerSocket door) {
        try (var socket = door.accept()) {
            socket.getInputStream().read();
        } catch (IOException ignored) {
            // the client went away, as it should
        }
    }

    /// Notes which versions the client offers, and answers as a server that knows TLS 1.1 only.
    private static void answerTls11(ServerSocket door, CompletableFuture<List<Integer>> offered) {
        try (var socket = door.accept()) {
            offered.complete(versions(hello(socket)));
            // RFC 4346: record 22 of version 3.2 with a ServerHello: version, random, no session, a suite, no packing.
            var hello = "16" + "0302" + "002a" + "02" + "000026" + "0302" + "5a".repeat(32) + "00" + "c013" + "00";
            socket.getOutputStream().write(HexFormat.of().parseHex(hello));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            offered.completeExceptionally(e);
        }
    }

    private static byte[] hello(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var all = new ByteArrayOutputStream();
        in.skipNBytes(3);
        all.writeBytes(in.readNBytes(in.readUnsignedShort()));
        return all.toByteArray();
    }

    /// The extension supported_versions (RFC 8446, 4.2.1) of a ClientHello.
    private static List<Integer> versions(byte[] clientHello) {
        var in = ByteBuffer.wrap(clientHello);
        in.position(4 + 2 + 32);
        in.position(in.position() + 1 + in.get(in.position()));
        in.position(in.position() + 2 + in.getShort(in.position()));
        in.position(in.position() + 1 + in.get(in.position()));
        in.getShort();
        var versions = new ArrayList<Integer>();
        while (in.hasRemaining()) {
            var type = in.getShort();
            var length = in.getShort();
            var end = in.position() + length;
            if (type == 43) {
                in.get();
                while (in.position() < end) {
                    versions.add(in.getShort() & 0xffff);
                }
            }
            in.position(end);
        }
        return versions;
    }
}
