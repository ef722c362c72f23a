package estrik.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import estrik.profit.Environment;
import estrik.profit.Profit;
import estrik.profit.Token;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// A process that reads many rows with one client and says in one line what that took. It reads a small table
/// until the compiler has done its work, and then the large one.
final class BulkReader {
    static final int PAGE = 1_000;
    static final int IN_FLIGHT = 4;

    private static final int MOST_ROUNDS = 1_500;
    private static final int ROUNDS_TO_WATCH = 50;
    private static final int QUIET_MILLIS = 100;
    private static final String INVOICES = "Sandbox_Invoices";
    private static final AtomicLong mostHeap = new AtomicLong();
    private static final AtomicReference<Invoice> latest = new AtomicReference<>();

    /// Who reads.
    enum Client {
        ESTRIK,
        /// The same, with a look at the memory now and then.
        ESTRIK_HEAP,
        OKHTTP,
        JDK
    }

    /// A table of a sandbox.
    record Table(URI sandbox, String authorization, int rows) {
        URI page(int number) {
            return sandbox.resolve(Sandbox.ROWS + "?take=" + PAGE
                    + "&orderbyfieldids=InvoiceId&operatortypes=2&filterfieldids=InvoiceId&filtervalues="
                    + (number * PAGE + 1));
        }
    }

    private BulkReader() {}

    /// Reads, and says: rows, processor seconds, seconds, megabytes.
    ///
    /// @param arguments client, how often the small table is read at least, and of each table sandbox,
    ///     authorization and rows
    public static void main(String... arguments) throws IOException, InterruptedException {
        var client = Client.valueOf(arguments[0]);
        var small = new Table(URI.create(arguments[2]), arguments[3], Integer.parseInt(arguments[4]));
        var large = new Table(URI.create(arguments[5]), arguments[6], Integer.parseInt(arguments[7]));
        warmUp(client, small, Integer.parseInt(arguments[1]));
        var began = cpu();
        var clock = System.nanoTime();
        var rows = read(client, large);
        System.out.println(rows + " " + (cpu() - began) / 1e9 + " " + (System.nanoTime() - clock) / 1e9 + " "
                + mostHeap.get() / 1e6);
    }

    /// Reads the small table this often, and on until the compiler has nothing to do: what it does is no part
    /// of reading.
    private static void warmUp(Client client, Table small, int rounds) throws IOException, InterruptedException {
        var compiled = -1L;
        for (var round = 0; round < MOST_ROUNDS; round++) {
            if (round >= rounds && round % ROUNDS_TO_WATCH == 0) {
                var now = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
                if (rounds < ROUNDS_TO_WATCH || now - compiled < QUIET_MILLIS) {
                    return;
                }
                compiled = now;
            }
            read(client, small);
        }
    }

    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long read(Client client, Table table) throws IOException, InterruptedException {
        return switch (client) {
            case ESTRIK -> estrik(table, false);
            case ESTRIK_HEAP -> estrik(table, true);
            case OKHTTP -> okHttp(table);
            case JDK -> jdk(table);
        };
    }

    private static long estrik(Table table, boolean watched) {
        var token = Token.parse(table.authorization.substring("AfasToken ".length()));
        var environment = Environment.at(table.sandbox.resolve("/ProfitRestServices"));
        try (var profit = Profit.builder(environment)
                .callsAtOnce(IN_FLIGHT)
                .compressed(false)
                .build()) {
            return profit.as(token)
                    .get(INVOICES)
                    .allBy("InvoiceId")
                    .pageSize(PAGE)
                    .inFlight(IN_FLIGHT)
                    .onProgress(progress -> {
                        if (watched && progress.calls() % 100 == 0) {
                            look();
                        }
                    })
                    .each(row -> take(Invoice.of(row)))
                    .orElseThrow();
        }
    }

    private static void look() {
        System.gc();
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        mostHeap.accumulateAndGet(heap.getUsed(), Math::max);
    }

    private static long okHttp(Table table) throws InterruptedException {
        var client = new OkHttpClient();
        var json = new JsonFactory();
        var rows = pages(table, uri -> {
            var request = new Request.Builder()
                    .url(uri.toString())
                    .header("Authorization", table.authorization)
                    .header("Accept-Encoding", "identity")
                    .build();
            Call call = client.newCall(request);
            try (var response = call.execute();
                    var parser = json.createParser(
                            ObjectReadContext.empty(), response.body().byteStream())) {
                Invoice.toRows(parser);
                var count = 0;
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    take(Invoice.read(parser));
                    count++;
                }
                return count;
            }
        });
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        return rows;
    }

    private static long jdk(Table table) throws InterruptedException {
        var json = new JsonMapper();
        try (var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return pages(table, uri -> {
                var request = HttpRequest.newBuilder(uri)
                        .header("Authorization", table.authorization)
                        .build();
                try (var body =
                        client.send(request, BodyHandlers.ofInputStream()).body()) {
                    var page = json.readValue(body, Invoice.Page.class);
                    page.rows().forEach(BulkReader::take);
                    return page.rows().size();
                }
            });
        }
    }

    /// Reads one page.
    private interface PageReader {
        int read(URI page) throws IOException, InterruptedException;
    }

    /// All pages, several at once; the number of rows is known beforehand, and so is where each page begins.
    private static long pages(Table table, PageReader reader) throws InterruptedException {
        var next = new AtomicInteger();
        var rows = new AtomicLong();
        Callable<Boolean> turn = () -> {
            for (var page = next.getAndIncrement(); page < table.rows / PAGE; page = next.getAndIncrement()) {
                rows.addAndGet(reader.read(table.page(page)));
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(IN_FLIGHT)) {
            for (var one : threads.invokeAll(
                    IntStream.range(0, IN_FLIGHT).mapToObj(number -> turn).toList())) {
                one.get();
            }
            return rows.get();
        } catch (ExecutionException trouble) {
            throw new IllegalStateException("A page could not be read.", trouble.getCause());
        }
    }

    // The compiler may not leave out what somebody could look at.
    private static void take(Invoice invoice) {
        latest.setOpaque(invoice);
    }
}
