package estrik.sandbox.company;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds equal values once while many rows are filled, as real data repeats itself. Belongs to one thread.
public final class Pool {
    // What differs in every row would only fill it.
    private static final int MOST = 100_000;

    private final Map<Object, Object> values = new HashMap<>();

    /// The value, or the equal one that came before it.
    public @Nullable Object same(@Nullable Object value) {
        if (value == null || value instanceof byte[]) {
            return value;
        }
        var known = values.get(value);
        if (known == null && values.size() < MOST) {
            values.put(value, value);
        }
        return known == null ? value : known;
    }
}
