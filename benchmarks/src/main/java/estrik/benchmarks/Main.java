package estrik.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The measurements from a terminal.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures workspace, sandbox and client, each figure beside its yardstick (docs/benchmarks.md).")
final class Main implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "one of ${COMPLETION-CANDIDATES}; without a name all run in turn")
    private @Nullable Measurement name;

    private Main() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        var report = new Report(System.out);
        report.machine();
        if (name != null && !name.isOfWorkspace()) {
            name.run(report);
        } else {
            measure(name == null ? List.of(Measurement.values()) : List.of(name), report);
        }
        return 0;
    }

    private static void measure(List<Measurement> wanted, Report report) throws IOException, InterruptedException {
        try (var company = VanDelft.prepare()) {
            for (var measurement : wanted) {
                measurement.run(company, report);
            }
        }
    }
}
