package estrik.sandbox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The order of rows: `orderbyfieldids`, a comma list in which a minus means downwards.
///
/// Without it the order is undefined in Profit; here it is the order in which the rows were made.
record Order(List<Key> keys) implements Comparator<Map<String, @Nullable Object>> {
    record Key(String field, boolean downwards) {}

    static Order of(Request request, GetConnectors.Definition definition) {
        var given = request.parameter("orderbyfieldids");
        var keys = new ArrayList<Key>();
        for (var part : given == null ? new String[0] : given.split(",", -1)) {
            var name = part.strip();
            if (!name.isEmpty()) {
                boolean downwards = name.startsWith("-");
                keys.add(new Key(
                        definition.field(downwards ? name.substring(1) : name).id(), downwards));
            }
        }
        return new Order(List.copyOf(keys));
    }

    @Override
    public int compare(Map<String, @Nullable Object> one, Map<String, @Nullable Object> other) {
        for (var key : keys) {
            int order = Values.compare(one.get(key.field()), other.get(key.field()));
            if (order != 0) {
                return key.downwards() ? -order : order;
            }
        }
        return 0;
    }
}
