package estrik.workspace.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The colour that an app is recognised by. Each bears white text; the stylesheet knows it by its word.
public enum Colour {
    COBALT,
    TEAL,
    FOREST,
    RUST,
    CRIMSON,
    PLUM,
    VIOLET,
    SLATE,
    INK;

    /// The colour of a word, if there is one.
    public static Optional<Colour> of(String word) {
        return Arrays.stream(values())
                .filter(colour -> colour.word().equals(word))
                .findFirst();
    }

    /// Its word in the stylesheet, in forms and in the database.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
