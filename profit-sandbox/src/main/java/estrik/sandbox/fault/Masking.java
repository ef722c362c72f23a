package estrik.sandbox.fault;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Hides the secrets in what the journal shows: by the names that they go by, and tokens wherever they stand.
final class Masking {
    private static final String HIDDEN = "•••";

    private static final Set<String> HEADERS =
            Set.of("authorization", "proxy-authorization", "cookie", "set-cookie", "dpop", "x-profit-signature-256");

    private static final String NAMES = "token|apiKey|apiToken|environmentKey|otp|password|client_secret|clientSecret"
            + "|client_assertion|assertion|access_token|refresh_token|id_token|code_verifier|secret";

    // A value whose end was cut off runs to the end of the text.
    private static final Pattern JSON =
            pattern("(\"(?:" + NAMES + ")\"\\s*:\\s*)(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\\\\?(?:\"|$)|[0-9]++)");
    private static final Pattern XML = pattern("(<(?:[\\w.-]{1,80}:)?(" + NAMES
            + "|GetTokenFromOTPResult)(?:\\s[^<>]*+)?>).*?(?=</(?:[\\w.-]{1,80}:)?\\2\\s*>|$)");
    private static final Pattern FORM = pattern("((?:^|[?&\\s])(?:code|" + NAMES + ")=)[^&\\s]++");
    private static final Pattern FIELD = pattern("(\"(?:" + NAMES + ")\"[^<>]{0,200}?\\svalue=\")[^\"]*+");
    private static final Pattern DATA = pattern("((?:<|&lt;|%3C)data(?:>|&gt;|%3E)\\s*)[0-9a-f]++");
    private static final Pattern LONG_HEX = pattern("(?<![0-9a-f])([0-9a-f]{4})[0-9a-f]{60}(?![0-9a-f])");
    private static final Pattern JWT = pattern("eyJ[\\w-]++\\.[\\w-]++(?:\\.[\\w-]*+)?");

    private Masking() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    static String header(String name, String value) {
        if (!HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            return name + ": " + mask(value);
        }
        // The scheme tells a reader what was tried, and is no secret.
        int space = value.indexOf(' ');
        return name + ": " + (space > 0 && space < 12 ? value.substring(0, space + 1) : "") + HIDDEN;
    }

    static String mask(String text) {
        var masked = JSON.matcher(text).replaceAll("$1\"" + HIDDEN + "\"");
        for (var secret : List.of(XML, FORM, FIELD, DATA, LONG_HEX)) {
            masked = secret.matcher(masked).replaceAll("$1" + HIDDEN);
        }
        return JWT.matcher(masked).replaceAll(HIDDEN);
    }
}
