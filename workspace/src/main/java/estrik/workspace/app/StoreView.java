package estrik.workspace.app;

import java.util.List;

/// The App store as one person sees it.
///
/// @param query what was searched for, as the parameter `q`; empty for all
/// @param mayManage whether they may add or change apps
public record StoreView(String query, List<Card> cards, boolean mayManage) {
    public StoreView {
        cards = List.copyOf(cards);
    }

    /// An app in the store.
    ///
    /// @param tiles how many tiles of it stand on the person's board
    public record Card(String id, String name, String colour, String icon, String connectionName, int tiles) {}
}
