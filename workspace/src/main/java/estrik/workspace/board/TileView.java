package estrik.workspace.board;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tile as it is painted, on the board and opened. Equal tiles paint equal HTML, but for the age of what they show.
///
/// @param title its own title, or the name of the app
/// @param colour the word of one of the glazes
/// @param icon the name of an icon
/// @param size `small`, `wide` or `large`
/// @param tabs in their order; the first gives a closed tile its number. Empty until the person has activated
/// @param trouble what concerns the tile as a whole: not activated, ended; that of one list is with the list
public record TileView(
        String id,
        String title,
        String connectionId,
        String connectionName,
        String colour,
        String icon,
        String size,
        List<TabView> tabs,
        @Nullable TroubleView trouble) {
    public TileView {
        tabs = List.copyOf(tabs);
    }

    /// The first thing that stands between the person and fresh items.
    public @Nullable TroubleView anyTrouble() {
        if (trouble != null) {
            return trouble;
        }
        return tabs.stream()
                .map(TabView::trouble)
                .filter(one -> one != null)
                .findFirst()
                .orElse(null);
    }

    /// Says which HTML this tile paints: the same on two occasions when nothing but ages differs.
    ///
    /// @param today what the dates in it are held against
    public String version(LocalDate today) {
        var ageless = new TileView(
                id,
                title,
                connectionId,
                connectionName,
                colour,
                icon,
                size,
                tabs.stream().map(TabView::ageless).toList(),
                trouble);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(sha256(today + " " + ageless), 9));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    public boolean hasNew() {
        return tabs.stream().anyMatch(TabView::hasNew);
    }
}
