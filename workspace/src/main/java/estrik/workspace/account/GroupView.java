package estrik.workspace.account;

import estrik.workspace.web.Choice;
import estrik.workspace.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group being added or edited; fields `name` and any number of `people`.
///
/// @param id null for a new one
public record GroupView(@Nullable String id, String name, List<Choice> people, Problems problems) {
    public GroupView {
        people = List.copyOf(people);
    }
}
