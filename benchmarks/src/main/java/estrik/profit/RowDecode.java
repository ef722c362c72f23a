package estrik.profit;

import estrik.benchmarks.Invoice;
import estrik.sandbox.ProfitSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/// Rows of an answer that is in memory already: how many of them one core makes in a second. Stands in the
/// client's package because nothing public reads bytes.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(RowDecode.ROWS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RowDecode {
    static final int ROWS = 1_000;

    private final JsonFactory tokens = new JsonFactory();
    private final JsonMapper mapper = new JsonMapper();
    private byte[] page = {};

    @Setup
    public void read() throws IOException, InterruptedException {
        try (var sandbox = ProfitSandbox.builder().generate(ROWS, 7).start();
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(sandbox.uri()
                            .resolve("/ProfitRestServices/connectors/Sandbox_Invoices?orderbyfieldids=InvoiceId&take="
                                    + ROWS))
                    .header("Authorization", sandbox.authorizationFor("anna"))
                    .build();
            page = http.send(request, BodyHandlers.ofByteArray()).body();
        }
    }

    /// Rows as the client hands them out: every value found, none made.
    @Benchmark
    public void rows(Blackhole hole) throws IOException, Garbled {
        var reader = RowReader.open(new ByteArrayInputStream(page));
        for (var row = reader.next(); row != null; row = reader.next()) {
            hole.consume(row);
        }
    }

    /// Rows of which a program reads every value.
    @Benchmark
    public void records(Blackhole hole) throws IOException, Garbled {
        var reader = RowReader.open(new ByteArrayInputStream(page));
        for (var row = reader.next(); row != null; row = reader.next()) {
            hole.consume(Invoice.of(row));
        }
    }

    /// The yardstick: the same records by Jackson's databind.
    @Benchmark
    public Invoice.Page databind() {
        return mapper.readValue(page, Invoice.Page.class);
    }

    /// The other yardstick: Jackson's tokens, of which nothing is made.
    @Benchmark
    public int tokens() {
        var count = 0;
        try (var parser = tokens.createParser(ObjectReadContext.empty(), page)) {
            while (parser.nextToken() != null) {
                count++;
            }
        }
        return count;
    }
}
