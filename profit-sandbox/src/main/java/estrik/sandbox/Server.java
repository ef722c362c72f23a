package estrik.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import estrik.sandbox.control.ControlApi;
import estrik.sandbox.fault.Call;
import estrik.sandbox.fault.Message;
import estrik.sandbox.fault.Visit;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// HTTP on loopback: takes calls in, lets faults strike, keeps the journal, sends answers. Shared by threads.
final class Server implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("estrik.sandbox");

    static {
        // Without this the JDK's server waits about 40 ms for an acknowledgement on a connection in use.
        unlessSet("sun.net.httpserver.nodelay", "true");
        // The JDK's client too forgets idle connections after 30 s; were both to do so at once, a call would fail.
        unlessSet("sun.net.httpserver.idleInterval", "120");
    }

    private static void unlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer http;
    private final AtomicBoolean closed = new AtomicBoolean();

    Server(int port, Clock clock) {
        this.clock = clock;
        http = bind(port);
        http.setExecutor(threads);
    }

    /// Begins to answer.
    void open(Environments environments) {
        http.createContext("/", exchange -> handle(exchange, environments));
        http.start();
    }

    private static HttpServer bind(int port) {
        try {
            // 127.0.0.1 by number: a machine without IPv4 names would otherwise bind elsewhere than uri() says.
            return HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 1024);
        } catch (BindException e) {
            throw new PortInUse(port, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot listen on port " + port + ".", e);
        }
    }

    int port() {
        return http.getAddress().getPort();
    }

    private void handle(HttpExchange exchange, Environments environments) throws IOException {
        var found = environments.of(exchange);
        if (found.isPresent()) {
            handle(exchange, found.get());
            return;
        }
        try (exchange) {
            Headers.AFAS.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(404, -1);
        }
    }

    private void handle(HttpExchange exchange, Environments.Found found) throws IOException {
        var environment = found.environment();
        var language = environment.company().language();
        var at = clock.instant();
        long start = System.nanoTime();
        try (exchange;
                var visit = environment
                        .faults()
                        .visit(String.valueOf(exchange.getRequestURI().getRawPath()))) {
            @Nullable Request request = null;
            @Nullable Reply reply;
            boolean ours = false;
            try {
                request =
                        new Request(exchange, found.prefix().isEmpty() ? 0 : 1, environment.id(), language, visit::of);
                ours = Routes.isOurs(request);
                reply = answer(environment.routes(), request, visit, ours);
            } catch (Visit.Struck struck) {
                reply = struck.reply().orElse(null);
            } catch (BadInput bad) {
                reply = Reply.json(400, Map.of("error", String.valueOf(bad.getMessage())));
            } catch (ProfitError error) {
                reply = ours ? ControlApi.answer(error) : Reply.of(error, language(request, language));
            } catch (RuntimeException unforeseen) {
                LOG.log(System.Logger.Level.ERROR, "A call failed inside the sandbox", unforeseen);
                reply = ours
                        ? ControlApi.answer(ProfitError.unexpected())
                        : Reply.of(ProfitError.unexpected(), language(request, language));
            }
            if (!ours) {
                long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
                var call = new Call(
                        at,
                        exchange.getRequestMethod(),
                        String.valueOf(exchange.getRequestURI().getRawPath()),
                        request == null ? null : request.user(),
                        reply == null ? 0 : reply.status(),
                        millis);
                environment.journal().add(call, Message.of(request), Message.of(reply));
            }
            if (reply != null) {
                send(exchange, ours ? reply.movedTo(found.prefix(), "/_sandbox") : reply, visit, ours);
            }
        }
    }

    private static Locale language(@Nullable Request request, Locale environment) {
        return request == null ? environment : request.language();
    }

    private static Reply answer(Routes routes, Request request, Visit visit, boolean ours) {
        if (!ours) {
            visit.arrived();
        }
        // OAS get-connector.md: a query longer than 2049 characters, from the question mark on, is not found.
        if (request.queryLength() > 2049) {
            throw ProfitError.notFound();
        }
        request.body();
        return routes.answer(request);
    }

    private static void send(HttpExchange exchange, Reply reply, Visit visit, boolean ours) throws IOException {
        var headers = exchange.getResponseHeaders();
        (ours ? Headers.SANDBOX : Headers.AFAS).forEach(headers::set);
        if (!ours) {
            headers.set("X-Trace-Identifier", ProfitError.hex32().toLowerCase(Locale.ROOT));
        }
        reply.headers().forEach(headers::set);
        if (reply.type() != null) {
            headers.set("Content-Type", reply.type());
        }
        var body = visit.body(reply.body());
        if (body.length > 0 && acceptsGzip(exchange)) {
            body = gzip(body);
            headers.set("Content-Encoding", "gzip");
            headers.set("Vary", "Accept-Encoding");
        }
        visit.send(exchange, reply.status(), body);
    }

    private static boolean acceptsGzip(HttpExchange exchange) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Accept-Encoding"))
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .contains("gzip");
    }

    private static byte[] gzip(byte[] body) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(body);
        }
        return packed.toByteArray();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        http.stop(0);
        threads.shutdownNow();
        threads.close();
    }

    /// The port is taken by another program.
    static final class PortInUse extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        PortInUse(int port, Throwable cause) {
            super("Port " + port + " is in use by another program.", cause);
        }
    }

    private static final class Headers {
        // OAS OpenAPI components.responses.
        static final Map<String, String> AFAS = Map.ofEntries(
                Map.entry("Cache-Control", "no-store, no-cache"),
                Map.entry("Strict-Transport-Security", "max-age=31536000"),
                Map.entry("X-AFAS-Proxy-Stats", "init(0ms), before response(0ms), complete(0ms)"),
                Map.entry("X-AFAS-Proxy-Version", "4.3.0.0"),
                Map.entry("X-Content-Type-Options", "nosniff"),
                Map.entry("X-Frame-Options", "deny"),
                Map.entry("Access-Control-Allow-Origin", "*"),
                Map.entry(
                        "Access-Control-Allow-Headers",
                        "Content-Type, Accept, Authorization, OnlineSessionId, Accept-Language"),
                Map.entry("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE, OPTIONS"),
                Map.entry("Access-Control-Max-Age", "1728000"));

        static final Map<String, String> SANDBOX = Map.of(
                "Cache-Control", "no-store",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "deny",
                // With "no-referrer" browsers would send forms without saying which page they come from.
                "Referrer-Policy", "same-origin",
                "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    }
}
