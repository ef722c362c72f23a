package estrik.workspace.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A language the workspace speaks.
public enum Language {
    NL(Locale.of("nl", "NL")),
    EN(Locale.of("en", "GB"));

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /// For the `lang` attribute, file names and cookies: `nl` or `en`.
    public String tag() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    public static Language of(Locale locale) {
        return locale.getLanguage().equals(NL.tag()) ? NL : EN;
    }

    /// The best one for an `Accept-Language` header, English when it names neither or is not readable.
    public static Language of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return EN;
        }
        try {
            return best(Locale.LanguageRange.parse(acceptLanguage));
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }

    private static Language best(List<Locale.LanguageRange> wishes) {
        var spoken = new ArrayList<Locale>();
        for (var language : values()) {
            spoken.add(Locale.of(language.tag()));
        }
        var best = Locale.lookup(wishes, spoken);
        return best == null ? EN : of(best);
    }
}
