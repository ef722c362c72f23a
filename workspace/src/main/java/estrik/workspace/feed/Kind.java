package estrik.workspace.feed;

import java.util.Locale;

/// What a feed carries.
public enum Kind {
    TASKS,
    SIGNALS;

    /// The word in the database and in addresses.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind with a word.
    public static Kind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
