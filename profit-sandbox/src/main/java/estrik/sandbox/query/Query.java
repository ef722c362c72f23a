package estrik.sandbox.query;

import estrik.sandbox.company.Chunk;
import estrik.sandbox.wire.ProfitError;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reading of a GetConnector: which rows, in which order, how many of them.
///
/// @param shuffled whether rows without an order come in another one each time, as Profit is free to do
public record Query(Filtering filter, Order order, Page page, boolean shuffled) {
    // OAS get-connector.md: columns times rows stay below this.
    private static final int MOST_CELLS = 150_000;
    // Further on, keeping the first rows in order costs more than sorting all.
    private static final int MOST_KEPT = 10_000;
    private static final int AT_ONCE = 1_000;

    /// The rows, each as long as the data collection is wide.
    public List<@Nullable Object[]> rows(View view) {
        int columns = Math.max(1, view.fields().size());
        long most = (MOST_CELLS + columns - 1L) / columns;
        var found = page(view, page.start(), page.length(most));
        if ((long) found.size() * columns >= MOST_CELLS) {
            throw ProfitError.outOfMemory();
        }
        return found;
    }

    private List<@Nullable Object[]> page(View view, long start, long length) {
        if (!order.isDefined() && !shuffled) {
            return asMade(view, start, length);
        }
        if (order.isDefined() && start + length <= MOST_KEPT && start + length > 0) {
            return cut(first(view, (int) (start + length)), start, length).stream()
                    .map(Placed::row)
                    .toList();
        }
        var all = asMade(view, 0, Long.MAX_VALUE);
        if (order.isDefined()) {
            all.sort(order);
        } else {
            Collections.shuffle(all);
        }
        return cut(all, start, length);
    }

    private static <T> List<T> cut(List<T> rows, long start, long length) {
        int from = (int) Math.min(start, rows.size());
        return rows.subList(from, (int) Math.min(from + length, rows.size()));
    }

    /// The rows in the order in which they were made; looks no further than it must.
    // Plain loops over columns: a million rows pass here, and streams or rows as objects cost several times as much.
    private List<@Nullable Object[]> asMade(View view, long start, long length) {
        var filters = filters(view);
        var found = new ArrayList<@Nullable Object[]>();
        long left = start;
        for (var chunk : view.rows().chunks()) {
            if (filters.isEmpty() && left >= chunk.size()) {
                left -= chunk.size();
                continue;
            }
            var passing = passing(filters, chunk);
            for (int at = passing.nextSetBit(0); at >= 0; at = passing.nextSetBit(at + 1)) {
                if (--left < 0) {
                    found.add(chunk.row(at));
                    if (found.size() == length) {
                        return found;
                    }
                }
            }
        }
        return found;
    }

    /// The first rows in the order, without sorting all: whenever many are found, those too far back are let go.
    private List<Placed> first(View view, int most) {
        var filters = filters(view);
        var found = new ArrayList<Placed>();
        Placed last = null;
        for (var chunk : view.rows().chunks()) {
            var passing = passing(filters, chunk);
            for (int at = passing.nextSetBit(0); at >= 0; at = passing.nextSetBit(at + 1)) {
                // One that is equal to the last comes behind it, for it was made later.
                if (last == null || order.compare(chunk, at, last.chunk, last.at) < 0) {
                    found.add(new Placed(chunk, at));
                }
                if (found.size() == most + AT_ONCE) {
                    found.sort(this::compare);
                    found.subList(most, found.size()).clear();
                    last = found.getLast();
                }
            }
        }
        // Which takes no time when the rows lie in that order already.
        found.sort(this::compare);
        return cut(found, 0, most);
    }

    private int compare(Placed one, Placed other) {
        return order.compare(one.chunk, one.at, other.chunk, other.at);
    }

    private List<Filtering> filters(View view) {
        var filters = new ArrayList<>(view.standing());
        filters.add(filter);
        filters.removeIf(each -> each.groups().isEmpty());
        return filters;
    }

    private static BitSet passing(List<Filtering> filters, Chunk chunk) {
        var passing = new BitSet(chunk.size());
        passing.set(0, chunk.size());
        filters.forEach(each -> each.sift(chunk, passing));
        return passing;
    }

    /// A row where it lies.
    private record Placed(Chunk chunk, int at) {
        @Nullable
        Object[] row() {
            return chunk.row(at);
        }
    }
}
