package estrik.workspace.board;

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

    public boolean hasNew() {
        return tabs.stream().anyMatch(TabView::hasNew);
    }
}
