package estrik.workspace.account;

import estrik.workspace.text.Language;
import estrik.workspace.web.Choice;
import estrik.workspace.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A person being added or edited; fields `name`, `login`, `password` (empty keeps it), `administrator`, `blocked`,
/// `language` and any number of `groups`.
///
/// @param id null for a new one
/// @param you whether it is the one who is looking, who can't take away their own right
public record PersonView(
        @Nullable String id,
        String name,
        String login,
        boolean administrator,
        boolean blocked,
        Language language,
        List<Choice> groups,
        boolean you,
        Problems problems) {
    public PersonView {
        groups = List.copyOf(groups);
    }
}
