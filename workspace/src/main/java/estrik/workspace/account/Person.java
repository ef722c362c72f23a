package estrik.workspace.account;

import estrik.workspace.text.Language;
import estrik.workspace.web.Theme;
import estrik.workspace.web.Viewer;

/// Somebody who can sign in.
///
/// @param login in lower case; the UPN, which in most companies is the e-mail address
/// @param blocked can't sign in, and was signed out everywhere
public record Person(
        String id, String login, String name, boolean administrator, boolean blocked, Language language, Theme theme) {

    Viewer viewer() {
        return new Viewer(id, name, login, administrator, language, theme);
    }
}
