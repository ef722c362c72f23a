package estrik.workspace.app;

import java.util.List;

/// The apps that a person may change.
///
/// @param mayAdd whether they are an administrator
public record ManageView(List<Row> apps, boolean mayAdd) {
    public ManageView {
        apps = List.copyOf(apps);
    }

    /// An app in the table.
    ///
    /// @param access the names of the people and groups who may use it, when not everyone may
    /// @param owners the names of those who may change it
    public record Row(
            String id,
            String name,
            String colour,
            String icon,
            String connectionName,
            boolean everyone,
            List<String> access,
            List<String> owners) {
        public Row {
            access = List.copyOf(access);
            owners = List.copyOf(owners);
        }
    }
}
