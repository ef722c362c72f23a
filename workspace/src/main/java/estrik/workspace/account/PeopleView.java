package estrik.workspace.account;

import java.util.List;

/// Everyone who may sign in.
public record PeopleView(List<Row> people) {
    public PeopleView {
        people = List.copyOf(people);
    }

    /// A person in the list.
    ///
    /// @param you whether it is the one who is looking
    public record Row(
            String id,
            String name,
            String login,
            boolean administrator,
            boolean blocked,
            List<String> groups,
            boolean you) {
        public Row {
            groups = List.copyOf(groups);
        }
    }
}
