package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/// One user's access to one app connector of one Profit environment. It carries the rights of that user.
///
/// [#value()] is AFAS's XML in one canonical form, whatever form was parsed:
/// `<token><version>1</version><data>` + 64 upper-case hexadecimal digits + `</data></token>`.
/// Source: AFAS docs, *Authentication*.
public final class Token extends Secret implements Authentication {
    private static final Pattern XML = Pattern.compile(
            "<token>\\s*<version>\\s*(\\d{1,4})\\s*</version>\\s*<data>\\s*([0-9A-Fa-f]{64})\\s*</data>\\s*</token>");

    private Token(String value) {
        super(value);
    }

    /// Reads a token in any form in which people and programs hold it: AFAS's XML, the base64 of that XML, or
    /// only the 64 hexadecimal digits of its data. White space around it is left out.
    ///
    /// @throws IllegalArgumentException when it is none of these; the message does not repeat it
    public static Token parse(String text) {
        var trimmed = text.strip();
        if (trimmed.matches("[0-9A-Fa-f]{64}")) {
            return canonical("1", trimmed);
        }
        var xml = XML.matcher(trimmed.startsWith("<") ? trimmed : decoded(trimmed));
        if (!xml.matches()) {
            throw new IllegalArgumentException(
                    "A token is <token>…</token>, the base64 of that, or the 64 hexadecimal digits of its data.");
        }
        return canonical(xml.group(1), xml.group(2));
    }

    private static Token canonical(String version, String data) {
        return new Token(
                "<token><version>" + version + "</version><data>" + data.toUpperCase(Locale.ROOT) + "</data></token>");
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), UTF_8).strip();
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }

    /// The value of the header `Authorization`. Source: AFAS docs, *Authentication*; since Profit 6 only in
    /// base64.
    String authorization() {
        return "AfasToken " + Base64.getEncoder().encodeToString(value().getBytes(UTF_8));
    }
}
