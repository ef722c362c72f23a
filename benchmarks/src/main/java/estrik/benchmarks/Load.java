package estrik.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Clients that each ask again as soon as they have their answer.
final class Load {
    private Load() {}

    /// One question, to its answer.
    interface Question {
        void ask() throws InterruptedException;
    }

    /// Asks until every client had its share.
    ///
    /// @return how long each question took, in milliseconds
    static Samples closedLoop(int clients, int questions, Question question) throws InterruptedException {
        Callable<List<Double>> client = () -> {
            var times = new ArrayList<Double>();
            for (var asked = 0; asked < questions / clients; asked++) {
                var began = System.nanoTime();
                question.ask();
                times.add((System.nanoTime() - began) / 1e6);
            }
            return times;
        };
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var all = new ArrayList<Double>();
            for (var one : threads.invokeAll(Collections.nCopies(clients, client))) {
                all.addAll(one.get());
            }
            return new Samples(all);
        } catch (ExecutionException trouble) {
            throw new IllegalStateException("A client could not go on.", trouble.getCause());
        }
    }
}
