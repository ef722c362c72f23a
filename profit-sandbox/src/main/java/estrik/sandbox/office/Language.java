package estrik.sandbox.office;

import estrik.sandbox.wire.Request;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language of the pages.
enum Language {
    NL("Nederlands"),
    EN("English");

    static final String COOKIE = "sandbox-language";

    private final String ownName;

    Language(String ownName) {
        this.ownName = ownName;
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    String ownName() {
        return ownName;
    }

    Locale locale() {
        return Locale.of(tag());
    }

    static Optional<Language> tagged(String tag) {
        return Arrays.stream(values())
                .filter(each -> tag.strip().toLowerCase(Locale.ROOT).startsWith(each.tag()))
                .findFirst();
    }

    /// What the reader chose, or else the first that the browser asks for, or else Dutch.
    static Language of(Request request) {
        return chosen(request).or(() -> wished(request)).orElse(NL);
    }

    private static Optional<Language> chosen(Request request) {
        return Arrays.stream(header(request, "Cookie").split(";", -1))
                .map(String::strip)
                .filter(each -> each.startsWith(COOKIE + "="))
                .flatMap(each -> tagged(each.substring(COOKIE.length() + 1)).stream())
                .findFirst();
    }

    private static Optional<Language> wished(Request request) {
        return Arrays.stream(header(request, "Accept-Language").split(",", -1))
                .flatMap(each -> tagged(each).stream())
                .findFirst();
    }

    private static String header(Request request, String name) {
        return Optional.ofNullable(request.header(name)).orElse("");
    }
}
