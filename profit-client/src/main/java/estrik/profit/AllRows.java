package estrik.profit;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All rows that a question finds, however many, read page by page in the order of a key; made by
/// [Query#allBy(String)]. Immutable: each word gives a new one, and nothing is asked before [#open()] or
/// [#each(Consumer)].
///
/// ```java
/// try (var invoices = session.get("Sandbox_Invoices").allBy("InvoiceId").open()) {
///     for (var invoice : invoices) {
///         keep(invoice);
///     }
/// }
/// ```
///
/// Every row that is there from the beginning of the reading to its end comes exactly once, in the order of the
/// key, however many others come and go meanwhile. A row that comes or goes meanwhile comes once or not at all.
/// [Rows] tells why.
public final class AllRows {
    private static final int PAGE = 1_000;
    private static final int IN_FLIGHT = 4;

    final Query query;
    final String key;
    final int pageSize;
    final int inFlight;
    final @Nullable String after;
    final Consumer<Progress> onProgress;

    private AllRows(
            Query query,
            String key,
            int pageSize,
            int inFlight,
            @Nullable String after,
            Consumer<Progress> onProgress) {
        this.query = query;
        this.key = key;
        this.pageSize = pageSize;
        this.inFlight = inFlight;
        this.after = after;
        this.onProgress = onProgress;
    }

    static AllRows of(Query query, String key) {
        return new AllRows(query, key, PAGE, IN_FLIGHT, null, _progress -> {});
    }

    /// How many rows a call asks for; 1,000 unless set. It becomes less by itself when rows are so wide that
    /// columns times rows would reach the 150,000 from which on Profit may refuse (AFAS docs,
    /// *GetConnector*), and when an answer is [Refusal.TooLarge].
    ///
    /// @throws IllegalArgumentException when less than 2: pages share a row
    public AllRows pageSize(int rows) {
        if (rows < 2) {
            throw new IllegalArgumentException("A page has at least 2 rows: the last of one is the first of the next.");
        }
        return new AllRows(query, key, rows, inFlight, after, onProgress);
    }

    /// How many calls may be under way at once; 4 unless set, and never more than
    /// [Profit.Builder#callsAtOnce(int)] allows. The first call goes alone, for it is often the only one.
    ///
    /// @throws IllegalArgumentException when less than 1
    public AllRows inFlight(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException("At least 1 call at once is needed.");
        }
        return new AllRows(query, key, pageSize, calls, after, onProgress);
    }

    /// Only rows behind this one: goes on where a reading ended.
    ///
    /// @param lastKey what [Rows#lastKey()] told; `null` begins at the beginning
    public AllRows after(@Nullable String lastKey) {
        return new AllRows(query, key, pageSize, inFlight, lastKey, onProgress);
    }

    /// Tells how far the reading has come, each time that a page was handed out and at the end, in the thread
    /// that reads.
    public AllRows onProgress(Consumer<Progress> listener) {
        return new AllRows(query, key, pageSize, inFlight, after, listener);
    }

    /// Only rows that were changed since an earlier reading.
    ///
    /// @param field the field with the moment of the last change, mostly `ModifiedDate` or `DateModified`;
    ///     see the connector's metainfo
    /// @param since what [Changes#bookmark()] told at the end of that reading; [Bookmark#START] for all rows
    /// @throws IllegalArgumentException when it cannot be the name of a field
    /// @throws IllegalStateException when a row was named with [#after(String)]: a reading of changes begins
    ///     anew
    public ChangedRows changedSince(String field, Bookmark since) {
        if (after != null) {
            throw new IllegalStateException("A reading of changes goes on from its bookmark, not after a row.");
        }
        return ChangedRows.of(this, field, since);
    }

    AllRows where(Filter filter) {
        return new AllRows(query.where(filter), key, pageSize, inFlight, after, onProgress);
    }

    /// Begins to read. Close what you get: that ends the calls that are still under way.
    public Rows open() {
        return new Rows(this);
    }

    /// Reads to the end and hands over each row. What the consumer throws goes through.
    ///
    /// @return how many rows there were. A refusal says that the reading broke off, behind the rows that were
    ///     handed over
    public Answer<Long> each(Consumer<? super Row> consumer) {
        try (var rows = open()) {
            var count = 0L;
            while (rows.isReady()) {
                consumer.accept(rows.take());
                count++;
            }
            var refusal = rows.refusal();
            return refusal == null ? new Answer.Ok<>(count) : new Answer.Refused<>(refusal);
        }
    }

    @Override
    public String toString() {
        return "AllRows[" + query + " by " + key + "]";
    }
}
