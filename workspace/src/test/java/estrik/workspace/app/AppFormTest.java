package estrik.workspace.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class AppFormTest {
    private final MultiValueMap<String, String> sent = new LinkedMultiValueMap<>();

    AppFormTest() {
        sent.add("name", " AFAS ");
        sent.add("connection", "afas");
        sent.add("colour", "plum");
        sent.add("tabs", "signals,tasks");
        sent.add("access", "some");
        sent.add("people", "anna");
        sent.add("people", "bram");
    }

    @Test
    void becomesAnApp() {
        var form = AppForm.of(sent);

        assertThat(form.problems(Set.of("afas")).isEmpty()).isTrue();
        assertThat(form.app("id"))
                .isEqualTo(new App(
                        "id",
                        "AFAS",
                        Colour.PLUM,
                        "afas",
                        Tabs.of("signals,tasks").orElseThrow(),
                        false,
                        false));
        assertThat(form.people()).containsExactly("anna", "bram");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '  '",
        "connection, somebody-elses",
        "connection, ''",
        "colour, beige",
        "colour, '\"><script>'",
        "tabs, 'tasks,tasks'",
        "tabs, ''"
    })
    void namesTheFieldThatIsWrong(String field, String value) {
        sent.set(field, value);

        assertThat(AppForm.of(sent).problems(Set.of("afas")).byField()).containsOnlyKeys(field);
    }

    @Test
    void namesAtLeastSomebodyWhoMayUseIt() {
        sent.remove("people");

        assertThat(AppForm.of(sent).problems(Set.of("afas")).byField()).containsOnlyKeys("access");
    }

    @Test
    void anEmptyFormHasProblemsAndBreaksNothing() {
        var problems = AppForm.of(new LinkedMultiValueMap<>()).problems(Set.of());

        assertThat(problems.byField()).containsOnlyKeys("name", "connection", "colour", "tabs", "access");
    }
}
