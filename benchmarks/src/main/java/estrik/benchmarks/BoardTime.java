package estrik.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The time that the server takes for a board with six filled tiles, once it is warm.
final class BoardTime {
    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 5;
    private static final int QUESTIONS = 1_000;

    private BoardTime() {}

    private record Round(Samples times, double perCpuSecond) {}

    static void measure(VanDelft company, Report report) throws IOException, InterruptedException {
        try (var child = company.startWorkspace()) {
            var anna = Visitor.signedIn(child.uri());
            var nobody = Visitor.unknown(child.uri());
            var tiles = anna.read("/").split("data-tile=", -1).length - 1;
            if (tiles != VanDelft.TILES) {
                throw new IllegalStateException("The board shows " + tiles + " tiles.");
            }
            Load.closedLoop(2, WARM_UP, () -> anna.visit("/"));
            Load.closedLoop(2, WARM_UP, () -> nobody.visit("/health/live"));
            for (var clients : List.of(1, 4)) {
                var board = new ArrayList<Round>();
                var live = new ArrayList<Round>();
                for (var round = 0; round < ROUNDS; round++) {
                    board.add(round(child, clients, () -> anna.visit("/")));
                    live.add(round(child, clients, () -> nobody.visit("/health/live")));
                }
                tell(report, "board." + (clients == 1 ? "1-client" : clients + "-clients"), board, live);
            }
        }
    }

    private static Round round(Child child, int clients, Load.Question question) throws InterruptedException {
        var before = child.cpu();
        var times = Load.closedLoop(clients, QUESTIONS, question);
        var used = child.cpu().minus(before);
        return new Round(times, times.count() * 1e9 / used.toNanos());
    }

    private static void tell(Report report, String name, List<Round> board, List<Round> live) {
        tell(report, name + ".median", "ms", board, live, round -> round.times.median());
        tell(report, name + ".p95", "ms", board, live, round -> round.times.percentile(0.95));
        tell(report, name + ".p99", "ms", board, live, round -> round.times.percentile(0.99));
        tell(report, name + ".per-cpu-s", "pages", board, live, Round::perCpuSecond);
    }

    private static void tell(
            Report report,
            String name,
            String unit,
            List<Round> board,
            List<Round> live,
            ToDoubleFunction<Round> figure) {
        report.figure(
                name,
                each(board, figure),
                unit,
                "/health/live",
                each(live, figure).median());
    }

    private static Samples each(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return new Samples(rounds.stream().mapToDouble(figure).boxed().toList());
    }
}
