package estrik.sandbox.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyTest {
    private static final String METAINFO = "/ProfitRestServices/metainfo";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final TcpProxy proxy = profit.proxy();
    private final String anna = profit.tokenFor("anna");

    @Test
    void callsPassThroughItUntilSomethingIsToGoWrong() throws IOException {
        var caller = new Caller(proxy.uri());
        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);

        proxy.use(Line.refused());
        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        proxy.mend();

        assertThat(caller.as(anna, METAINFO).statusCode()).isEqualTo(200);
        assertThat(proxy.connections()).isBetween(1, 2);
    }

    @Test
    void aSilentLineIsConnectedAndNeverAnswers() throws IOException {
        proxy.use(Line.silent());

        try (var socket = ask()) {
            socket.setSoTimeout(300);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
        assertThat(profit.calls()).isEmpty();
    }

    @Test
    void aResetIsARealOne() {
        proxy.use(Line.reset());

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> {
                    try (var socket = ask()) {
                        socket.getInputStream().readAllBytes();
                    }
                })
                .withMessageContaining("reset");
    }

    @Test
    void anAnswerIsCutAfterSoManyBytes() throws IOException {
        proxy.use(Line.open().downTo(12));

        try (var socket = ask()) {
            assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
    }

    @Test
    void anAnswerIsResetAfterSoManyBytes() throws IOException {
        proxy.use(Line.open().downTo(12).ending(Line.End.RESET));

        try (var socket = ask()) {
            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().readAllBytes())
                    .withMessageContaining("reset");
        }
    }

    @Test
    void aCallIsCutOnItsWayUp() throws IOException {
        proxy.use(Line.open().upTo(20));

        try (var socket = ask()) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(profit.calls()).isEmpty();
    }

    @Test
    void onAHalfOpenLineTheCallIsCarriedOut() throws IOException {
        proxy.use(Line.halfOpen());

        try (var socket = ask()) {
            while (profit.calls().isEmpty()) {
                Thread.onSpinWait();
            }
            socket.setSoTimeout(300);
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> socket.getInputStream().read());
        }
    }

    @Test
    void aConnectionThatIsOpenChangesToo() throws IOException {
        try (var socket = ask()) {
            assertThat(socket.getInputStream().readNBytes(12))
                    .asString(US_ASCII)
                    .isEqualTo("HTTP/1.1 200");

            proxy.use(Line.reset());
            send(socket);

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().readAllBytes())
                    .withMessageContaining("reset");
        }
    }

    @Test
    void openConnectionsCanBeReset() throws IOException {
        try (var socket = ask()) {
            assertThat(socket.getInputStream().readNBytes(12)).hasSize(12);

            proxy.resetAll();

            assertThatExceptionOfType(SocketException.class)
                    .isThrownBy(() -> socket.getInputStream().readAllBytes())
                    .withMessageContaining("reset");
        }
    }

    @Test
    void latencyIsAddedInBothDirections() throws IOException {
        proxy.use(Line.open().latency(Duration.ofMillis(150)));
        long start = System.nanoTime();

        try (var socket = ask()) {
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void latencyDoesNotSlowDownALongAnswer() throws IOException {
        try (var far = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var slow = TcpProxy.to("127.0.0.1", far.getLocalPort())) {
            slow.use(Line.open().latency(Duration.ofMillis(200)));
            try (var client = new Socket(InetAddress.getLoopbackAddress(), slow.port());
                    var server = far.accept()) {
                long start = System.nanoTime();
                Thread.ofVirtual().start(() -> sendMuch(server));

                assertThat(client.getInputStream().readNBytes(500_000)).hasSize(500_000);
                // 31 portions, one after the other, would take six seconds.
                assertThat(Duration.ofNanos(System.nanoTime() - start))
                        .isBetween(Duration.ofMillis(200), Duration.ofSeconds(4));
            }
        }
    }

    private static void sendMuch(Socket server) {
        try {
            server.getOutputStream().write(new byte[500_000]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aNarrowLineTakesItsTime() throws IOException {
        proxy.use(Line.open().bandwidth(2_000));
        long start = System.nanoTime();

        int bytes;
        try (var socket = connect()) {
            send(socket, "Connection: close\r\n");
            bytes = socket.getInputStream().readAllBytes().length;
        }

        assertThat(bytes).isGreaterThan(800);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(bytes / 2));
    }

    @Test
    void closingTheSandboxClosesItsProxies() {
        profit.close();

        assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
    }

    @Test
    void whatCannotBeIsRefusedInOneSentence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Line.open().bandwidth(0))
                .withMessage("bandwidth must be 1 byte a second or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Line.open().downTo(-1))
                .withMessage("a number of bytes cannot be below 0");
    }

    private Socket ask() throws IOException {
        var socket = connect();
        send(socket);
        return socket;
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    }

    private void send(Socket socket, String... headers) throws IOException {
        socket.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: x\r\n%sAuthorization: %s\r\n\r\n"
                        .formatted(METAINFO, String.join("", headers), Caller.header(anna))
                        .getBytes(US_ASCII));
    }
}
