package estrik.workspace.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PhrasesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

    private final Phrases phrases = new Phrases();

    @Test
    void saysAPhraseInEitherLanguage() {
        assertThat(phrases.say(Language.EN, "web.error.reference", "7F3A")).isEqualTo("Reference 7F3A");
        assertThat(phrases.say(Language.NL, "web.error.reference", "7F3A")).isEqualTo("Kenmerk 7F3A");
    }

    @Test
    void saysAPhraseWithinAPhraseInTheSameLanguage() {
        var outer = Phrase.of("web.error.reference", Phrase.of("web.nav.home"));

        assertThat(phrases.say(Language.NL, outer)).isEqualTo("Kenmerk Start");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertThatThrownBy(() -> phrases.say(Language.NL, "web.no-such-key")).hasMessageContaining("web.no-such-key");
    }

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(phrases.keys(Language.NL))
                .isEqualTo(phrases.keys(Language.EN))
                .isNotEmpty();
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        for (var key : phrases.keys(Language.EN)) {
            assertThat(placeholders(Language.NL, key)).as(key).isEqualTo(placeholders(Language.EN, key));
        }
    }

    @Test
    void everyPhraseCanBeSaid() {
        for (var language : Language.values()) {
            for (var key : phrases.keys(language)) {
                assertThat(phrases.say(language, key, 1, 2, 3, 4)).as(key).isNotBlank();
            }
        }
    }

    /// A straight apostrophe is a quote to MessageFormat and would silently swallow text.
    @Test
    void apostrophesAreTypographic() {
        for (var language : Language.values()) {
            for (var key : phrases.keys(language)) {
                assertThat(phrases.pattern(language, key)).as(key).doesNotContain("'");
            }
        }
    }

    @Test
    void choosesTheLanguageThatThePersonReadsBest() {
        assertThat(Language.of("nl-BE,nl;q=0.9,en;q=0.5")).isEqualTo(Language.NL);
        assertThat(Language.of("de,en-US;q=0.8,nl;q=0.2")).isEqualTo(Language.EN);
        assertThat(Language.of("fr")).isEqualTo(Language.EN);
        assertThat(Language.of(";;nonsense;;")).isEqualTo(Language.EN);
    }

    private Set<String> placeholders(Language language, String key) {
        var found = new TreeSet<String>();
        var matcher = PLACEHOLDER.matcher(phrases.pattern(language, key));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
