package estrik.workspace.board;

import estrik.workspace.connection.Connection;
import estrik.workspace.feed.Item;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The addresses that items open, made from the templates of their connection. A row of AFAS never
/// decides where a link leads: it only fills in values, unless the administrator chose `{Url}`.
public final class Links {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern BEFORE_PATH = Pattern.compile("[^:/?#]+://[^/?#]*");
    private static final String WHOLE_URL = "{Url}";
    private static final int LONGEST = 2_000;

    private Links() {}

    /// What a click on an item opens: the item itself, the overview when that can't be told or the tile
    /// asks for it, or nothing.
    static Optional<String> of(Connection connection, boolean overviewOnly, Item item) {
        var overview = overview(connection);
        return overviewOnly ? overview : item(connection.itemUrl(), item).or(() -> overview);
    }

    /// The overview of all items, if the connection has one.
    static Optional<String> overview(Connection connection) {
        return safe(connection.overviewUrl());
    }

    private static Optional<String> item(String template, Item item) {
        if (template.strip().equals(WHOLE_URL)) {
            return safe(item.fields().getOrDefault("Url", ""));
        }
        var fields = FIELD.matcher(template);
        var filled = new StringBuilder();
        while (fields.find()) {
            var value = item.fields().getOrDefault(fields.group(1), "");
            // A dot segment would lead out of the folder that the template names.
            if (value.isBlank() || value.equals(".") || value.equals("..")) {
                return Optional.empty();
            }
            fields.appendReplacement(filled, "");
            filled.append(encoded(value));
        }
        fields.appendTail(filled);
        var before = BEFORE_PATH.matcher(template);
        return before.lookingAt() && !before.group().contains("{") ? safe(filled.toString()) : Optional.empty();
    }

    // RFC 3986, 2.3: everything but the unreserved characters, so that no value ends a path or a query.
    private static String encoded(String value) {
        var text = new StringBuilder();
        for (var octet : value.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append(String.format("%%%02X", (int) c));
            }
        }
        return text.toString();
    }

    private static Optional<String> safe(String url) {
        try {
            var parsed = new URI(url.strip());
            var scheme = parsed.getScheme();
            return scheme != null
                            && Set.of("https", "http").contains(scheme.toLowerCase(Locale.ROOT))
                            && parsed.getHost() != null
                            && parsed.getUserInfo() == null
                            && url.length() <= LONGEST
                    ? Optional.of(parsed.toString())
                    : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
