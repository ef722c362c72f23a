package estrik.sandbox.query;

import estrik.sandbox.company.Chunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The order of rows. Without a key it is undefined in Profit; here it is the order in which the rows were made.
public record Order(List<Key> keys) implements Comparator<@Nullable Object[]> {
    /// One field to order by.
    ///
    /// @param at the place of the value in every row
    public record Key(int at, boolean downwards) {}

    public Order {
        keys = List.copyOf(keys);
    }

    /// Reads `orderbyfieldids`: a comma list in which a minus means downwards.
    public static Order of(@Nullable String given, View view) {
        var keys = new ArrayList<Key>();
        for (var part : given == null ? new String[0] : given.split(",", -1)) {
            var name = part.strip();
            if (!name.isEmpty()) {
                boolean downwards = name.startsWith("-");
                keys.add(
                        new Key(view.field(downwards ? name.substring(1) : name).at(), downwards));
            }
        }
        return new Order(keys);
    }

    boolean isDefined() {
        return !keys.isEmpty();
    }

    @Override
    public int compare(@Nullable Object[] one, @Nullable Object[] other) {
        for (int at = 0; at < keys.size(); at++) {
            var key = keys.get(at);
            int order = Values.compare(one[key.at()], other[key.at()]);
            if (order != 0) {
                return key.downwards() ? -order : order;
            }
        }
        return 0;
    }

    int compare(Chunk one, int row, Chunk other, int otherRow) {
        for (int at = 0; at < keys.size(); at++) {
            var key = keys.get(at);
            int order = Values.compare(one.column(key.at())[row], other.column(key.at())[otherRow]);
            if (order != 0) {
                return key.downwards() ? -order : order;
            }
        }
        return 0;
    }
}
