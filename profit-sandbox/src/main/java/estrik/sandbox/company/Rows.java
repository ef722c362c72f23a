package estrik.sandbox.company;

import java.util.ArrayList;
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

    private final List<Chunk> chunks;

    private Rows(List<Chunk> chunks) {
        this.chunks = List.copyOf(chunks);
    }

    /// The rows in their order, all of one length.
    public static Rows of(Stream<@Nullable Object[]> rows) {
        var chunks = new ArrayList<Chunk>();
        var chunk = new ArrayList<@Nullable Object[]>();
        rows.forEach(row -> {
            chunk.add(row);
            if (chunk.size() == CHUNK) {
                chunks.add(Chunk.of(chunk));
                chunk.clear();
            }
        });
        if (!chunk.isEmpty()) {
            chunks.add(Chunk.of(chunk));
        }
        return new Rows(chunks);
    }

    static Rows ofChunks(List<Chunk> chunks) {
        return new Rows(chunks);
    }

    /// The rows as they lie together, in their order, for who has to go through very many.
    public List<Chunk> chunks() {
        return chunks;
    }

    public Stream<@Nullable Object[]> stream() {
        return chunks.stream().flatMap(Chunk::rows);
    }

    public long size() {
        return chunks.stream().mapToLong(Chunk::size).sum();
    }

    public Rows with(@Nullable Object[] row) {
        var changed = new ArrayList<>(chunks);
        if (chunks.isEmpty() || chunks.getLast().size() >= CHUNK) {
            changed.add(Chunk.of(List.<@Nullable Object[]>of(row)));
        } else {
            changed.set(changed.size() - 1, chunks.getLast().with(row));
        }
        return new Rows(changed);
    }

    /// The same rows, of which those that fit are others.
    public Rows replaced(Predicate<@Nullable Object[]> fits, Function<@Nullable Object[], @Nullable Object[]> other) {
        return changed(fits, chunk -> of(chunk.rows().map(row -> fits.test(row) ? other.apply(row) : row)));
    }

    /// The same rows without those that fit.
    public Rows without(Predicate<@Nullable Object[]> fits) {
        return changed(fits, chunk -> of(chunk.rows().filter(fits.negate())));
    }

    private Rows changed(Predicate<@Nullable Object[]> fits, Function<Chunk, Rows> change) {
        var changed = new ArrayList<Chunk>();
        for (var chunk : chunks) {
            if (chunk.any(at -> fits.test(chunk.row(at)))) {
                changed.addAll(change.apply(chunk).chunks);
            } else {
                changed.add(chunk);
            }
        }
        return new Rows(changed);
    }

    @Override
    public String toString() {
        return "Rows[" + size() + "]";
    }
}
