package estrik.workspace.account;

import estrik.workspace.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What came in with the form of a person: text as it was sent, nothing of it believed yet.
///
/// @param password empty: as it was
/// @param administrator `true` when ticked, empty when not
record PersonForm(
        String name,
        String login,
        String password,
        String administrator,
        String blocked,
        String language,
        List<String> groups) {

    PersonForm(
            @Nullable String name,
            @Nullable String login,
            @Nullable String password,
            @Nullable String administrator,
            @Nullable String blocked,
            @Nullable String language,
            @Nullable List<String> groups) {
        this.name = orEmpty(name);
        this.login = orEmpty(login);
        this.password = orEmpty(password);
        this.administrator = orEmpty(administrator);
        this.blocked = orEmpty(blocked);
        this.language = orEmpty(language);
        this.groups = groups == null ? List.of() : List.copyOf(groups);
    }

    private static String orEmpty(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    static PersonForm of(Person person, Set<String> groups) {
        return new PersonForm(
                person.name(),
                person.login(),
                "",
                ticked(person.administrator()),
                ticked(person.blocked()),
                person.language().tag(),
                List.copyOf(groups));
    }

    private static String ticked(boolean is) {
        return is ? "true" : "";
    }

    Draft draft() {
        return new Draft(login, name);
    }

    boolean isAdministrator() {
        return !administrator.isEmpty();
    }

    boolean isBlocked() {
        return !blocked.isEmpty();
    }

    Optional<Language> chosenLanguage() {
        return Arrays.stream(Language.values())
                .filter(spoken -> spoken.tag().equals(language))
                .findFirst();
    }

    Language languageOr(Language other) {
        return chosenLanguage().orElse(other);
    }

    Person changed(Person before) {
        return new Person(
                before.id(),
                draft().login(),
                draft().name(),
                isAdministrator(),
                isBlocked(),
                languageOr(before.language()),
                before.theme());
    }

    @Override
    public String toString() {
        return "PersonForm[" + login + "]";
    }
}
