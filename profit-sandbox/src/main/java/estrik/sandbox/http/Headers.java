package estrik.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The headers of a call, as they were written and in their order. Never changes once the call is read.
public final class Headers {
    // Names and values in turn: calls have few headers, and nothing is quicker than to look through them.
    private final List<String> all = new ArrayList<>();

    void add(String name, String value) {
        all.add(name);
        all.add(value);
    }

    int size() {
        return all.size() / 2;
    }

    /// The first of this name, in any letter case.
    public @Nullable String first(String name) {
        for (int at = 0; at < all.size(); at += 2) {
            if (all.get(at).equalsIgnoreCase(name)) {
                return all.get(at + 1);
            }
        }
        return null;
    }

    /// Every one of this name, in any letter case.
    public List<String> all(String name) {
        var found = new ArrayList<String>();
        for (int at = 0; at < all.size(); at += 2) {
            if (all.get(at).equalsIgnoreCase(name)) {
                found.add(all.get(at + 1));
            }
        }
        return List.copyOf(found);
    }

    /// Whether one of the words of a header that lists words is this one.
    boolean has(String name, String word) {
        for (int at = 0; at < all.size(); at += 2) {
            if (all.get(at).equalsIgnoreCase(name) && lists(all.get(at + 1), word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lists(String value, String word) {
        for (var each : value.split(",", -1)) {
            if (each.strip().equalsIgnoreCase(word)) {
                return true;
            }
        }
        return false;
    }

    public void forEach(BiConsumer<String, String> reader) {
        for (int at = 0; at < all.size(); at += 2) {
            reader.accept(all.get(at), all.get(at + 1));
        }
    }
}
