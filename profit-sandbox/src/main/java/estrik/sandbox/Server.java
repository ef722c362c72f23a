package estrik.sandbox;

import estrik.sandbox.control.ControlApi;
import estrik.sandbox.fault.Call;
import estrik.sandbox.fault.Message;
import estrik.sandbox.fault.Visit;
import estrik.sandbox.http.AnswerHead;
import estrik.sandbox.http.Exchange;
import estrik.sandbox.http.HttpServer;
import estrik.sandbox.http.Refused;
import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// HTTP on loopback: takes calls in, lets faults strike, keeps the journal, sends answers. Shared by threads.
final class Server implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("estrik.sandbox");
    private static final HexFormat HEX = HexFormat.of();

    private final Clock clock;
    private final HttpServer http;

    Server(int port, Clock clock) {
        this.clock = clock;
        http = bind(port);
    }

    private static HttpServer bind(int port) {
        try {
            // The sandbox's clock is that of the company; the header Date tells when an answer was really sent.
            return new HttpServer(port, InstantSource.system());
        } catch (BindException e) {
            throw new PortInUse(port, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot listen on port " + port + ".", e);
        }
    }

    /// Begins to answer.
    void open(Environments environments) {
        http.open(exchange -> handle(exchange, environments));
    }

    int port() {
        return http.port();
    }

    private void handle(Exchange exchange, Environments environments) throws IOException {
        var found = environments.of(exchange);
        if (found.isPresent()) {
            handle(exchange, found.get());
        } else {
            exchange.send(new AnswerHead(404).with(Headers.AFAS), new byte[0]);
        }
    }

    private void handle(Exchange exchange, Environments.Found found) throws IOException {
        var environment = found.environment();
        var language = environment.company().language();
        var at = clock.instant();
        long start = System.nanoTime();
        try (var visit = environment.faults().visit(exchange.path())) {
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
            } catch (Refused refused) {
                throw refused;
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
                        exchange.method(),
                        exchange.path(),
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

    private static void send(Exchange exchange, Reply reply, Visit visit, boolean ours) throws IOException {
        var head = new AnswerHead(reply.status()).with(ours ? Headers.SANDBOX : Headers.AFAS, reply.headers());
        if (!ours) {
            head.with("X-Trace-Identifier", trace());
        }
        if (reply.type() != null) {
            head.with("Content-Type", reply.type());
        }
        var body = visit.body(reply.body());
        boolean packs = body.length > 0 && acceptsGzip(exchange);
        if (packs) {
            body = gzip(body);
            head.with("Content-Encoding", "gzip").with("Vary", "Accept-Encoding");
        }
        visit.send(exchange, head, body, packs);
    }

    // It tells calls apart and keeps no secret.
    private static String trace() {
        var random = ThreadLocalRandom.current();
        return HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
    }

    private static boolean acceptsGzip(Exchange exchange) {
        var accepted = exchange.headers().first("Accept-Encoding");
        return accepted != null && accepted.toLowerCase(Locale.ROOT).contains("gzip");
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
        http.close();
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
        static final AnswerHead.Block AFAS = new AnswerHead.Block(Map.ofEntries(
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
                Map.entry("Access-Control-Max-Age", "1728000")));

        static final AnswerHead.Block SANDBOX = new AnswerHead.Block(
                Map.of(
                        "Cache-Control",
                        "no-store",
                        "X-Content-Type-Options",
                        "nosniff",
                        "X-Frame-Options",
                        "deny",
                        // With "no-referrer" browsers would send forms without saying which page they come from.
                        "Referrer-Policy",
                        "same-origin",
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"));
    }
}
