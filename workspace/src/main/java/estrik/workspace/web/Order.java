package estrik.workspace.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The orders that the up and down buttons of a short list ask for, as words with commas between.
public final class Order {
    private Order() {}

    /// With the word at `index` one place earlier; unchanged when it is the first.
    public static String earlier(List<String> words, int index) {
        return swapped(words, index, index - 1);
    }

    /// With the word at `index` one place later; unchanged when it is the last.
    public static String later(List<String> words, int index) {
        return swapped(words, index, index + 1);
    }

    private static String swapped(List<String> words, int one, int other) {
        var swapped = new ArrayList<>(words);
        if (other >= 0 && other < words.size()) {
            Collections.swap(swapped, one, other);
        }
        return String.join(",", swapped);
    }
}
