package estrik.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Reading many rows with the Profit client: rows per second of its processor time beside what one would
/// write by hand with OkHttp, the JDK and Python; the heap; and the time it takes when every call is slow.
/// The sandbox runs in another process, each client in one of its own, four calls are under way, and nothing
/// is compressed.
final class Bulk {
    private static final int RUNS = 3;
    private static final int SMALL = 20_000;
    private static final int LARGE = 1_000_000;
    private static final int WARM_UP = 100;
    private static final int SLOW = 400_000;
    private static final int LATENCY = 200;
    private static final String PYTHON = """
            import json, resource, sys, threading, time
            import requests
            base, authorization, rows, page, threads = sys.argv[1], sys.argv[2], *map(int, sys.argv[3:])
            first, lock, counted = iter(range(1, rows, page)), threading.Lock(), []
            def read():
                with requests.Session() as session:
                    session.headers.update({"Authorization": authorization, "Accept-Encoding": "identity"})
                    while True:
                        with lock:
                            begin = next(first, None)
                        if begin is None:
                            return
                        answer = session.get(base, params={
                            "take": page, "orderbyfieldids": "InvoiceId", "operatortypes": 2,
                            "filterfieldids": "InvoiceId", "filtervalues": begin})
                        counted.append(len(answer.json()["rows"]))
            def cpu():
                used = resource.getrusage(resource.RUSAGE_SELF)
                return used.ru_utime + used.ru_stime
            began, clock = cpu(), time.monotonic()
            readers = [threading.Thread(target=read) for _ in range(threads)]
            [reader.start() for reader in readers]
            [reader.join() for reader in readers]
            print(sum(counted), cpu() - began, time.monotonic() - clock, 0)
            """;

    private final Path folder;
    private final Report report;

    private Bulk(Path folder, Report report) {
        this.folder = folder;
        this.report = report;
    }

    static void measure(Path folder, Report report) throws IOException, InterruptedException {
        var bulk = new Bulk(folder, report);
        try (var small = Sandbox.start(folder, SMALL)) {
            var warmUp = table(small, SMALL);
            bulk.rows(warmUp);
            bulk.slow(warmUp);
        }
    }

    private static BulkReader.Table table(Child sandbox, int rows) throws IOException, InterruptedException {
        return new BulkReader.Table(sandbox.uri(), Sandbox.authorization(sandbox.uri()), rows);
    }

    /// What a reader said.
    private record Reading(long rows, double cpuSeconds, double seconds, double heap) {
        static Reading of(String line) {
            var parts = line.split(" ", -1);
            return new Reading(
                    Long.parseLong(parts[0]),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]));
        }

        Reading expecting(int wanted) {
            if (rows != wanted) {
                throw new IllegalStateException("There should be " + wanted + " rows, and " + rows + " were read.");
            }
            return this;
        }

        double perCpuSecond() {
            return rows / cpuSeconds / 1_000;
        }
    }

    private void rows(BulkReader.Table warmUp) throws IOException, InterruptedException {
        try (var sandbox = Sandbox.start(folder, LARGE, "-Xmx1g")) {
            var table = table(sandbox, LARGE);
            var estrik = new ArrayList<Reading>();
            var okHttp = new ArrayList<Reading>();
            var jdk = new ArrayList<Reading>();
            for (var run = 0; run < RUNS; run++) {
                estrik.add(read(BulkReader.Client.ESTRIK, warmUp, WARM_UP, table));
                okHttp.add(read(BulkReader.Client.OKHTTP, warmUp, WARM_UP, table));
                jdk.add(read(BulkReader.Client.JDK, warmUp, WARM_UP, table));
            }
            var ours = each(estrik, Reading::perCpuSecond);
            report.figure("bulk.rows", ours, "k/CPU-s", "the aim", 1_000);
            against(ours, "OkHttp and Jackson's tokens", each(okHttp, Reading::perCpuSecond));
            against(ours, "the JDK and Jackson's databind", each(jdk, Reading::perCpuSecond));
            python(table, ours);
            var heap = read(BulkReader.Client.ESTRIK_HEAP, warmUp, 1, table, "-Xmx32m");
            report.figure("bulk.heap", one(heap.heap()), "MB", "the aim, with -Xmx32m", 32);
        }
    }

    private void against(Samples ours, String yardstick, Samples theirs) {
        report.figure("bulk.rows", ours, "k/CPU-s", yardstick, theirs.median());
    }

    private void python(BulkReader.Table table, Samples ours) throws IOException, InterruptedException {
        if (new ProcessBuilder("python3", "-c", "import requests")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0) {
            report.missing("bulk.rows", "python3 with requests is not installed (Debian: python3-requests)");
            return;
        }
        var command = List.of(
                "python3",
                "-c",
                PYTHON,
                table.sandbox().resolve(Sandbox.ROWS).toString(),
                table.authorization(),
                Integer.toString(table.rows()),
                Integer.toString(BulkReader.PAGE),
                Integer.toString(BulkReader.IN_FLIGHT));
        against(ours, "Python's requests", one(run(command, table.rows()).perCpuSecond()));
    }

    /// All calls take as long as over a slow line. The bound is what no client with so many calls under way
    /// can beat.
    private void slow(BulkReader.Table warmUp) throws IOException, InterruptedException {
        try (var sandbox = Sandbox.start(folder, SLOW)) {
            var table = table(sandbox, SLOW);
            delay(sandbox.uri());
            var page = median(table);
            var reading = read(BulkReader.Client.ESTRIK, warmUp, 1, table);
            var bound = (double) SLOW / (BulkReader.IN_FLIGHT * BulkReader.PAGE) * page;
            report.figure("bulk.slow", one(reading.seconds()), "s", "rows / (4 x 1,000) x one call's time", bound);
        }
    }

    private static void delay(URI sandbox) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var fault = "{\"delayMillis\":" + LATENCY + ",\"calls\":\"all\"}";
            var request = HttpRequest.newBuilder(sandbox.resolve("/_sandbox/api/faults"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(fault))
                    .build();
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("The sandbox does not become slow: " + status + ".");
            }
        }
    }

    private static double median(BulkReader.Table table) throws IOException {
        var times = new ArrayList<Double>();
        try (var connection = new Connection(table.sandbox())) {
            for (var page = 0; page < SLOW / BulkReader.PAGE; page += 20) {
                var began = System.nanoTime();
                var uri = table.page(page);
                connection.get(uri.getRawPath() + "?" + uri.getRawQuery(), table.authorization());
                times.add((System.nanoTime() - began) / 1e9);
            }
        }
        return new Samples(times).median();
    }

    private Reading read(
            BulkReader.Client client, BulkReader.Table warmUp, int times, BulkReader.Table table, String... flags)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        Collections.addAll(command, flags);
        command.addAll(List.of("-cp", Sandbox.here().toString(), BulkReader.class.getName(), client.name()));
        command.add(Integer.toString(times));
        for (var each : List.of(warmUp, table)) {
            command.addAll(List.of(each.sandbox().toString(), each.authorization(), Integer.toString(each.rows())));
        }
        return run(command, table.rows());
    }

    private static Reading run(List<String> command, int rows) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            var line = said.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IllegalStateException("A reader could not go on.");
            }
            return Reading.of(line).expecting(rows);
        } finally {
            process.destroy();
        }
    }

    private static Samples each(List<Reading> readings, ToDoubleFunction<Reading> figure) {
        return new Samples(readings.stream().mapToDouble(figure).boxed().toList());
    }

    private static Samples one(double value) {
        return new Samples(List.of(value));
    }
}
