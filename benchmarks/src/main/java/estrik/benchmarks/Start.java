package estrik.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// From `./estrik start` on an existing database to the first good answer of `/health/ready`.
final class Start {
    private static final int RUNS = 9;

    private Start() {}

    static void measure(VanDelft company, Report report) throws IOException, InterruptedException {
        var bareServer = new ArrayList<Started>();
        var bareSpring = new ArrayList<Started>();
        var workspace = new ArrayList<Started>();
        // In turn, so that a busy moment of the machine strikes them all.
        for (var run = 0; run < RUNS; run++) {
            try (var child = company.start(BareServer.class)) {
                bareServer.add(Started.of(child));
            }
            try (var child = company.start(BareSpring.class)) {
                bareSpring.add(Started.of(child));
            }
            try (var child = company.startWorkspace()) {
                workspace.add(Started.of(child));
            }
        }
        tell(report, "start", "s", workspace, bareServer, bareSpring, Started::seconds);
        tell(report, "start.cpu", "CPU-s", workspace, bareServer, bareSpring, Started::cpuSeconds);
    }

    private static void tell(
            Report report,
            String name,
            String unit,
            List<Started> workspace,
            List<Started> bareServer,
            List<Started> bareSpring,
            ToDoubleFunction<Started> figure) {
        var samples = each(workspace, figure);
        report.figure(
                name, samples, unit, "a bare JVM", each(bareServer, figure).median());
        report.figure(
                name,
                samples,
                unit,
                "bare Spring Boot on Jetty",
                each(bareSpring, figure).median());
    }

    private static Samples each(List<Started> runs, ToDoubleFunction<Started> figure) {
        return new Samples(runs.stream().mapToDouble(figure).boxed().toList());
    }

    private record Started(double seconds, double cpuSeconds) {
        static Started of(Child child) {
            return new Started(
                    child.startTime().toNanos() / 1e9, child.startCpu().toNanos() / 1e9);
        }
    }
}
