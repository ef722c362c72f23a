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
        description = "Measures the workspace, each figure beside its yardstick (docs/benchmarks.md).")
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
        try (var company = VanDelft.prepare()) {
            for (var measurement : name == null ? List.of(Measurement.values()) : List.of(name)) {
                measurement.run(company, report);
            }
        }
        return 0;
    }
}
