package estrik.workspace.board;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How much room a tile takes, and so how much it tells.
public enum Size {
    /// A number.
    SMALL,
    /// A number and what is urgent.
    WIDE,
    /// The list.
    LARGE;

    /// The size of a word, if there is one.
    public static Optional<Size> of(String word) {
        return Arrays.stream(values()).filter(size -> size.word().equals(word)).findFirst();
    }

    /// Its word in the stylesheet, in forms and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
