package estrik.workspace.web;

import java.util.Locale;

/// How a person wants the pages lit.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /// As in the `data-theme` attribute.
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
