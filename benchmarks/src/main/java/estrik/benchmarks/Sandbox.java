package estrik.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// The Profit sandbox: rows per processor second beside WireMock, its start, a million rows, a crowd.
final class Sandbox {
    static final String ROWS = "/ProfitRestServices/connectors/Sandbox_Invoices";
    private static final String READY = "/_sandbox/api/calls";
    private static final int RUNS = 5;
    private static final int STARTS = 9;
    private static final int CLIENTS = 4;
    private static final int WARM_UP = 60_000;
    private static final int QUESTIONS = 20_000;
    private static final int CROWD = 5_000;

    // One of each kind: few rows, none, many, of every type, ordered and not, at the start and far on. %1$d makes each
    // question another one, for the sandbox keeps answers that it is asked for again.
    private static final List<String> FILTERS = List.of(
            "filterfieldids=City&filtervalues=Utrecht&skip=%1$d",
            "filterfieldids=DebtorId&filtervalues=1%1$04d",
            "filterfieldids=DebtorName&filtervalues=zeldzaam%1$d&operatortypes=6",
            "filterfieldids=Description&filtervalues=lift&operatortypes=6&skip=20%1$03d",
            "filterfieldids=ModifiedDate&filtervalues=2026-11-01T00:00:%1$02d&operatortypes=2&orderbyfieldids=ModifiedDate",
            "filterfieldids=Amount,Paid&filtervalues=4%1$03d,0&operatortypes=4,1&orderbyfieldids=-Amount",
            "filterfieldids=InvoiceId&filtervalues=900%1$03d",
            "filterfieldids=InvoiceNumber&filtervalues=7%1$02d&operatortypes=13",
            "filterfieldids=City,DebtorName&filtervalues=Utrecht,Vos&operatortypes=1,10&skip=3%1$03d",
            "filterfieldids=PaidDate&filtervalues=x&operatortypes=8&orderbyfieldids=DueDate&skip=%1$d");

    private final Path folder;
    private final Report report;
    private final AtomicInteger asked = new AtomicInteger();

    private Sandbox(Path folder, Report report) {
        this.folder = folder;
        this.report = report;
    }

    static void measure(Path folder, Report report) throws IOException, InterruptedException {
        var sandbox = new Sandbox(folder, report);
        sandbox.rows();
        sandbox.starts();
        sandbox.million();
        sandbox.crowd();
    }

    /// A hundred rows of fourteen fields, and beside it WireMock with the same bytes in a stub.
    private void rows() throws IOException, InterruptedException {
        var question = ROWS + "?take=100&orderbyfieldids=InvoiceId";
        try (var sandbox = sandbox(1_000)) {
            var authorization = authorization(sandbox.uri());
            byte[] body;
            try (var connection = new Connection(sandbox.uri())) {
                body = connection.get(question, authorization).body();
            }
            try (var wireMock = wireMock(body)) {
                IntFunction<String> same = at -> question;
                // All rows have a number above this one, so that each question is another one for the same work.
                IntFunction<String> different = at -> question + "&skip=" + at % 900
                        + "&filterfieldids=InvoiceId&operatortypes=4&filtervalues=-" + at;
                var stub = new ArrayList<Double>();
                var again = new ArrayList<Double>();
                var fresh = new ArrayList<Double>();
                perSecond(wireMock, WARM_UP, authorization, same);
                perSecond(sandbox, WARM_UP, authorization, same);
                perSecond(sandbox, WARM_UP, authorization, different);
                for (var run = 0; run < RUNS; run++) {
                    stub.add(perSecond(wireMock, QUESTIONS, authorization, same));
                    again.add(perSecond(sandbox, QUESTIONS, authorization, same));
                    fresh.add(perSecond(sandbox, QUESTIONS, authorization, different));
                }
                var yardstick = new Samples(stub).median();
                report.figure("sandbox.rows", new Samples(again), "per CPU-s", "WireMock, same bytes", yardstick);
                report.figure("sandbox.other-rows", new Samples(fresh), "per CPU-s", "WireMock, same bytes", yardstick);
            }
        }
    }

    /// Answers per second of the server's processor time.
    private double perSecond(Child server, int questions, String authorization, IntFunction<String> path)
            throws InterruptedException {
        var before = server.cpu();
        var share = questions / CLIENTS;
        together(CLIENTS, () -> {
            try (var connection = new Connection(server.uri())) {
                for (var each = 0; each < share; each++) {
                    expectRows(connection.get(path.apply(asked.getAndIncrement()), authorization));
                }
            }
            return true;
        });
        return questions / (server.cpu().minus(before).toNanos() / 1e9);
    }

    private static void expectRows(Connection.Answer answer) {
        if (answer.status() != 200 || answer.body().length < 2) {
            throw new IllegalStateException("The answer was " + answer.status() + ".");
        }
    }

    private void starts() throws IOException, InterruptedException {
        var inside = new ArrayList<Double>();
        var jar = new ArrayList<Double>();
        for (var run = 0; run < STARTS; run++) {
            inside.add(startInside());
            try (var sandbox = sandbox(0)) {
                jar.add(sandbox.startTime().toNanos() / 1e6);
            }
        }
        report.figure("sandbox.start", new Samples(inside), "ms", "aim", 300);
        report.figure("sandbox.start-jar", new Samples(jar), "ms", "aim, with the JVM", 600);
    }

    private static double startInside() throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", here().toString(), SandboxStart.class.getName()));
        var process = new ProcessBuilder(command).start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            return Double.parseDouble(said.readLine().split(" ", 2)[0]);
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private void million() throws IOException, InterruptedException {
        try (var sandbox = sandbox(1_000_000, "-Xmx1g")) {
            sandbox.settle();
            sandbox.collectGarbage();
            sandbox.settle();
            report.figure("sandbox.million.memory", one(sandbox.megabytes()), "MB", "aim, in a heap of 1 GB", 1_000);
            var authorization = authorization(sandbox.uri());
            var times = new ArrayList<Double>();
            try (var connection = new Connection(sandbox.uri())) {
                for (var round = 0; round < 4 * RUNS; round++) {
                    for (var filter : FILTERS) {
                        var began = System.nanoTime();
                        expectRows(connection.get(ROWS + "?" + filter.formatted(round), authorization));
                        if (round >= RUNS) {
                            times.add((System.nanoTime() - began) / 1e6);
                        }
                    }
                }
            }
            report.figure("sandbox.million.filtered", new Samples(times), "ms", "aim", 50);
        }
    }

    private static Samples one(double value) {
        return new Samples(List.of(value));
    }

    /// Everybody connects, waits for the others, and asks at once.
    private void crowd() throws IOException, InterruptedException {
        try (var sandbox = sandbox(1_000)) {
            var authorization = authorization(sandbox.uri());
            var errors = new AtomicInteger();
            var began = new long[1];
            var go = new CyclicBarrier(CROWD, () -> began[0] = System.nanoTime());
            together(CROWD, () -> {
                Connection connection = null;
                try {
                    connection = new Connection(sandbox.uri());
                } catch (IOException refused) {
                    errors.incrementAndGet();
                }
                go.await();
                try (var open = connection) {
                    if (open != null && open.get(ROWS, authorization).status() != 200) {
                        errors.incrementAndGet();
                    }
                } catch (IOException broken) {
                    errors.incrementAndGet();
                }
                return true;
            });
            var seconds = (System.nanoTime() - began[0]) / 1e9;
            report.figure(
                    "sandbox.crowd.errors", one(errors.get()), "of " + CROWD, "aim: none; ratio per client", CROWD);
            report.figure("sandbox.crowd.time", one(seconds), "s", "10 s", 10);
        }
    }

    private static void together(int clients, Callable<Boolean> client) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : threads.invokeAll(Collections.nCopies(clients, client))) {
                one.get();
            }
        } catch (ExecutionException trouble) {
            throw new IllegalStateException("A client could not go on.", trouble.getCause());
        }
    }

    private Child sandbox(int rows, String... flags) throws IOException, InterruptedException {
        return start(folder, rows, flags);
    }

    /// A sandbox in a process of its own.
    ///
    /// @param rows how many invoices it has; 0 for none
    static Child start(Path folder, int rows, String... flags) throws IOException, InterruptedException {
        var jar = here().resolve("../../../profit-sandbox/target/profit-sandbox.jar")
                .normalize();
        var port = Child.freePort();
        var program = new ArrayList<>(List.of(flags));
        program.addAll(List.of("-jar", jar.toString(), "--port", Integer.toString(port)));
        if (rows > 0) {
            program.addAll(List.of("--rows", Integer.toString(rows)));
        }
        return Child.start(folder, program, port, Map.of(), READY);
    }

    private Child wireMock(byte[] body) throws IOException, InterruptedException {
        var root = Files.createDirectories(folder.resolve("wiremock"));
        Files.createDirectories(root.resolve("mappings"));
        Files.createDirectories(root.resolve("__files"));
        Files.write(root.resolve("__files/rows.json"), body);
        Files.writeString(root.resolve("mappings/rows.json"), """
                {"request":{"method":"GET","urlPath":"%s"},
                 "response":{"status":200,"bodyFileName":"rows.json",
                             "headers":{"Content-Type":"application/json; charset=utf-8"}}}
                """.formatted(ROWS));
        var jar = here().resolveSibling("yardstick").resolve("wiremock.jar");
        var port = Child.freePort();
        // With what makes it fastest: no journal, and no chunks.
        var program = List.of(
                "-jar",
                jar.toString(),
                "--port",
                Integer.toString(port),
                "--bind-address",
                "127.0.0.1",
                "--root-dir",
                root.toString(),
                "--no-request-journal",
                "--disable-banner",
                "--use-chunked-encoding",
                "never");
        return Child.start(folder, program, port, Map.of(), "/__admin/mappings");
    }

    /// The jar or folder of this module.
    static Path here() {
        try {
            return Path.of(Sandbox.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// A token of anna by the way that everybody has: a code by mail.
    static String authorization(URI sandbox) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var connectors = get(http, sandbox, "/_sandbox/api/connectors");
            var asking = """
                    {"apiKey":"%s","apiToken":"%s","userId":"12345.anna","otp":"%%s"}
                    """.formatted(found(connectors, "apiKey"), found(connectors, "environmentKey"));
            post(http, sandbox, "OtpRequest", asking.formatted(""));
            var code = found(get(http, sandbox, "/_sandbox/api/mails"), "code");
            var token = found(post(http, sandbox, "OtpValidation", asking.formatted(code)), "token");
            var xml = token.replace("\\r\\n", "\r\n").strip();
            return "AfasToken " + Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String get(HttpClient http, URI sandbox, String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(sandbox.resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private static String post(HttpClient http, URI sandbox, String operation, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(sandbox.resolve("/ProfitRestServices/" + operation))
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    private static String found(String json, String name) {
        var match = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!match.find()) {
            throw new IllegalStateException("There is no " + name + " in the answer.");
        }
        return match.group(1);
    }
}
