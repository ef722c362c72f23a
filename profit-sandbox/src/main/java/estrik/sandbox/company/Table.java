package estrik.sandbox.company;

import org.jspecify.annotations.Nullable;

/// A data collection that somebody filled, with its rows.
public record Table(DataCollection collection, Rows rows) {
    /// The same with one more row of these values.
    ///
    /// @throws IllegalArgumentException when they do not fit the columns
    public Table with(@Nullable Object... values) {
        return new Table(collection, rows.with(collection.row(values)));
    }
}
