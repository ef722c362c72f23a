package estrik.workspace.account;

import java.util.List;

/// The groups that access is given to.
public record GroupsView(List<Row> groups) {
    public GroupsView {
        groups = List.copyOf(groups);
    }

    /// A group in the list.
    ///
    /// @param people how many are in it
    public record Row(String id, String name, int people) {}
}
