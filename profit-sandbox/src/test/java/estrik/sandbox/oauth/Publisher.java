package estrik.sandbox.oauth;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// Where a client publishes its keys.
public final class Publisher implements AutoCloseable {
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer http;
    private volatile int status = 200;
    private volatile String body = "{\"keys\":[]}";

    public Publisher() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", exchange -> {
            try (exchange) {
                calls.incrementAndGet();
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        http.start();
    }

    public String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort() + "/jwks";
    }

    /// How often somebody has looked.
    public int calls() {
        return calls.get();
    }

    /// Publishes this key alone.
    ///
    /// @param details what is said of it, such as `kid`
    public void publish(Map<String, ?> details, Signer key) {
        var jwk = key.jwk();
        jwk.putAll(details);
        answer(200, new JsonMapper().writeValueAsString(Map.of("keys", List.of(jwk))));
    }

    /// Answers with this from now on.
    public void answer(int status, String body) {
        this.status = status;
        this.body = body;
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
