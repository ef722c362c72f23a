package estrik.workspace.app;

import estrik.workspace.web.Choice;
import estrik.workspace.web.Problems;
import java.util.List;

/// An app about to be put on the board. Fields: `group` (the id of one, or `new`) and `groupName` for a new one.
/// The form goes to `/store/apps/{id}`.
public record AddView(StoreView.Card card, List<Choice> groups, String groupName, Problems problems) {
    public AddView {
        groups = List.copyOf(groups);
    }
}
