package estrik.profit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of a row's fields in their order; one for all rows of an answer that have the same. Immutable,
/// shared by threads.
final class Fields {
    static final Fields NONE = new Fields(List.of());

    private final Set<String> set;
    private final String[] names;
    private final byte[] @Nullable [] keys;
    // Places + 1 by hash code, with the next free seat for those that share one; at least half stays empty.
    private final int[] seats;

    /// @param list without doubles
    Fields(List<String> list) {
        set = Collections.unmodifiableSet(new LinkedHashSet<>(list));
        names = list.toArray(String[]::new);
        keys = list.stream().map(Fields::key).toArray(byte[][]::new);
        seats = new int[Math.max(Integer.highestOneBit(names.length) * 4, 1)];
        for (var at = 0; at < names.length; at++) {
            seats[seat(names[at])] = at + 1;
        }
    }

    private static byte @Nullable [] key(String name) {
        var escaped = name.chars().anyMatch(letter -> letter < ' ' || letter == '"' || letter == '\\');
        return escaped ? null : ("\"" + name + "\":").getBytes(StandardCharsets.UTF_8);
    }

    int count() {
        return names.length;
    }

    String name(int at) {
        return names[at];
    }

    /// The name with its colon as it stands in JSON; `null` for a name that is written with escapes.
    byte @Nullable [] key(int at) {
        return keys[at];
    }

    /// The place of a field; `-1` when there is none of this name.
    int at(String name) {
        return seats[seat(name)] - 1;
    }

    /// The seat of a name, or the empty one where it would be.
    private int seat(String name) {
        var hash = name.hashCode();
        var seat = (hash ^ hash >>> 16) & (seats.length - 1);
        while (seats[seat] != 0 && !names[seats[seat] - 1].equals(name)) {
            seat = (seat + 1) & (seats.length - 1);
        }
        return seat;
    }

    /// The same without those that stand behind this many.
    Fields first(int count) {
        return new Fields(Arrays.asList(names).subList(0, count));
    }

    Set<String> set() {
        return set;
    }

    @Override
    public String toString() {
        return set.toString();
    }
}
