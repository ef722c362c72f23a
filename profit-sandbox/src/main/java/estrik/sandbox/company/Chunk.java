package estrik.sandbox.company;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Some rows that lie together and never change, column by column: who looks for a value touches one column only.
public final class Chunk {
    private final @Nullable Object[][] columns;
    private final int size;

    private Chunk(@Nullable Object[][] columns, int size) {
        this.columns = columns;
        this.size = size;
    }

    /// The rows in their order, at least one, all of one length.
    static Chunk of(List<@Nullable Object[]> rows) {
        var columns = new @Nullable Object[rows.getFirst().length][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = rows.get(row)[column];
            }
        }
        return new Chunk(columns, rows.size());
    }

    static Chunk ofColumns(@Nullable Object[][] columns, int size) {
        return new Chunk(columns, size);
    }

    public int size() {
        return size;
    }

    int width() {
        return columns.length;
    }

    /// The values of a column, one for each row. Nobody may change them.
    public @Nullable Object[] column(int at) {
        return columns[at];
    }

    /// A row, as an array of its own.
    public @Nullable Object[] row(int at) {
        var row = new @Nullable Object[columns.length];
        for (int column = 0; column < row.length; column++) {
            row[column] = columns[column][at];
        }
        return row;
    }

    Stream<@Nullable Object[]> rows() {
        return IntStream.range(0, size).mapToObj(this::row);
    }

    Chunk with(@Nullable Object[] row) {
        var more = new @Nullable Object[columns.length][];
        for (int column = 0; column < more.length; column++) {
            more[column] = Arrays.copyOf(columns[column], size + 1);
            more[column][size] = row[column];
        }
        return new Chunk(more, size + 1);
    }

    boolean any(IntPredicate fits) {
        return IntStream.range(0, size).anyMatch(fits);
    }
}
