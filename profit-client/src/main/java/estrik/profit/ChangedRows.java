package estrik.profit;

import java.time.Duration;
import java.util.function.Consumer;

/// The rows that were changed since an earlier reading; made by [AllRows#changedSince(String, Bookmark)].
/// Immutable: nothing is asked before [#open()] or [#each(Consumer)].
///
/// ```java
/// try (var changes = invoices.changedSince("ModifiedDate", Bookmark.parse(kept)).open()) {
///     for (var invoice : changes) {
///         keep(invoice);
///     }
///     kept = changes.bookmark().toString();
/// }
/// ```
///
/// A change is told at least once, and told again only in the cases that [Changes#bookmark()] names. Rows
/// that were deleted are not told: AFAS has other GetConnectors for those (help, *Audit*).
public final class ChangedRows {
    private static final Duration OVERLAP = Duration.ofSeconds(2);

    final AllRows rows;
    final String field;
    final Bookmark since;
    final Duration overlap;

    private ChangedRows(AllRows rows, String field, Bookmark since, Duration overlap) {
        this.rows = rows;
        this.field = field;
        this.since = since;
        this.overlap = overlap;
    }

    static ChangedRows of(AllRows rows, String field, Bookmark since) {
        Query.name(field);
        return new ChangedRows(rows, field, since, OVERLAP);
    }

    /// How far before the newest change that is known the reading begins; 2 seconds unless set. Profit shows
    /// whole seconds and stores fractions, and a change that takes a while to be stored carries the moment at
    /// which it began: make it longer when large imports run. Over the hour that comes twice in autumn the
    /// reading goes back to before that hour by itself.
    ///
    /// @throws IllegalArgumentException when less than 1 second
    public ChangedRows overlap(Duration time) {
        if (time.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("An overlap is at least 1 second: Profit does not show fractions.");
        }
        return new ChangedRows(rows, field, since, time);
    }

    /// Begins to read. Close what you get: that ends the calls that are still under way.
    public Changes open() {
        return new Changes(this);
    }

    /// Reads to the end and hands over each row. What the consumer throws goes through.
    ///
    /// @return the bookmark for the next reading. A refusal says that the reading broke off, behind the rows
    ///     that were handed over: the bookmark is still the one before, and they come again
    /// @throws FieldUnreadable when a row has no time of change, or something else in that field
    public Answer<Bookmark> each(Consumer<? super Row> consumer) {
        try (var changes = open()) {
            while (true) {
                Row row;
                try {
                    if (!changes.iterator().hasNext()) {
                        return new Answer.Ok<>(changes.bookmark());
                    }
                    row = changes.iterator().next();
                } catch (ProfitRefused refused) {
                    return new Answer.Refused<>(refused.refusal());
                }
                consumer.accept(row);
            }
        }
    }

    @Override
    public String toString() {
        return "ChangedRows[" + rows + ", since " + since.newest() + "]";
    }
}
