package estrik.profit;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Sorts what Profit answers instead of a value; REST and SOAP are sorted alike. Source of statuses and texts:
/// AFAS docs, *Troubleshooting* and *GetConnector*.
final class Refusals {
    private static final Pattern FIELD_NOT_FOUND = Pattern.compile("(?i)connector field '([^']{1,200})' not found");
    private static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);
    // Profit stops by itself after 900 s.
    private static final Duration LONGEST_WORK = Duration.ofMinutes(15);

    private final Clock clock;

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /// What an answer says whose status is not 2xx.
    Told told(Call call, Reply reply) {
        return Told.by(call, reply, clock);
    }

    /// The refusal in an answer whose status is not 2xx.
    Refusal of(Call call, Reply reply, Told told) {
        var details = reply.details(told);
        var status = reply.status();
        var oauth = told.oauthError();
        if (oauth != null && (status == 400 || status == 401)) {
            return OAuthErrors.refusal(call.what(), oauth, told.text(), details);
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
            case 429, 503 -> later(call, told, details);
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
                        : functional(call, details);
        };
    }

    private static Refusal unauthorized(Call call, Details details) {
        return call.secrets().stream().anyMatch(ApiKey.class::isInstance)
                ? new Refusal.NotPermitted("Profit does not allow " + call.what() + " with these keys (401).", details)
                : new Refusal.TokenRejected(
                        "Profit does not accept this token for " + call.what()
                                + " (401). It was deleted or has expired, belongs to another environment, or its"
                                + " user has no access.",
                        details);
    }

    private static Refusal later(Call call, Told told, Details details) {
        var wait = told.retryAfter() == null ? DEFAULT_WAIT : told.retryAfter();
        var asks = " asks to wait " + wait.toSeconds() + " s before " + call.what() + " (" + details.status() + ").";
        var text = details.text() == null ? "" : " " + details.text();
        var words = text.toLowerCase(Locale.ROOT);
        return details.status() == 503 && (words.contains("maintenance") || words.contains("onderhoud"))
                ? new Refusal.Maintenance("Profit is in maintenance and" + asks + text, wait, details)
                : new Refusal.Busy("Profit" + asks + text, wait, details);
    }

    /// The refusal in a SOAP fault.
    Refusal of(Call call, Soap.Fault fault, Reply reply) {
        return functional(call, reply.details(Told.by(call, fault)));
    }

    /// Functional errors all have status 500, and one number stands for several, so the text decides.
    private static Refusal functional(Call call, Details details) {
        var text = details.text();
        if (text == null) {
            return new Refusal.Failed(
                    "Profit refused " + call.what() + " (" + details.status() + ") without saying why.", details);
        }
        var message = "Profit refused " + call.what() + " (" + details.status() + "): " + text;
        var field = FIELD_NOT_FOUND.matcher(text);
        if (field.find()) {
            return new Refusal.UnknownField(message, field.group(1), details);
        }
        var words = text.toLowerCase(Locale.ROOT);
        if (words.contains("maximum duration") || words.contains("maximale tijdsduur")) {
            return new Refusal.TookTooLong(
                    "Profit gave up waiting for " + call.what() + " (" + details.status()
                            + "). Its work may go on: wait about 15 minutes, and ask for less. " + text,
                    LONGEST_WORK,
                    details);
        }
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
}
