package estrik.sandbox.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whoever wants to hear of events: a small HTTP server that writes down what it is told.
public final class Receiver implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    /// What was posted.
    public record Post(String method, String type, String signature, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        public String event() {
            return json().path("EventType").asString();
        }
    }

    private final HttpServer http;
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private volatile int status = 200;

    public Receiver() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::take);
        http.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int answer = status;
            posts.add(new Post(
                    exchange.getRequestMethod(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestHeaders().getFirst("X-Profit-Signature-256"),
                    body));
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    public void answer(int with) {
        status = with;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/profit");
    }

    public List<Post> posts() {
        return List.copyOf(posts);
    }

    /// Waits until so many were posted.
    public List<Post> posts(int count) {
        while (posts.size() < count) {
            Thread.onSpinWait();
        }
        return posts();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
