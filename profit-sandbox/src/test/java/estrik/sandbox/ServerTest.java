package estrik.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @Test
    void theWrongMethodIs405AndTheRightOnesAreNamed() {
        var wrong = caller.method("PUT", "/ProfitRestServices/OtpRequest");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
    }

    @Test
    void aBodyThatNeverEndsIsCutOff() throws IOException {
        // 80 chunks of a million spaces before any JSON: never held, only counted.
        var chunk = "f4240\r\n" + " ".repeat(1_000_000) + "\r\n";
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), profit.uri().getPort())) {
            var out = socket.getOutputStream();
            out.write("POST /ProfitRestServices/OtpRequest HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(UTF_8));
            for (int sent = 0; sent < 79; sent++) {
                out.write(chunk.getBytes(UTF_8));
            }
            out.flush();

            assertThat(new String(socket.getInputStream().readNBytes(13), UTF_8))
                    .isEqualTo("HTTP/1.1 413 ");
        }
    }

    @Test
    void itListensOnLoopbackAlone() {
        assertThat(profit.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(profit.restBase()).isEqualTo(URI.create(profit.uri() + "/ProfitRestServices"));
        assertThat(profit.soapBase()).isEqualTo(URI.create(profit.uri() + "/profitservices"));
    }

    @Test
    void aPortIsFreeAgainAfterClosing() {
        var first = ProfitSandbox.start();
        int port = first.uri().getPort();
        first.close();
        first.close();

        try (var second = ProfitSandbox.builder().port(port).start()) {
            assertThat(second.uri().getPort()).isEqualTo(port);
        }
    }
}
