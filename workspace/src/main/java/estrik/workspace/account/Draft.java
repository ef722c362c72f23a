package estrik.workspace.account;

import estrik.workspace.text.Phrase;
import estrik.workspace.web.Problems;
import java.util.Locale;
import java.util.Optional;

/// A login and a name as somebody typed them, tidied, with what is wrong about them.
record Draft(String login, String name) {
    private static final int LONGEST_LOGIN = 200;
    private static final int LONGEST_NAME = 100;

    Draft {
        login = tidyLogin(login);
        name = tidy(name);
    }

    static String tidyLogin(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    static String tidy(String typed) {
        return typed.strip().replaceAll(" {2,}", " ");
    }

    Problems problems() {
        var problems = Problems.none();
        var aboutName = aboutName(name);
        if (aboutName.isPresent()) {
            problems = problems.with("name", aboutName.get());
        }
        var aboutLogin = aboutLogin();
        return aboutLogin.isPresent() ? problems.with("login", aboutLogin.get()) : problems;
    }

    /// What is wrong with the name of a person or of a group.
    static Optional<Phrase> aboutName(String name) {
        if (name.isEmpty()) {
            return Optional.of(Phrase.of("account.problem.name-missing"));
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            return Optional.of(Phrase.of("account.problem.name-long", LONGEST_NAME));
        }
        return readable(name) ? Optional.empty() : Optional.of(Phrase.of("account.problem.name-unreadable"));
    }

    private Optional<Phrase> aboutLogin() {
        if (login.isEmpty()) {
            return Optional.of(Phrase.of("account.problem.login-missing"));
        }
        if (login.length() > LONGEST_LOGIN) {
            return Optional.of(Phrase.of("account.problem.login-long", LONGEST_LOGIN));
        }
        var at = login.indexOf('@');
        var address = at > 0
                && at == login.lastIndexOf('@')
                && at < login.length() - 1
                && readable(login)
                && login.codePoints().noneMatch(Character::isSpaceChar);
        return address ? Optional.empty() : Optional.of(Phrase.of("account.problem.login-form"));
    }

    // Control characters break lines in a log; format characters turn text around or hide in it.
    private static boolean readable(String text) {
        return text.codePoints().noneMatch(code -> switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }
}
