package estrik.benchmarks;

import estrik.profit.RowDecode;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Rows per second that one core makes of bytes; see [RowDecode].
final class Decode {
    private Decode() {}

    static void measure(Report report) {
        var results = run();
        var rows = thousands(results, "rows");
        var records = thousands(results, "records");
        report.figure("decode.rows", rows, "k/s", "the aim", 2_000);
        tell(report, "decode.rows", rows, "Jackson's tokens alone", thousands(results, "tokens"));
        tell(report, "decode.records", records, "Jackson's databind to a record", thousands(results, "databind"));
    }

    private static void tell(Report report, String name, Samples ours, String yardstick, Samples theirs) {
        report.figure(name, ours, "k/s", yardstick, theirs.median());
    }

    private static Collection<RunResult> run() {
        var options = new OptionsBuilder()
                .include(RowDecode.class.getName().replace(".", "\\."))
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            return new Runner(options).run();
        } catch (RunnerException trouble) {
            throw new IllegalStateException("The decoding could not be measured.", trouble);
        }
    }

    private static Samples thousands(Collection<RunResult> results, String method) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + method))
                .findFirst()
                .map(Decode::samples)
                .orElseThrow();
    }

    private static Samples samples(RunResult result) {
        return new Samples(result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(iteration -> iteration.getPrimaryResult().getScore() / 1_000)
                .toList());
    }
}
