package estrik.sandbox.update;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One row as a caller sent it, whether as JSON or as XML. Nothing of it was checked yet.
///
/// @param keys what stands beside the fields to say which row is meant
/// @param action what is to happen to it, or null for what the call as a whole does
/// @param fields values by name in any letter case; an empty one clears its field
/// @param objects rows inside this one
public record Element(
        Map<String, String> keys, @Nullable Action action, Map<String, String> fields, List<Elements> objects) {

    /// How many rows may lie inside each other; no UpdateConnector that AFAS describes comes near.
    static final int DEEPEST = 25;

    /// Rows of one object.
    ///
    /// @param object its name, such as `KnSubject`
    public record Elements(String object, List<Element> rows) {
        public Elements {
            rows = List.copyOf(rows);
        }
    }

    public Element {
        keys = Map.copyOf(keys);
        fields = Map.copyOf(fields);
        objects = List.copyOf(objects);
    }

    /// An element while it is read.
    static final class Draft {
        final Map<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        final List<Elements> objects = new ArrayList<>();

        @Nullable
        Action action;

        void key(String name, String value) {
            if (name.equalsIgnoreCase("Action")) {
                action = Action.of(value);
            } else {
                keys.put(name, value);
            }
        }

        Element done() {
            return new Element(new LinkedHashMap<>(keys), action, new LinkedHashMap<>(fields), objects);
        }
    }
}
