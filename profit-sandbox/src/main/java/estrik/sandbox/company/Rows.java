package estrik.sandbox.company;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Many rows that never change: a change makes new ones and shares with the old ones all that stayed as it was.
public final class Rows {
    /// How many rows lie together; a change of one row copies no more than these.
    static final int CHUNK = 1_000;

    public static final Rows NONE = new Rows(List.of());

    private final List<@Nullable Object[][]> chunks;

    private Rows(List<@Nullable Object[][]> chunks) {
        this.chunks = List.copyOf(chunks);
    }

    /// The rows in their order. The arrays must not be changed.
    public static Rows of(Stream<@Nullable Object[]> rows) {
        var chunks = new ArrayList<@Nullable Object[][]>();
        var chunk = new ArrayList<@Nullable Object[]>();
        rows.forEach(row -> {
            chunk.add(row);
            if (chunk.size() == CHUNK) {
                chunks.add(packed(chunk));
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            chunks.add(packed(chunk));
        }
        return new Rows(chunks);
    }

    private static @Nullable Object[][] packed(List<@Nullable Object[]> rows) {
        return rows.toArray(new Object[0][]);
    }

    public Stream<@Nullable Object[]> stream() {
        return chunks.stream().flatMap(Arrays::stream);
    }

    public long size() {
        return chunks.stream().mapToLong(chunk -> chunk.length).sum();
    }

    public Rows with(@Nullable Object[] row) {
        var changed = new ArrayList<>(chunks);
        if (chunks.isEmpty() || chunks.getLast().length >= CHUNK) {
            changed.add(new Object[][] {row});
        } else {
            var last = Arrays.copyOf(chunks.getLast(), chunks.getLast().length + 1);
            last[last.length - 1] = row;
            changed.set(changed.size() - 1, last);
        }
        return new Rows(changed);
    }

    /// The same rows, of which those that fit are others.
    public Rows replaced(Predicate<@Nullable Object[]> fits, Function<@Nullable Object[], @Nullable Object[]> other) {
        return changed(chunk -> Arrays.stream(chunk).anyMatch(fits)
                ? Arrays.stream(chunk)
                        .map(row -> fits.test(row) ? other.apply(row) : row)
                        .toArray(Object[][]::new)
                : chunk);
    }

    /// The same rows without those that fit.
    public Rows without(Predicate<@Nullable Object[]> fits) {
        return changed(chunk -> Arrays.stream(chunk).anyMatch(fits)
                ? Arrays.stream(chunk).filter(fits.negate()).toArray(Object[][]::new)
                : chunk);
    }

    private Rows changed(Function<@Nullable Object[][], @Nullable Object[][]> change) {
        return new Rows(
                chunks.stream().map(change).filter(chunk -> chunk.length > 0).toList());
    }

    @Override
    public String toString() {
        return "Rows[" + size() + "]";
    }
}
