package estrik.workspace.web;

import estrik.workspace.text.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The person who is looking, as far as every page needs to know them. A controller takes it as an argument.
public record Viewer(
        String personId, String name, String login, boolean administrator, Language language, Theme theme) {
    private static final String ATTRIBUTE = Viewer.class.getName();

    public static void put(HttpServletRequest request, Viewer viewer) {
        request.setAttribute(ATTRIBUTE, viewer);
    }

    static @Nullable Viewer in(HttpServletRequest request) {
        return (Viewer) request.getAttribute(ATTRIBUTE);
    }

    /// The name that one uses to say good morning.
    public String firstName() {
        var space = name.strip().indexOf(' ');
        return space < 0 ? name.strip() : name.strip().substring(0, space);
    }

    /// At most two capitals for the round avatar.
    public String initials() {
        return initials(name);
    }

    /// The capitals of the first and the last word of a name.
    public static String initials(String name) {
        var whole = name.strip();
        var last = whole.substring(whole.lastIndexOf(' ') + 1);
        return (first(whole) + (last.equals(whole) ? "" : first(last))).toUpperCase(Locale.ROOT);
    }

    private static String first(String word) {
        return word.isEmpty() ? "" : word.substring(0, word.offsetByCodePoints(0, 1));
    }
}
