package estrik.sandbox.company;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The environment that a company is in, and its settings.
///
/// @param id a letter, the participant number and two letters, such as `O12345AA`; `O` is production, `T` test, `A`
/// accept
/// @param language `nl` or `en`: what labels and texts are written in when a call does not say
// OAS en/start.md; an example of metainfo has six digits.
public record Environment(String id, String language) {
    private static final Locale NL = Locale.of("nl");
    private static final Pattern ID = Pattern.compile("[A-Z][0-9]{5,6}[A-Z]{2}");

    public static final Environment DUTCH = new Environment(SampleCompany.ENVIRONMENT, "nl");

    public Environment(@Nullable String id, String language) {
        // A file of an earlier version has none.
        this.id = id == null ? SampleCompany.ENVIRONMENT : id;
        this.language = language;
        if (!ID.matcher(this.id).matches()) {
            throw new IllegalArgumentException(
                    "An environment is a letter, the participant number and two letters, such as T12345AA, not '" + id
                            + "'");
        }
        if (!language.equals("nl") && !language.equals("en")) {
            throw new IllegalArgumentException("The sandbox speaks nl and en, not " + language);
        }
    }

    public Locale locale() {
        return language.equals("nl") ? NL : Locale.ENGLISH;
    }

    /// The participant number ("deelnemernummer"), such as `12345`.
    public String participant() {
        return id.substring(1, id.length() - 2);
    }

    Environment speaking(String now) {
        return new Environment(id, now);
    }

    public Environment named(String now) {
        return new Environment(now, language);
    }
}
