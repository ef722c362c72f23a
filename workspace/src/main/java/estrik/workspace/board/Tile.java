package estrik.workspace.board;

import estrik.workspace.app.App;
import estrik.workspace.app.Tabs;

/// An app placed on the board of one person, with its own settings.
///
/// @param title empty: the name of the app
/// @param overviewOnly whether a click on an item opens the overview instead of the item
public record Tile(String id, String groupId, String appId, String title, Size size, Tabs tabs, boolean overviewOnly) {
    /// What it is called: its own title, or the name of its app.
    String titleOr(App app) {
        return title.isEmpty() ? app.name() : title;
    }
}
