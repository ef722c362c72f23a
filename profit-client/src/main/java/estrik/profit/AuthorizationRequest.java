package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A user who was sent to Profit to sign in, and is to come back with a code; made by [Profit#authorization].
///
/// Keep it in the session of that browser, and only there, until the user is back: this is how the program
/// knows that it is the same one. Its parts are text and make it anew. Source: AFAS docs, *Authentication*;
/// PKCE: RFC 7636.
///
/// @param address where the browser must go
/// @param redirectUri where Profit sends it back to, exactly as an administrator has entered it
/// @param state what the browser must bring back
/// @param verifier what shows Profit that the code came to the right program
public record AuthorizationRequest(URI address, URI redirectUri, String state, CodeVerifier verifier) {

    /// Checks that somebody can come back from it.
    ///
    /// @throws IllegalArgumentException when the redirect address is not whole, or `state` is blank
    public AuthorizationRequest {
        if (!redirectUri.isAbsolute() || redirectUri.getRawFragment() != null) {
            throw new IllegalArgumentException("The address to come back to is a whole address without a #.");
        }
        if (state.isBlank()) {
            throw new IllegalArgumentException("The state that the browser must bring back is missing.");
        }
    }

    static AuthorizationRequest begun(URI endpoint, Client client, URI redirectUri) {
        var state = Jose.random();
        var verifier = CodeVerifier.random();
        var address = endpoint + "?response_type=code&client_id=" + Filter.encoded(client.id())
                + "&redirect_uri=" + Filter.encoded(redirectUri.toString())
                + "&state=" + state
                + "&code_challenge=" + verifier.challenge()
                + "&code_challenge_method=S256";
        return new AuthorizationRequest(URI.create(address), redirectUri, state, verifier);
    }

    boolean isFor(URI endpoint) {
        return address.toString().startsWith(endpoint + "?");
    }

    /// What the browser has brought back.
    ///
    /// @param redirectedTo the address at which it came back; only what stands behind the question mark counts
    Answer<AuthorizationCode> code(URI redirectedTo) {
        Map<String, String> back;
        try {
            back = parameters(redirectedTo);
        } catch (Garbled e) {
            return notUnderstood("The browser came back with " + e.getMessage() + ".");
        }
        if (!MessageDigest.isEqual(back.getOrDefault("state", "").getBytes(UTF_8), state.getBytes(UTF_8))) {
            return notUnderstood("The browser came back from another sign-in than this one (state): begin again.");
        }
        var error = back.get("error");
        if (error != null) {
            return new Answer.Refused<>(OAuthErrors.refusal(
                    "the sign-in", error, Told.cleaned(back.get("error_description"), List.of()), Details.NONE));
        }
        var code = back.getOrDefault("code", "");
        return code.isBlank()
                ? notUnderstood("The browser came back without a code and without an error: begin again.")
                : new Answer.Ok<>(new AuthorizationCode(code));
    }

    private static Answer<AuthorizationCode> notUnderstood(String message) {
        return new Answer.Refused<>(new Refusal.NotUnderstood(message, Details.NONE));
    }

    private static Map<String, String> parameters(URI address) throws Garbled {
        var parameters = new HashMap<String, String>();
        var query = address.getRawQuery();
        for (var parameter : (query == null ? "" : query).split("&", -1)) {
            var parts = parameter.split("=", 2);
            try {
                var value = parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8);
                // RFC 6749, 3.1: none may come twice.
                if (parameters.put(parts[0], value) != null) {
                    throw new Garbled("a parameter that stands there twice");
                }
            } catch (IllegalArgumentException e) {
                throw new Garbled("broken encoding");
            }
        }
        return parameters;
    }

    /// Where the user was sent, without what the browser must bring back.
    @Override
    public String toString() {
        return "AuthorizationRequest[" + address.toString().replaceFirst("\\?.*", "") + "]";
    }
}
