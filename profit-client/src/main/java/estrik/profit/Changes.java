package estrik.profit;

import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changed rows while they are read; begun by [ChangedRows#open()]. Like [Rows] it ends by itself only when
/// all were read, and throws [ProfitRefused] when Profit refuses. For one thread, but [#close()] may be
/// called by any.
///
/// The rows are read in the order of their key, not of their change, so some may change behind the place that
/// the reading has come to. Therefore the next reading begins at the newest change that was there when this
/// one began. When all changes fit on one page, which comes from one moment, that is the newest on it;
/// otherwise Profit is asked for the newest change first.
public final class Changes implements Iterable<Row>, AutoCloseable {
    // As text some 50 kB.
    private static final int MOST_SEEN = 5_000;

    private final ChangedRows wish;
    private final AllRows changed;
    private final Iterator<Row> iterator = new Each();
    private final Set<Long> seen = new HashSet<>();
    private volatile Rows rows;
    private volatile boolean closed;

    private @Nullable LocalDateTime newest;
    private @Nullable LocalDateTime from;
    private boolean begun;
    private boolean complete;
    private @Nullable Row next;

    Changes(ChangedRows wish) {
        this.wish = wish;
        var since = wish.since.from(wish.overlap);
        this.changed = since == null
                ? wish.rows
                : wish.rows.where(Filter.field(wish.field).atLeast(since));
        this.rows = changed.open();
    }

    /// The rows; each time the same iterator, for they can be read once. It throws what that of
    /// [Rows#iterator()] does, and [FieldUnreadable] when a row has no time of change or something else in
    /// that field.
    @Override
    public Iterator<Row> iterator() {
        return iterator;
    }

    /// From where the next reading of changes goes on. It moves when all rows were handed out, and is until
    /// then the bookmark that this reading began with: who stops halfway gets the rows again.
    ///
    /// Rows also come again when more than 5,000 were changed within the overlap, when the overlap was made
    /// longer, and when the GetConnector got other fields.
    public Bookmark bookmark() {
        return complete ? Bookmark.at(newest, seen.stream().mapToLong(Long::longValue)) : wish.since;
    }

    private final class Each implements Iterator<Row> {
        @Override
        public boolean hasNext() {
            if (!begun) {
                begin();
                begun = true;
            }
            while (next == null && !complete) {
                if (rows.iterator().hasNext()) {
                    next = unlessSeen(rows.iterator().next());
                } else {
                    complete = true;
                }
            }
            return next != null;
        }

        @Override
        public Row next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException("All changes were read.");
            }
            var row = next;
            next = null;
            return row;
        }
    }

    private void begin() {
        newest = wish.since.newest();
        if (!rows.iterator().hasNext()) {
            return;
        }
        if (rows.isComplete()) {
            note(rows.page());
        } else {
            rows.close();
            note(changed.query.orderByDescending(wish.field).take(1).rows().orElseThrow());
            open();
        }
        from = newest == null ? null : Bookmark.from(newest, wish.overlap);
    }

    private void note(Collection<Row> those) {
        for (var row : those) {
            var time = row.dateTime(wish.field);
            if (time != null && (newest == null || time.isAfter(newest))) {
                newest = time;
            }
        }
    }

    private void open() {
        rows = changed.open();
        if (closed) {
            rows.close();
        }
    }

    private @Nullable Row unlessSeen(Row row) {
        var time = row.dateTime(wish.field);
        var near = time != null && from != null && !time.isBefore(from);
        if (!near && wish.since.isEmpty()) {
            return row;
        }
        var sum = sum(row);
        if (near && seen.size() < MOST_SEEN) {
            seen.add(sum);
        }
        return wish.since.hasSeen(sum) ? null : row;
    }

    /// The content of a row as a number that no other content has: so few are compared that 64 bits are enough.
    private static long sum(Row row) {
        return ByteBuffer.wrap(Jose.sha256(row.bytes())).getLong();
    }

    /// Ends the calls that are under way, at once.
    @Override
    public void close() {
        closed = true;
        rows.close();
    }

    @Override
    public String toString() {
        return "Changes[" + wish + "]";
    }
}
