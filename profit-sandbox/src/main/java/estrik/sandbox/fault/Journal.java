package estrik.sandbox.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// The newest calls at AFAS's paths. Shared by threads.
public final class Journal {
    private static final int KEPT = 1000;

    private final Deque<Call> calls = new ArrayDeque<>();

    public synchronized void add(Call call) {
        calls.addFirst(call);
        if (calls.size() > KEPT) {
            calls.removeLast();
        }
    }

    public synchronized void clear() {
        calls.clear();
    }

    public synchronized List<Call> newestFirst() {
        return List.copyOf(calls);
    }
}
