package estrik.sandbox.oauth;

import estrik.sandbox.wire.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// A refusal in the words of OAuth. The description is for whoever builds the client.
final class OAuthError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final TreeMap<String, String> headers = new TreeMap<>();

    private OAuthError(int status, String code, String description) {
        super(description, null, false, false);
        this.status = status;
        this.code = code;
    }

    static OAuthError invalidRequest(String description) {
        return new OAuthError(400, "invalid_request", description);
    }

    /// The client is not who it says.
    // OAS-new authentication.md (P9): 401 and a challenge when Basic was used, else 400.
    static OAuthError invalidClient(boolean basic, String description) {
        var error = new OAuthError(basic ? 401 : 400, "invalid_client", description);
        if (basic) {
            error.headers.put("WWW-Authenticate", "Basic realm=\"Profit\"");
        }
        return error;
    }

    static OAuthError invalidGrant(String description) {
        return new OAuthError(400, "invalid_grant", description);
    }

    static OAuthError unauthorizedClient(String description) {
        return new OAuthError(400, "unauthorized_client", description);
    }

    static OAuthError unsupportedGrantType(String description) {
        return new OAuthError(400, "unsupported_grant_type", description);
    }

    static OAuthError unsupportedResponseType(String description) {
        return new OAuthError(400, "unsupported_response_type", description);
    }

    // RFC 9449 section 5.
    static OAuthError invalidProof(String description) {
        return new OAuthError(400, "invalid_dpop_proof", description);
    }

    static OAuthError useDpopNonce(String nonce) {
        return new OAuthError(
                        400, "use_dpop_nonce", "Repeat the call with the nonce of the header DPoP-Nonce in the proof.")
                .with("DPoP-Nonce", nonce);
    }

    // OAS-new authentication.md (P9): 503 when what was used cannot be remembered.
    static OAuthError unavailable(String description) {
        return new OAuthError(503, "temporarily_unavailable", description);
    }

    OAuthError with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    String code() {
        return code;
    }

    String description() {
        return String.valueOf(getMessage());
    }

    Reply reply() {
        var body = new LinkedHashMap<String, String>();
        body.put("error", code);
        body.put("error_description", description());
        var reply = Reply.json(status, body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.with(header.getKey(), header.getValue());
        }
        return reply;
    }
}
