package estrik.workspace.account;

import estrik.workspace.text.Language;

/// Somebody to be added. Nothing is checked here; the pages did that with [Draft] and [Passwords].
public record NewPerson(String login, String name, String password, boolean administrator, Language language) {
    public NewPerson {
        login = Draft.tidyLogin(login);
        name = Draft.tidy(name);
    }

    @Override
    public String toString() {
        return "NewPerson[" + login + "]";
    }
}
