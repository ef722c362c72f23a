package estrik.sandbox.company;

import java.util.List;

/// What GetConnectors are based on ("gegevensverzameling"): columns, and rows that belong to them.
///
/// A row is an array with a value for every column, in their order: null, `String`, `Long`, `BigDecimal`, `Boolean`,
/// `LocalDateTime` (of Amsterdam) or `byte[]`.
///
/// @param id the name by which a GetConnector refers to it
public record DataCollection(String id, String dutch, String english, List<Column> columns) {
    public DataCollection {
        columns = List.copyOf(columns);
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
}
