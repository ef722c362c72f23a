package estrik.profit;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Sorts the errors of OAuth by what one can do about them. Source: AFAS docs, *Authentication* (Profit 9); RFC
/// 6749, 4.1.2.1 and 5.2; RFC 6750, 3.1; RFC 9449, 12.2.
final class OAuthErrors {
    private static final Set<String> KNOWN = Set.of(
            "invalid_grant",
            "invalid_token",
            "invalid_client",
            "unauthorized_client",
            "unsupported_grant_type",
            "unsupported_response_type",
            "invalid_scope",
            "access_denied",
            "invalid_request",
            "invalid_dpop_proof",
            "use_dpop_nonce",
            "server_error",
            "temporarily_unavailable");

    private OAuthErrors() {}

    static boolean isOne(String error) {
        return KNOWN.contains(error);
    }

    /// @param what was refused, in words for messages
    /// @param error OAuth's word for it; one that is unknown is not repeated
    /// @param description what Profit says about it, cleaned already
    static Refusal refusal(String what, String error, @Nullable String description, Details details) {
        var known = isOne(error);
        var message = "Profit refused " + what + " (" + (known ? error : "an unknown error") + ")"
                + (description == null ? "." : ": " + description + (description.endsWith(".") ? "" : "."));
        return switch (error) {
            case "invalid_grant" ->
                new Refusal.TokenRejected(message + " The sign-in has ended: let the user sign in again.", details);
            case "invalid_token" -> new Refusal.TokenRejected(message, details);
            case "invalid_client" ->
                new Refusal.NotPermitted(
                        message + " Its client id, secret or key is wrong or too old: an administrator can give a new"
                                + " one in the app connector.",
                        details);
            case "unauthorized_client",
                    "unsupported_grant_type",
                    "unsupported_response_type",
                    "invalid_scope",
                    "access_denied" -> new Refusal.NotPermitted(message, details);
            case "temporarily_unavailable" -> new Refusal.Busy(message, Duration.ofSeconds(60), details);
            default -> new Refusal.Failed(message, details);
        };
    }
}
