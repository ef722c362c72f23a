package estrik.sandbox.oauth;

import estrik.sandbox.company.AppConnector;
import estrik.sandbox.company.Company;
import estrik.sandbox.company.Grants.Code;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.State;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// `/oauth/authorize`: where a person signs in, and goes back to the client with a code.
final class Authorize {
    private static final System.Logger LOG = System.getLogger("estrik.sandbox");
    // RFC 7636 section 4.2: a SHA-256 in base64url.
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    /// A request whose client and way back are known, so that what is wrong with the rest can be said there.
    ///
    /// @param state what the client wants back, or empty
    record Asked(AppConnector connector, String clientId, String redirectUri, String state) {
        /// The way back, with these parameters in its query.
        private Reply back(String... pairs) {
            var query = new StringBuilder();
            for (int at = 0; at < pairs.length; at += 2) {
                query.append(query.isEmpty() ? "" : "&")
                        .append(pairs[at])
                        .append('=')
                        .append(URLEncoder.encode(pairs[at + 1], StandardCharsets.UTF_8));
            }
            if (!state.isEmpty()) {
                query.append("&state=").append(URLEncoder.encode(state, StandardCharsets.UTF_8));
            }
            return Reply.empty(302)
                    .with("Location", Redirects.with(redirectUri, query.toString()))
                    .with("Referrer-Policy", "no-referrer");
        }

        Reply back(OAuthError error) {
            return back("error", error.code(), "error_description", error.description());
        }
    }

    private final Company company;

    Authorize(Company company) {
        this.company = company;
    }

    @Operation(
            value = "GET /ProfitRestServices/oauth/authorize",
            source = "AFAS developer pages, authentication (Profit 9)")
    @Unverified("The page itself; that state is mandatory; what is said for a client or redirect_uri that is not known")
    Reply ask(Request request) {
        return answer(request, request.rawQuery(), false);
    }

    @Operation(
            value = "POST /ProfitRestServices/oauth/authorize",
            source = "the sandbox's own: the form of its sign-in page comes back here")
    @Unverified("How AFAS signs a person in; the sandbox asks who it is and no password")
    Reply signIn(Request request) {
        return answer(request, Form.bodyOf(request), true);
    }

    private Reply answer(Request request, String parameters, boolean answered) {
        Form form;
        Asked asked;
        var state = company.state();
        try {
            form = Form.of(parameters);
            asked = asked(form, state);
        } catch (OAuthError lost) {
            // RFC 6749 section 4.1.2.1: nobody is sent to an address that the client did not register.
            return SignInPage.refusal(request, lost.description());
        }
        try {
            check(form, asked, state);
        } catch (OAuthError error) {
            return asked.back(error);
        }
        if (answered && form.has("cancel")) {
            return asked.back("error", "access_denied", "error_description", "The person did not sign in.");
        }
        return answered && form.has("user")
                ? signIn(request, form, asked, state)
                : SignInPage.of(request, form, asked, Members.of(state, asked.connector()), "");
    }

    private static Asked asked(Form form, State state) {
        for (var name : new String[] {"client_id", "redirect_uri"}) {
            if (form.repeats(name)) {
                throw OAuthError.invalidRequest("The parameter " + name + " stands in the request more than once.");
            }
        }
        var id = form.needed("client_id");
        var name = state.grants()
                .owner(id)
                .orElseThrow(() -> OAuthError.invalidRequest("There is no client with this client_id."));
        var connector = state.connector(name)
                .orElseThrow(() -> OAuthError.invalidRequest("The app connector of this client is gone."));
        var redirectUri = form.needed("redirect_uri");
        var client = state.grants().clients().get(name);
        if (client == null || !client.redirectUris().contains(redirectUri)) {
            throw OAuthError.invalidRequest("The redirect_uri " + Form.shown(redirectUri)
                    + " is none of the client's redirect URLs. It must be equal to one, sign by sign.");
        }
        return new Asked(connector, id, redirectUri, form.value("state").orElse(""));
    }

    private static void check(Form form, Asked asked, State state) {
        form.refuseRepetition();
        if (!form.needed("response_type").equals("code")) {
            throw OAuthError.unsupportedResponseType("The response_type must be code.");
        }
        form.needed("state");
        if (!CHALLENGE.matcher(form.needed("code_challenge")).matches()) {
            throw OAuthError.invalidRequest("The code_challenge must be a SHA-256 in base64url: 43 signs.");
        }
        if (!form.needed("code_challenge_method").equals("S256")) {
            throw OAuthError.invalidRequest("The code_challenge_method must be S256.");
        }
        if (asked.connector().blocked()) {
            throw OAuthError.unauthorizedClient("The app connector is blocked.");
        }
        if (!state.grants().authentication(asked.connector().name()).allowsOAuth()) {
            throw OAuthError.unauthorizedClient("The authentication type of the app connector is Classic token.");
        }
    }

    private Reply signIn(Request request, Form form, Asked asked, State state) {
        var given = form.needed("user");
        var user = state.user(given);
        if (user.isEmpty()
                || !Members.may(state, asked.connector().name(), user.get().code())) {
            return SignInPage.of(request, form, asked, Members.of(state, asked.connector()), given);
        }
        var code = user.get().code();
        request.by(code);
        return issue(asked, code, form.needed("code_challenge"));
    }

    private Reply issue(Asked asked, String user, String challenge) {
        var code = Secrets.hex(32);
        try {
            company.change(state -> AuthorizationCodes.issue(
                    state,
                    code,
                    new Code(asked.connector().name(), user, asked.redirectUri(), challenge, company.now(), null)));
        } catch (RuntimeException unforeseen) {
            // OAS-new authentication.md (P9): server_error too comes on the redirect.
            LOG.log(System.Logger.Level.ERROR, "A sign-in failed inside the sandbox", unforeseen);
            return asked.back("error", "server_error", "error_description", "The sandbox failed; its log says why.");
        }
        return asked.back("code", code);
    }
}
