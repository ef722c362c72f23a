package estrik.workspace.board;

import estrik.workspace.web.Choice;
import estrik.workspace.web.Problems;
import java.util.List;

/// The settings of one tile. Fields: `title` (empty: the name of the app), `size`, `tabs` (such as `tasks,signals`),
/// `overviewOnly`, `group`. Without JavaScript the up and down buttons send the whole form with `order`, the order
/// that it asks for; then the form is shown again with it, nothing stored.
///
/// @param hasOverview whether the connection has an overview URL at all
/// @param first whether it is the first of its group, so can't go earlier
public record TileSettingsView(
        String id,
        String appName,
        String title,
        String size,
        List<String> tabs,
        boolean overviewOnly,
        boolean hasOverview,
        List<Choice> groups,
        boolean first,
        boolean last,
        Problems problems) {
    public TileSettingsView {
        tabs = List.copyOf(tabs);
        groups = List.copyOf(groups);
    }
}
