package estrik.benchmarks;

import estrik.profit.Environment;
import estrik.profit.Profit;
import estrik.profit.Token;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the Profit client adds to the shortest call: beside the same question over a plain socket, in turn,
/// one after the other.
final class SmallCall {
    private static final String PATH = "/ProfitRestServices/ProfitVersion";
    private static final int WARM_UP = 20_000;
    private static final int CALLS = 20_000;

    private SmallCall() {}

    static void measure(Path folder, Report report) throws IOException, InterruptedException {
        try (var sandbox = Sandbox.start(folder, 0)) {
            var authorization = Sandbox.authorization(sandbox.uri());
            var environment = Environment.at(sandbox.uri().resolve("/ProfitRestServices"));
            try (var profit = Profit.builder(environment).compressed(false).build();
                    var connection = new Connection(sandbox.uri())) {
                var session = profit.as(Token.parse(authorization.substring("AfasToken ".length())));
                var plain = new ArrayList<Double>();
                var ours = new ArrayList<Double>();
                for (var call = 0; call < WARM_UP + CALLS; call++) {
                    var began = System.nanoTime();
                    connection.get(PATH, authorization);
                    var between = System.nanoTime();
                    session.profitVersion().orElseThrow();
                    var ended = System.nanoTime();
                    if (call >= WARM_UP) {
                        plain.add((between - began) / 1e3);
                        ours.add((ended - between) / 1e3);
                    }
                }
                var socket = new Samples(plain).median();
                report.figure("call", new Samples(ours), "us", "the same over a plain socket", socket);
                var added = new Samples(List.of(new Samples(ours).median() - socket));
                report.figure("call.added", added, "us", "the aim", 50);
            }
        }
    }
}
