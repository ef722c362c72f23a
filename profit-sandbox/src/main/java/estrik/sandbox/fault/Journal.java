package estrik.sandbox.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The newest calls at AFAS's paths. Shared by threads.
public final class Journal {
    private static final int KEPT = 1000;

    /// A call with what was sent to and fro.
    ///
    /// @param number its place among all calls since the start, from 1
    public record Entry(long number, Call call, Message request, Message response) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long last;

    public synchronized void add(Call call, Message request, Message response) {
        entries.addFirst(new Entry(++last, call, request, response));
        if (entries.size() > KEPT) {
            entries.removeLast();
        }
    }

    public synchronized List<Call> newestFirst() {
        return entries.stream().map(Entry::call).toList();
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized Optional<Entry> entry(long number) {
        return entries.stream().filter(each -> each.number() == number).findFirst();
    }

    public synchronized void clear() {
        entries.clear();
    }
}
