package estrik.workspace.account;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Phrase;
import estrik.workspace.web.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords();

    @Test
    void onlyTheSamePasswordMatches() {
        var hash = passwords.hash("estrik-demo");

        assertThat(passwords.matches("estrik-demo", hash)).isTrue();
        assertThat(passwords.matches("Estrik-demo", hash)).isFalse();
        assertThat(passwords.matchesNobody("estrik-demo")).isFalse();
    }

    @Test
    void anAccentIsTheSameOnEveryKeyboard() {
        assertThat(passwords.matches("cafe\u0301 cafe\u0301", passwords.hash("caf\u00e9 caf\u00e9")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"estrik-demo", "vier woorden zonder teken", "🙂🙃🙂🙃🙂🙃🙂🙃🙂🙃😀"})
    void aLongEnoughPasswordNeedsNoSpecialCharacters(String password) {
        assertThat(Passwords.check(Problems.none(), password, "anna@vandelft.example"))
                .isEqualTo(Problems.none());
    }

    @ParameterizedTest
    @CsvSource({
        "'', account.problem.password-short",
        "negenlang, account.problem.password-short",
        "aaaaaaaaaaaa, account.problem.password-repeated",
        "Anna@vandelft.example, account.problem.password-login",
    })
    void saysWhatIsWrong(String password, String key) {
        var problems = Passwords.check(Problems.none(), password, "anna@vandelft.example");

        assertThat(problems.byField().values()).extracting(Phrase::key).containsExactly(key);
    }

    @Test
    void isNotEndless() {
        assertThat(Passwords.check(Problems.none(), "ab c".repeat(51), "").isEmpty())
                .isFalse();
    }
}
