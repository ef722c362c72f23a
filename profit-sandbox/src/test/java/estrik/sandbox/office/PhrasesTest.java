package estrik.sandbox.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final Path SOURCES = Path.of("src/main/java/estrik/sandbox/office");

    // Their second halves are put together from what is shown.
    private static final List<String> FAMILIES = List.of(
            "clock.P",
            "connector.linked.",
            "connector.tab.",
            "done.",
            "fault.",
            "filter.",
            "get.tab.",
            "menu.",
            "operator.",
            "place.",
            "client.shown",
            "connector.authentication.",
            "token.shown",
            "priority.",
            "service.",
            "tool.tab.",
            "wizard.step.",
            "wrong.");

    @Test
    void aPhraseIsFilledIn() {
        assertThat(Phrases.say(Language.NL, "wrong.taken", "Workspace365"))
                .isEqualTo("Workspace365 bestaat al. Kies een andere naam.");
        assertThat(Phrases.say(Language.EN, "wrong.taken", "Workspace365"))
                .isEqualTo("Workspace365 exists already. Choose another name.");
    }

    @Test
    void bothLanguagesSayTheSame() {
        assertThat(Phrases.keys(Language.NL)).isEqualTo(Phrases.keys(Language.EN));
        for (var key : Phrases.keys(Language.NL)) {
            assertThat(gaps(Phrases.say(Language.NL, key))).as(key).isEqualTo(gaps(Phrases.say(Language.EN, key)));
        }
    }

    private static Set<String> gaps(String phrase) {
        return Pattern.compile("\\{[0-9]}")
                .matcher(phrase)
                .results()
                .map(each -> each.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void noPhraseLiesUnused() throws IOException {
        var code = new StringBuilder();
        try (var files = Files.list(SOURCES)) {
            for (var file : files.toList()) {
                code.append(Files.readString(file));
            }
        }
        assertThat(Phrases.keys(Language.EN))
                .filteredOn(key -> FAMILIES.stream().noneMatch(key::startsWith))
                .filteredOn(key -> !code.toString().contains('"' + key + '"'))
                .allSatisfy(key -> assertThat(code.toString())
                        .contains('"' + key.replaceFirst("\\.(hint|none|one|many)$", "") + '"'));
    }
}
