package estrik.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @Test
    void pathsMayHaveAnyLetterCase() {
        var token = profit.tokenFor("anna");

        for (var path : new String[] {
            "/profitrestservices/METAINFO",
            "/ProfitRestServices/MetaInfo/",
            "/PROFITRESTSERVICES/Connectors/WORKSPACE365_tasks"
        }) {
            assertThat(caller.as(token, path).statusCode()).as(path).isEqualTo(200);
        }
    }

    @Test
    void answersCarryAfassHeaders() {
        var headers = caller.get("/ProfitRestServices/metainfo").headers();

        assertThat(headers.firstValue("Cache-Control")).hasValue("no-store, no-cache");
        assertThat(headers.firstValue("X-AFAS-Proxy-Version")).isPresent();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).hasValue("*");
        assertThat(headers.firstValue("X-Trace-Identifier")).isPresent();
    }

    @Test
    void answersArePackedForWhoAcceptsIt() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(profit.restBase() + "/connectors/Workspace365_Tasks"))
                .header("Authorization", Caller.header(profit.tokenFor("anna")))
                .header("Accept-Encoding", "gzip, deflate")
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofByteArray());

            assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
                assertThat(new String(unpacked.readAllBytes(), UTF_8)).startsWith("{\"skip\":0");
            }
        }
    }

    @Test
    void whatIsNotThereIs404AndTheWrongMethod405() {
        assertThat(caller.get("/").statusCode()).isEqualTo(404);
        assertThat(caller.get("/ProfitRestServices/nothing").statusCode()).isEqualTo(404);
        var wrong = caller.method("PUT", "/ProfitRestServices/OtpRequest");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
        assertThat(caller.method("OPTIONS", "/ProfitRestServices/OtpRequest").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aBodyAbove75MegabytesIsRefusedBeforeItIsSent() throws IOException {
        assertThat(statusOf("Content-Length: 78643201\r\n", "")).isEqualTo("HTTP/1.1 413 ");
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

    private String statusOf(String headers, String body) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), profit.uri().getPort())) {
            socket.getOutputStream()
                    .write(("POST /ProfitRestServices/OtpRequest HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n" + body)
                            .getBytes(UTF_8));
            return new String(socket.getInputStream().readNBytes(13), UTF_8);
        }
    }
}
