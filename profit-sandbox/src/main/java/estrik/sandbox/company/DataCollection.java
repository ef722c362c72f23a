package estrik.sandbox.company;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What GetConnectors are based on ("gegevensverzameling"): columns, and rows that belong to them.
///
/// A row is an array with a value for every column, in their order: null, `String`, `Long`, `BigDecimal`, `Boolean`,
/// `LocalDateTime` (of Amsterdam) or `byte[]`.
///
/// @param id the name by which a GetConnector refers to it
public record DataCollection(String id, String dutch, String english, List<Column> columns) {
    public DataCollection {
        columns = List.copyOf(columns);
        var ids = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (var column : columns) {
            if (!ids.add(column.id())) {
                throw new IllegalArgumentException("there are two columns '" + column.id() + "' in " + id);
            }
        }
    }

    /// The place of the column in every row.
    ///
    /// @throws IllegalArgumentException when there is no such column
    public int at(String column) {
        for (int at = 0; at < columns.size(); at++) {
            if (columns.get(at).id().equalsIgnoreCase(column)) {
                return at;
            }
        }
        throw new IllegalArgumentException("There is no column '" + column + "' in the data collection " + id);
    }

    public boolean has(String column) {
        return columns.stream().anyMatch(each -> each.id().equalsIgnoreCase(column));
    }

    /// A row of these values, one for every column.
    ///
    /// @throws IllegalArgumentException when there are more or fewer, or when a column cannot hold its value
    public @Nullable Object[] row(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(
                    "a row of " + id + " has " + columns.size() + " values, not " + values.length);
        }
        var row = new @Nullable Object[values.length];
        for (int at = 0; at < row.length; at++) {
            row[at] = columns.get(at).holding(values[at]);
        }
        return row;
    }
}
