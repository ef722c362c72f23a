package estrik.workspace.account;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Phrase;
import estrik.workspace.web.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftTest {
    @Test
    void isTidied() {
        var draft = new Draft(" Anna@VanDelft.example ", "  Anna   de Wit ");

        assertThat(draft).isEqualTo(new Draft("anna@vandelft.example", "Anna de Wit"));
        assertThat(draft.problems().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "anna",
                "@vandelft.example",
                "anna@",
                "anna@vandelft@example",
                "an na@vandelft.example",
                "anna@vandelft.example\u0000",
                "anna\r\n@vandelft.example",
                "\u202eanna@vandelft.example",
            })
    void aLoginLooksLikeAnAddress(String login) {
        assertThat(new Draft(login, "Anna").problems().of("login")).isEqualTo(Phrase.of("account.problem.login-form"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"An\u0000na", "Anna\nroot", "\u202eannA", "An\u2028na"})
    void aNameHasNothingInvisibleInIt(String name) {
        assertThat(new Draft("anna@vandelft.example", name).problems().of("name"))
                .isEqualTo(Phrase.of("account.problem.name-unreadable"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë Ngô-Öztürk", "O’Brien <script>", "王小明", "Anna 🙂", "'; drop table person; --"})
    void anyOtherNameIsAName(String name) {
        assertThat(new Draft("anna@vandelft.example", name).problems()).isEqualTo(Problems.none());
    }

    @Test
    void nothingIsLongerThanItMayBe() {
        var problems = new Draft("a@" + "b".repeat(199), "x".repeat(101)).problems();

        assertThat(problems.of("login")).isEqualTo(Phrase.of("account.problem.login-long", 200));
        assertThat(problems.of("name")).isEqualTo(Phrase.of("account.problem.name-long", 100));
    }
}
