package estrik.profit;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sorts what Profit answers instead of a value. Source of statuses, texts and the shape of bodies: AFAS docs,
/// *Troubleshooting*, *GetConnector* and the OpenAPI responses.
final class Refusals {
    private static final Pattern FIELD_NOT_FOUND = Pattern.compile("(?i)connector field '([^']{1,200})' not found");
    private static final Pattern REFERENCE = Pattern.compile("[0-9A-Fa-f]{32}");
    // All of AFAS's examples of a code are 8 decimal digits.
    private static final Pattern ONE_TIME_CODE = Pattern.compile("\\b[0-9]{8}\\b");
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);
    private static final Duration LONGEST_WAIT = Duration.ofDays(1);
    private static final int LONGEST_TEXT = 300;
    private static final long LONGEST_BODY = 64_000;

    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /// The refusal in an answer whose status is not 2xx.
    Refusal of(Call call, Reply reply) {
        var told = told(call, reply);
        var details = reply.details(told.number(), told.reference());
        var status = reply.status();
        var oauth = told.oauthError();
        if (oauth != null && (status == 400 || status == 401)) {
            var text = told.text();
            return OAuthErrors.refusal(
                    call.what(), oauth, text == null ? null : cleaned(text, call.secrets()), details);
        }
        return switch (status) {
            case 401 -> unauthorized(call, details);
            case 403 ->
                new Refusal.IpRefused(
                        "Profit refuses the address of this machine for " + call.what()
                                + " (403): see IP restrictions of the app connector.",
                        details);
            case 404 -> new Refusal.NotFound("Profit has no " + call.what() + " at this address (404).", details);
            case 413 -> new Refusal.TooLarge("Profit finds " + call.what() + " too large (413).", details);
            case 429, 503 -> busy(call, told, reply, details);
            // A proxy in front of Profit could not reach it.
            case 502, 504 ->
                new Refusal.Unreachable(
                        "Profit cannot be reached behind its proxy for " + call.what() + " (" + status + ").", details);
            default ->
                status < 400
                        ? new Refusal.NotUnderstood(
                                "Profit's answer to " + call.what() + " is a redirect or unknown (" + status
                                        + "); it is not followed.",
                                details)
                        : functional(call, told.text(), details);
        };
    }

    private static Refusal unauthorized(Call call, Details details) {
        return call.secrets().stream().anyMatch(ApiKey.class::isInstance)
                ? new Refusal.NotPermitted("Profit does not allow " + call.what() + " with these keys (401).", details)
                : new Refusal.TokenRejected(
                        "Profit does not accept this token for " + call.what()
                                + " (401). It was deleted or has expired, or belongs to another environment.",
                        details);
    }

    /// The refusal in a SOAP fault.
    Refusal of(Call call, Soap.Fault fault, Reply reply) {
        return functional(call, fault.message(), reply.details(fault.number(), shown(fault.reference(), call)));
    }

    /// Functional errors all have status 500, and one number stands for several, so the text decides.
    private Refusal functional(Call call, @Nullable String text, Details details) {
        if (text == null) {
            return new Refusal.Failed(
                    "Profit refused " + call.what() + " (" + details.status() + ") without saying why.", details);
        }
        var clean = cleaned(text, call.secrets());
        var message = "Profit refused " + call.what() + " (" + details.status() + "): " + clean;
        var field = FIELD_NOT_FOUND.matcher(clean);
        if (field.find()) {
            return new Refusal.UnknownField(message, field.group(1), details);
        }
        var words = clean.toLowerCase(Locale.ROOT);
        if (forbids(words)) {
            return new Refusal.NotPermitted(message, details);
        }
        if (words.contains("out of memory") || words.contains("out of string space")) {
            return new Refusal.TooLarge(message, details);
        }
        return new Refusal.Failed(message, details);
    }

    private static boolean forbids(String words) {
        var blocked = words.contains("blocked") || words.contains("geblokkeerd");
        return (blocked && words.contains("connector"))
                || words.contains("not authorized")
                || words.contains("niet geautoriseerd")
                || words.contains("not supported for this app");
    }

    private Refusal busy(Call call, Told told, Reply reply, Details details) {
        var wait = reply.header("Retry-After").map(this::wait).orElse(null);
        if (wait == null) {
            wait = told.retryAfter() == null ? DEFAULT_WAIT : told.retryAfter();
        }
        var between = wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        between = between.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : between;
        var text = told.text() == null ? "" : " " + cleaned(told.text(), call.secrets());
        return new Refusal.Busy(
                "Profit asks to wait " + between.toSeconds() + " s before " + call.what() + " (" + reply.status() + ")."
                        + text,
                between,
                details);
    }

    /// Seconds or a date (RFC 9110, 10.2.3); `null` when it is neither.
    private @Nullable Duration wait(String header) {
        var text = header.strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(clock.instant(), until.toInstant());
        } catch (DateTimeException e) {
            return null;
        }
    }

    /// What an error body said.
    private record Told(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable String reference,
            @Nullable Duration retryAfter,
            @Nullable String oauthError) {
        static final Told NOTHING = new Told(null, null, null, null, null);
    }

    /// Whatever can be learned from the body; an unreadable one changes nothing about the status.
    private static Told told(Call call, Reply reply) {
        try {
            if (reply.isEmpty()) {
                return Told.NOTHING;
            }
            var body = reply.body(LONGEST_BODY);
            if (reply.isXml()) {
                return Soap.read(body, reply.charset(), call.what()) instanceof Soap.Fault fault
                        ? new Told(fault.message(), fault.number(), shown(fault.reference(), call), null, null)
                        : Told.NOTHING;
            }
            return told(call, Json.object(Json.parser(body, reply.charset())));
        } catch (IOException | Garbled unreadable) {
            return Told.NOTHING;
        }
    }

    private static Told told(Call call, Map<String, @Nullable Object> body) {
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
                text == null || text.isBlank() ? null : text,
                number,
                shown(Json.text(body, "profitLogReference"), call),
                seconds > 0 ? Duration.ofSeconds(seconds) : null,
                error != null && OAuthErrors.isOne(error) ? error : null);
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
    /// left.
    static String cleaned(String text, List<Secret> secrets) {
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
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1) + "…";
    }
}
