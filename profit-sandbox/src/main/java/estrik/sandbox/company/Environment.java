package estrik.sandbox.company;

import java.util.Locale;

/// The settings of the environment.
///
/// @param language `nl` or `en`: what labels and texts are written in when a call does not say
public record Environment(String language) {
    public static final Environment DUTCH = new Environment("nl");

    public Environment {
        if (!language.equals("nl") && !language.equals("en")) {
            throw new IllegalArgumentException("The sandbox speaks nl and en, not " + language);
        }
    }

    public Locale locale() {
        return Locale.of(language);
    }
}
