package estrik.workspace.app;

import estrik.workspace.db.Ids;

/// An entry of the App store: AFAS tasks and signals through one connection.
///
/// @param tabs the order of the lists on a new tile
/// @param overviewOnly whether a click on an item of a new tile opens the overview instead of the item
/// @param everyone whether everyone may put it on their board; otherwise those of [Circle] may
public record App(
        String id, String name, Colour colour, String connectionId, Tabs tabs, boolean overviewOnly, boolean everyone) {
    /// An app that is not yet in the store.
    public static App fresh(
            String name, Colour colour, String connectionId, Tabs tabs, boolean overviewOnly, boolean everyone) {
        return new App(Ids.next(), name, colour, connectionId, tabs, overviewOnly, everyone);
    }
}
