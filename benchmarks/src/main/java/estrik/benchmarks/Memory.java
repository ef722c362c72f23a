package estrik.benchmarks;

import java.io.IOException;
import java.util.ArrayList;

/// The memory of a workspace that has one connection and nothing to do: resident set, as the system counts it.
final class Memory {
    private static final int RUNS = 5;
    private static final int VISITS = 1_000;

    private Memory() {}

    static void measure(VanDelft company, Report report) throws IOException, InterruptedException {
        var bareIdle = new ArrayList<Double>();
        var bareCollected = new ArrayList<Double>();
        var idle = new ArrayList<Double>();
        var collected = new ArrayList<Double>();
        var visited = new ArrayList<Double>();
        var visitedCollected = new ArrayList<Double>();
        for (var run = 0; run < RUNS; run++) {
            try (var child = company.start(BareSpring.class)) {
                bareIdle.add(settled(child));
                bareCollected.add(afterCollection(child));
            }
            try (var child = company.startWorkspace()) {
                idle.add(settled(child));
                collected.add(afterCollection(child));
                var anna = Visitor.signedIn(child.uri());
                Load.closedLoop(1, VISITS, () -> anna.visit("/"));
                visited.add(settled(child));
                visitedCollected.add(afterCollection(child));
            }
        }
        var yardstick = new Samples(bareIdle).median();
        var collectedYardstick = new Samples(bareCollected).median();
        report.figure("memory.idle", new Samples(idle), "MB", "bare Spring Boot on Jetty", yardstick);
        report.figure(
                "memory.idle-after-gc",
                new Samples(collected),
                "MB",
                "bare Spring Boot on Jetty, after GC",
                collectedYardstick);
        report.figure("memory.visited", new Samples(visited), "MB", "bare Spring Boot on Jetty", yardstick);
        report.figure(
                "memory.visited-after-gc",
                new Samples(visitedCollected),
                "MB",
                "bare Spring Boot on Jetty, after GC",
                collectedYardstick);
    }

    private static double settled(Child child) throws IOException, InterruptedException {
        child.settle();
        return child.megabytes();
    }

    private static double afterCollection(Child child) throws IOException, InterruptedException {
        child.collectGarbage();
        return settled(child);
    }
}
