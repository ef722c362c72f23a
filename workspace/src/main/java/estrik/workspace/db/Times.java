package estrik.workspace.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The one place where an instant goes into a statement or comes out of a row. Both engines keep
/// milliseconds; anything finer would differ between them.
public final class Times {
    private Times() {}

    /// The value to bind for an instant.
    public static Timestamp stamp(Instant instant) {
        return Timestamp.from(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    /// The value to bind for an instant that may be missing.
    public static @Nullable Timestamp stampOrNull(@Nullable Instant instant) {
        return instant == null ? null : stamp(instant);
    }

    /// The instant in a column that is never empty.
    public static Instant at(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    /// The instant in a column that may be empty.
    public static @Nullable Instant atOrNull(ResultSet row, String column) throws SQLException {
        var stamp = row.getTimestamp(column);
        return stamp == null ? null : stamp.toInstant();
    }
}
