package estrik.workspace.connection;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.workspace.text.Phrase;
import estrik.workspace.web.Problems;
import org.junit.jupiter.api.Test;

final class ConnectionFormTest {
    @Test
    void theLinkToAnItemIsAnAddressWithAFieldInIt() {
        assertThat(problems("https://12345.afasinsite.nl/taak?SbId={SubjectId}").isEmpty())
                .isTrue();
    }

    @Test
    void theLinkToAnItemMayBeTheOneThatTheRowCarries() {
        assertThat(problems("{Url}").isEmpty()).isTrue();
    }

    @Test
    void noOtherFieldIsAWholeAddress() {
        assertThat(problems("{SubjectId}").of("itemUrl")).isEqualTo(Phrase.of("connection.problem.link"));
    }

    private static Problems problems(String itemUrl) {
        return new ConnectionForm(
                        "Van Delft BV",
                        "production",
                        "12345",
                        "",
                        "",
                        "",
                        itemUrl,
                        "",
                        "Workspace365_Tasks",
                        "Workspace365_Signals",
                        "4",
                        "")
                .problems();
    }
}
