package estrik.sandbox.office;

import estrik.sandbox.wire.BadInput;
import estrik.sandbox.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads what a browser sends of a form: as pairs, or in parts when a file is among it.
final class FormReader {
    private static final long MOST_BYTES = 1_000_000;
    private static final int MOST_FIELDS = 2_000;
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
    private static final Pattern NAME =
            Pattern.compile("(?i)content-disposition:[^\\r\\n]*?\\sname=\"([^\"\\r\\n]*)\"");

    private FormReader() {}

    static Form read(Request request) {
        var type = Optional.ofNullable(request.header("Content-Type")).orElse("");
        try (var body = request.body(MOST_BYTES)) {
            var bytes = body.readAllBytes();
            return type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")
                    ? parts(new String(bytes, StandardCharsets.UTF_8), type)
                    : pairs(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Form pairs(String body) {
        var form = new Form();
        if (body.isEmpty()) {
            return form;
        }
        var pairs = body.split("&", MOST_FIELDS);
        for (var pair : pairs) {
            int equals = pair.indexOf('=');
            form.with(
                    decoded(equals < 0 ? pair : pair.substring(0, equals)),
                    equals < 0 ? "" : decoded(pair.substring(equals + 1)));
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IllegalArgumentException e) {
            throw new BadInput("The form cannot be read.");
        }
    }

    private static Form parts(String body, String type) {
        var boundary = BOUNDARY.matcher(type);
        if (!boundary.find()) {
            throw new BadInput("The form cannot be read.");
        }
        var form = new Form();
        for (var part : body.split(Pattern.quote("--" + boundary.group(1)), MOST_FIELDS)) {
            int end = part.indexOf("\r\n\r\n");
            var name = NAME.matcher(end < 0 ? "" : part.substring(0, end));
            if (name.find()) {
                var value = part.substring(end + 4);
                form.with(name.group(1), value.endsWith("\r\n") ? value.substring(0, value.length() - 2) : value);
            }
        }
        return form;
    }
}
