package estrik.workspace.account;

import estrik.workspace.text.Phrase;
import estrik.workspace.web.Problems;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Passwords as they are kept: argon2id, with the costs that Spring Security advises. Shared by threads.
@Component
final class Passwords {
    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    private final Argon2PasswordEncoder argon2 = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    // Each takes 16 MB and a processor; more at once would only wait inside.
    private final Semaphore turns =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    private final String nobodys = hash("the password of nobody");

    /// Adds what is wrong with a new password, if anything.
    static Problems check(Problems problems, String typed, String login) {
        return problem(typed, login)
                .map(about -> problems.with("password", about))
                .orElse(problems);
    }

    private static Optional<Phrase> problem(String typed, String login) {
        var length = typed.codePointCount(0, typed.length());
        if (length < SHORTEST) {
            return Optional.of(Phrase.of("account.problem.password-short", SHORTEST));
        }
        if (length > LONGEST) {
            return Optional.of(Phrase.of("account.problem.password-long", LONGEST));
        }
        if (typed.equalsIgnoreCase(login)) {
            return Optional.of(Phrase.of("account.problem.password-login"));
        }
        return typed.codePoints().distinct().count() < 3
                ? Optional.of(Phrase.of("account.problem.password-repeated"))
                : Optional.empty();
    }

    String hash(String typed) {
        return inTurn(() -> argon2.encode(composed(typed)));
    }

    boolean matches(String typed, String hash) {
        return inTurn(() -> argon2.matches(composed(typed), hash));
    }

    /// Takes as long as a comparison does, so that an unknown login can't be told from a wrong password.
    boolean matchesNobody(String typed) {
        var _ = matches(typed, nobodys);
        return false;
    }

    // Keyboards differ in how they compose an é; the password is the same.
    private static String composed(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFC);
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
