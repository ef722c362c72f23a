package estrik.sandbox.company;

import org.jspecify.annotations.Nullable;

/// A data collection that somebody filled, with its rows.
public record Table(DataCollection collection, Rows rows) {
    public Table with(@Nullable Object[] row) {
        if (row.length != collection.columns().size()) {
            throw new IllegalArgumentException("A row of " + collection.id() + " has "
                    + collection.columns().size() + " values, not " + row.length);
        }
        return new Table(collection, rows.with(row));
    }
}
