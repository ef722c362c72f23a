package estrik.workspace.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConnectionFormTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{Url}", "https://12345.afasinsite.nl/taak?id={SubjectId}"})
    void takesALinkToOneItem(String itemUrl) {
        assertThat(form(itemUrl).problems().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{SubjectId}", "{Url}/x", "javascript:alert(1)", "12345.afasinsite.nl", "https://a@b.nl/"})
    void refusesALinkThatIsNone(String itemUrl) {
        assertThat(form(itemUrl).problems().of("itemUrl")).isNotNull();
    }

    @Test
    void neverPrintsAKey() {
        assertThat(form("")).asString().doesNotContain("0123456789ABCDEF");
    }

    private static ConnectionForm form(String itemUrl) {
        var key = "0123456789ABCDEF0123456789ABCDEF";
        return new ConnectionForm(
                "Van Delft BV",
                "production",
                "12345",
                "",
                key,
                key,
                itemUrl,
                "",
                "Workspace365_Tasks",
                "Workspace365_Signals",
                "4",
                "");
    }
}
