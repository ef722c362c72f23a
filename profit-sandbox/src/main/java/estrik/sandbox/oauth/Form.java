package estrik.sandbox.oauth;

import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parameters of a query or of a form. One without a value counts as left out, as OAuth has it.
final class Form {
    private static final int MOST_BYTES = 64 * 1024;

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    private Form() {}

    static Form of(String encoded) {
        var form = new Form();
        for (var pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0 && equals + 1 < pair.length()) {
                form.values
                        .computeIfAbsent(decoded(pair.substring(0, equals)), name -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    static Form ofBody(Request request) {
        return of(bodyOf(request));
    }

    /// What the body says, whatever its content type.
    static String bodyOf(Request request) {
        try {
            return new String(request.body(MOST_BYTES).readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw ProfitError.badRequest();
        }
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw OAuthError.invalidRequest("A parameter is not percent-encoded as it should be.");
        }
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).map(List::getFirst);
    }

    /// The value, or a refusal that names what is missing.
    String needed(String name) {
        return value(name).orElseThrow(() -> OAuthError.invalidRequest("The parameter " + name + " is missing."));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean repeats(String name) {
        return values.getOrDefault(name, List.of()).size() > 1;
    }

    void refuseRepetition() {
        values.forEach((name, all) -> {
            if (all.size() > 1) {
                throw OAuthError.invalidRequest(
                        "The parameter " + shown(name) + " stands in the request more than once.");
            }
        });
    }

    /// Some name or word of the caller's, fit to stand in a message.
    static String shown(String given) {
        var plain = given.replaceAll("[^A-Za-z0-9._:/-]", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }
}
