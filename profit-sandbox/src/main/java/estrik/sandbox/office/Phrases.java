package estrik.sandbox.office;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// Every phrase of the pages, in `phrases_nl.properties` and `phrases_en.properties`; `{0}` is filled in.
/// Shared by threads.
final class Phrases {
    private static final Map<Language, Properties> ALL = new EnumMap<>(Language.class);

    static {
        for (var language : Language.values()) {
            ALL.put(language, read(language));
        }
    }

    private Phrases() {}

    static String say(Language language, String key, Object... args) {
        var phrase = of(language).getProperty(key);
        if (phrase == null) {
            throw new IllegalArgumentException("No phrase '" + key + "' in " + language.tag());
        }
        for (int at = 0; at < args.length; at++) {
            phrase = phrase.replace("{" + at + "}", args[at].toString());
        }
        return phrase;
    }

    static boolean knows(String key) {
        return of(Language.EN).containsKey(key);
    }

    static Set<String> keys(Language language) {
        return new TreeSet<>(of(language).stringPropertyNames());
    }

    private static Properties of(Language language) {
        return ALL.getOrDefault(language, new Properties());
    }

    private static Properties read(Language language) {
        var name = "phrases_" + language.tag() + ".properties";
        var phrases = new Properties();
        try (var file = Phrases.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The jar lacks " + name);
            }
            phrases.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return phrases;
    }
}
