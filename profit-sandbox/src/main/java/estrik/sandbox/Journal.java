package estrik.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest calls at AFAS's paths. Shared by threads.
final class Journal {
    private static final int KEPT = 1000;

    private final Deque<Call> calls = new ArrayDeque<>();

    synchronized void add(Call call) {
        calls.addFirst(call);
        if (calls.size() > KEPT) {
            calls.removeLast();
        }
    }

    synchronized List<Call> newestFirst() {
        return List.copyOf(calls);
    }
}
