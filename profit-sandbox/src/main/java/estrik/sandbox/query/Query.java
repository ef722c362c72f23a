package estrik.sandbox.query;

import estrik.sandbox.wire.ProfitError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One reading of a GetConnector: which rows, in which order, how many of them.
///
/// @param shuffled whether rows without an order come in another one each time, as Profit is free to do
public record Query(Filtering filter, Order order, Page page, boolean shuffled) {
    // OAS get-connector.md: columns times rows stay below this.
    private static final int MOST_CELLS = 150_000;
    // Further on, keeping the first rows in order costs more than sorting all.
    private static final int MOST_KEPT = 10_000;

    /// The rows, each as long as the data collection is wide.
    public List<@Nullable Object[]> rows(View view) {
        int columns = Math.max(1, view.fields().size());
        long most = (MOST_CELLS + columns - 1L) / columns;
        var found = page.cut(ordered(view.rows().filter(filter::accepts)), most);
        if ((long) found.size() * columns >= MOST_CELLS) {
            throw ProfitError.outOfMemory();
        }
        return found;
    }

    private Stream<@Nullable Object[]> ordered(Stream<@Nullable Object[]> rows) {
        if (!order.isDefined()) {
            return shuffled ? shuffled(rows) : rows;
        }
        return page.ends() && page.end() <= MOST_KEPT ? first(rows, page.end()) : rows.sorted(order);
    }

    private static Stream<@Nullable Object[]> shuffled(Stream<@Nullable Object[]> rows) {
        var all = new ArrayList<>(rows.toList());
        Collections.shuffle(all);
        return all.stream();
    }

    /// The first rows in the order, without sorting those behind them.
    private Stream<@Nullable Object[]> first(Stream<@Nullable Object[]> rows, long most) {
        var last = new PriorityQueue<Placed>((one, other) -> {
            int order = this.order.compare(other.row, one.row);
            return order != 0 ? order : Long.compare(other.at, one.at);
        });
        long at = 0;
        for (var each = rows.iterator(); each.hasNext(); at++) {
            var row = each.next();
            if (last.size() < most) {
                last.add(new Placed(row, at));
            } else if (order.compare(row, last.element().row) < 0) {
                last.poll();
                last.add(new Placed(row, at));
            }
        }
        var kept = new ArrayList<@Nullable Object[]>(Collections.nCopies(last.size(), new @Nullable Object[0]));
        for (int place = last.size() - 1; place >= 0; place--) {
            kept.set(place, last.remove().row);
        }
        return kept.stream();
    }

    /// A row and how many came before it, so that equal ones stay in their order.
    private static final class Placed {
        private final @Nullable Object[] row;
        private final long at;

        Placed(@Nullable Object[] row, long at) {
            this.row = row;
            this.at = at;
        }
    }
}
