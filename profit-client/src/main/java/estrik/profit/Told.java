package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an error answer says about itself, with every secret taken out: in JSON, in a SOAP fault, or in the
/// header that older servers use. Source of the shapes: AFAS docs, *Troubleshooting* and the OpenAPI responses.
///
/// @param text AFAS's own words in one short line; `null` when it said nothing
/// @param retryAfter how long AFAS asks to wait, between 1 second and 1 day; `null` when it names no time
/// @param oauthError OAuth's word for what is wrong; `null` when it is none of those known
record Told(
        @Nullable String text,
        @Nullable Integer number,
        @Nullable String reference,
        @Nullable Duration retryAfter,
        @Nullable String oauthError) {
    private static final Told NOTHING = new Told(null, null, null, null, null);
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Fa-f]{32}");
    // All of AFAS's examples of a code are 8 decimal digits.
    private static final Pattern ONE_TIME_CODE = Pattern.compile("\\b[0-9]{8}\\b");
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int LONGEST_TEXT = 300;
    private static final long LONGEST_BODY = 64_000;

    /// Reads an answer whose status is not 2xx. What cannot be read says nothing; the status is known anyhow.
    static Told by(Call call, Reply reply, Clock clock) {
        var told = body(call, reply);
        if (told.text == null) {
            told = told.or(header(call, reply));
        }
        var wait =
                reply.header("Retry-After").map(header -> wait(header, clock)).orElse(told.retryAfter);
        return new Told(told.text, told.number, told.reference, wait, told.oauthError);
    }

    /// Reads a SOAP fault.
    static Told by(Call call, Soap.Fault fault) {
        return new Told(
                cleaned(fault.text(), call.secrets()), fault.number(), shown(fault.reference(), call), null, null);
    }

    private static Told body(Call call, Reply reply) {
        try {
            if (reply.isEmpty()) {
                return NOTHING;
            }
            var body = reply.body(LONGEST_BODY);
            if (reply.isXml()) {
                return Soap.open(body, reply.charset(), call.what()) instanceof Soap.Fault fault
                        ? by(call, fault)
                        : NOTHING;
            }
            return json(call, Json.object(Json.parser(body, reply.charset())));
        } catch (IOException | Garbled unreadable) {
            return NOTHING;
        }
    }

    // Older servers say in this header, in base64, what newer ones say in the body: text, or the same JSON. AFAS
    // takes it away at the end of 2026 (AFAS docs, news of Profit; public clients read it).
    private static Told header(Call call, Reply reply) {
        var value = reply.header("X-PROFIT-ERROR").orElse("").strip();
        var plain = value.startsWith("{") ? value.getBytes(UTF_8) : decoded(value);
        if (plain.length == 0 || plain.length > LONGEST_BODY) {
            return NOTHING;
        }
        if (plain[0] != '{') {
            return new Told(cleaned(new String(plain, UTF_8), call.secrets()), null, null, null, null);
        }
        try {
            return json(call, Json.object(Json.parser(new ByteArrayInputStream(plain), UTF_8)));
        } catch (IOException | Garbled unreadable) {
            return NOTHING;
        }
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException noBase64) {
            return new byte[0];
        }
    }

    private static Told json(Call call, Map<String, @Nullable Object> body) {
        // AFAS's page shows the body of a 503 inside "example"; both shapes are read.
        var outer = body.containsKey("example") ? Json.object(body, "example") : body;
        var text = Json.text(body, "externalMessage");
        if (text == null) {
            text = Json.text(Json.object(outer, "error"), "message");
        }
        if (text == null) {
            text = Json.text(body, "message");
        }
        if (text == null) {
            text = Json.text(body, "error_description");
        }
        // OAuth has a word where AFAS's own errors have an object (RFC 6749, 5.2).
        var error = Json.text(body, "error");
        var number = body.get("errorNumber") instanceof Long found ? (Integer) found.intValue() : null;
        var seconds = Json.number(outer, "retry_after");
        return new Told(
                cleaned(text, call.secrets()),
                number,
                shown(Json.text(body, "profitLogReference"), call),
                seconds > 0 ? within(Duration.ofSeconds(seconds)) : null,
                error != null && OAuthErrors.isOne(error) ? error : null);
    }

    /// The other, with what is only known here.
    private Told or(Told other) {
        return new Told(
                other.text,
                number == null ? other.number : number,
                reference == null ? other.reference : reference,
                retryAfter == null ? other.retryAfter : retryAfter,
                oauthError == null ? other.oauthError : oauthError);
    }

    /// Seconds or a date (RFC 9110, 10.2.3); `null` when it is neither.
    private static @Nullable Duration wait(String header, Clock clock) {
        var text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return within(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return within(Duration.between(clock.instant(), until.toInstant()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Duration within(Duration wait) {
        var most = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        return most.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : most;
    }

    /// A log reference has the form of a key: it is passed on only if it is one and none of the secrets just
    /// sent.
    private static @Nullable String shown(@Nullable String reference, Call call) {
        var fits = reference != null
                && REFERENCE.matcher(reference).matches()
                && call.secrets().stream().noneMatch(secret -> secret.value().equalsIgnoreCase(reference));
        return fits ? reference : null;
    }

    /// AFAS's text as one short line in which nothing that looks like a key, token or code of this call is
    /// left; `null` when nothing is left.
    static @Nullable String cleaned(@Nullable String text, List<Secret> secrets) {
        if (text == null) {
            return null;
        }
        var clean = text.substring(0, Math.min(text.length(), 10 * LONGEST_TEXT));
        for (var secret : secrets) {
            clean = clean.replace(secret.value(), "…");
        }
        if (secrets.stream().anyMatch(ApiKey.class::isInstance)) {
            // Such a call is about a one-time code, which need not be one that was sent along.
            clean = ONE_TIME_CODE.matcher(clean).replaceAll("…");
        }
        clean = clean.replaceAll("(?i)AfasToken\\s+\\S+", "…")
                .replaceAll("(?i)(Bearer|DPoP|Basic)\\s+[A-Za-z0-9._~+/=-]{16,}", "…")
                // All signed JSON begins with the base64 of {".
                .replaceAll("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]*)?", "…")
                .replaceAll("[0-9A-Fa-f]{32,}", "…")
                .replaceAll("[A-Za-z0-9+/]{60,}={0,2}", "…")
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                .strip();
        if (clean.isEmpty()) {
            return null;
        }
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
