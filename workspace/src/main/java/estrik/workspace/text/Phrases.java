package estrik.workspace.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// All phrases of `texts/{area}_{nl|en}.properties`. A key begins with its area: `board.empty.tasks`.
/// Patterns are those of [MessageFormat]; an apostrophe in a text is the typographic one. Shared by threads.
@Component
public final class Phrases {
    private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);

    public Phrases() {
        for (var language : Language.values()) {
            patterns.put(language, read(language));
        }
    }

    public String say(Language language, Phrase phrase) {
        var args = phrase.args().stream()
                .map(arg -> arg instanceof Phrase inner ? say(language, inner) : arg)
                .toArray();
        return fill(language, phrase.key(), args);
    }

    public String say(Language language, String key, Object... args) {
        return say(language, new Phrase(key, List.of(args)));
    }

    public boolean knows(String key) {
        return of(Language.EN).containsKey(key);
    }

    Set<String> keys(Language language) {
        return new TreeSet<>(of(language).keySet());
    }

    String pattern(Language language, String key) {
        var pattern = of(language).get(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No phrase '" + key + "' in " + language.tag());
        }
        return pattern;
    }

    private Map<String, String> of(Language language) {
        return patterns.getOrDefault(language, Map.of());
    }

    private String fill(Language language, String key, Object[] args) {
        var pattern = pattern(language, key);
        return pattern.indexOf('{') < 0 ? pattern : new MessageFormat(pattern, language.locale()).format(args);
    }

    private static Map<String, String> read(Language language) {
        var found = new HashMap<String, String>();
        var where = "classpath*:texts/*_" + language.tag() + ".properties";
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(where)) {
                var texts = new Properties();
                try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    texts.load(reader);
                }
                texts.stringPropertyNames().forEach(key -> found.put(key, texts.getProperty(key)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Phrases are not readable: " + where, e);
        }
        return Map.copyOf(found);
    }
}
