package estrik.profit;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// How far a reading of changes has come, for the next one: the newest change that was told, and which rows
/// around it were handed out already, as sums of their content. Immutable; as text it can be kept anywhere
/// and used by another program.
public final class Bookmark {
    /// Before every change: a reading from here gives all rows.
    public static final Bookmark START = new Bookmark(null, LongStream.empty());

    private static final String VERSION = "1";

    private final @Nullable LocalDateTime newest;
    private final long[] seen;

    private Bookmark(@Nullable LocalDateTime newest, LongStream seen) {
        this.newest = newest;
        this.seen = seen.sorted().toArray();
    }

    /// @param newest on the clock in Amsterdam, as Profit shows it; `null` when no row told a time
    static Bookmark at(@Nullable LocalDateTime newest, LongStream seen) {
        return new Bookmark(newest, seen);
    }

    @Nullable
    LocalDateTime newest() {
        return newest;
    }

    boolean isEmpty() {
        return seen.length == 0;
    }

    boolean hasSeen(long sum) {
        return Arrays.binarySearch(seen, sum) >= 0;
    }

    /// From when on changes may not have been seen; `null` when none was.
    @Nullable
    LocalDateTime from(Duration overlap) {
        return newest == null ? null : from(newest, overlap);
    }

    /// Goes back from a moment by the overlap. In the autumn night in which the clock is set back an hour
    /// comes twice, and what was changed in its second run looks older than what was changed in its first; so
    /// from inside that hour it goes back to before it.
    static LocalDateTime from(LocalDateTime newest, Duration overlap) {
        var from = newest.minus(overlap);
        var change = Row.ZONE.getRules().getTransition(from);
        return change != null && change.isOverlap() ? change.getDateTimeAfter().minus(overlap) : from;
    }

    /// Reads what [#toString()] gave.
    ///
    /// @throws IllegalArgumentException when it is no bookmark, or one of a later version of this library
    public static Bookmark parse(String text) {
        var parts = text.strip().split(";", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new IllegalArgumentException("This is no bookmark that this version can read.");
        }
        try {
            var newest = parts[1].isEmpty() ? null : LocalDateTime.parse(parts[1]);
            var sums = ByteBuffer.wrap(Base64.getUrlDecoder().decode(parts[2])).asLongBuffer();
            return new Bookmark(newest, LongStream.generate(sums::get).limit(sums.remaining()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new IllegalArgumentException("This bookmark is damaged.", e);
        }
    }

    /// The bookmark as text of one line: letters, digits and `;:-_=`. Nothing of a row can be read from it.
    @Override
    public String toString() {
        var sums = ByteBuffer.allocate(seen.length * Long.BYTES);
        sums.asLongBuffer().put(LongBuffer.wrap(seen));
        return VERSION + ";" + (newest == null ? "" : newest) + ";"
                + Base64.getUrlEncoder().encodeToString(sums.array());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bookmark bookmark && bookmark.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }
}
