package estrik.workspace.account;

import estrik.workspace.text.Language;
import estrik.workspace.web.Problems;
import estrik.workspace.web.Theme;
import java.util.List;

/// What a person sets for themselves: `language` and `theme`; and `current` and `password` to change the password.
///
/// @param groups the names of the groups they are in
public record MeView(
        String name, String login, List<String> groups, Language language, Theme theme, Problems problems) {
    public MeView {
        groups = List.copyOf(groups);
    }
}
