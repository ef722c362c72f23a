package estrik.sandbox.oauth;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.State;
import estrik.sandbox.oauth.AccessTokens.Meaning;
import estrik.sandbox.oauth.ClientAuthentication.Caller;
import estrik.sandbox.wire.Operation;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `POST /oauth/token`: gives access tokens for what a client shows.
final class TokenEndpoint {
    private static final Set<String> GRANTS = Set.of("client_credentials", "authorization_code", "refresh_token");
    // RFC 7636 section 4.1.
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final Company company;
    private final ClientAuthentication authentication;
    private final Proofs proofs;

    TokenEndpoint(Company company, ClientAuthentication authentication, Proofs proofs) {
        this.company = company;
        this.authentication = authentication;
        this.proofs = proofs;
    }

    @Operation(
            value = "POST /ProfitRestServices/oauth/token",
            source = "AFAS developer pages, authentication (Profit 9)")
    @Unverified("Descriptions of errors, and which error AFAS gives when several things are wrong at once")
    Reply token(Request request) {
        try {
            return Reply.json(200, answer(request, Form.ofBody(request))).with("Pragma", "no-cache");
        } catch (OAuthError error) {
            return error.reply();
        }
    }

    private Map<String, Object> answer(Request request, Form form) {
        form.refuseRepetition();
        var grant = form.needed("grant_type");
        if (!GRANTS.contains(grant)) {
            throw OAuthError.unsupportedGrantType("There is no grant type " + Form.shown(grant) + " here.");
        }
        // The proof comes first: a client that must repeat its call with a nonce has then used nothing up.
        var proofKey = proofKey(request);
        var caller = authentication.caller(request, form);
        if (caller.client().publicClient() && proofKey == null) {
            throw OAuthError.invalidProof("A public client must send a proof in the header DPoP.")
                    .with("DPoP-Nonce", proofs.nonce(company.now()));
        }
        return switch (grant) {
            case "client_credentials" -> clientCredentials(request, caller, proofKey);
            case "authorization_code" -> code(request, caller, form, proofKey);
            default -> refresh(request, caller, form, proofKey);
        };
    }

    private @Nullable String proofKey(Request request) {
        if (request.headers(Proofs.HEADER).isEmpty()) {
            return null;
        }
        return switch (proofs.check(request, null, company.now())) {
            case Proofs.Checked.Good(var thumbprint) -> thumbprint;
            case Proofs.Checked.Bad(var why) ->
                throw OAuthError.invalidProof(why + ".").with("DPoP-Nonce", proofs.nonce(company.now()));
            case Proofs.Checked.NeedsNonce(var nonce) -> throw OAuthError.useDpopNonce(nonce);
            case Proofs.Checked.Full full ->
                throw OAuthError.unavailable("Too many proofs are remembered at present; try again in a minute.");
        };
    }

    private Map<String, Object> clientCredentials(Request request, Caller caller, @Nullable String proofKey) {
        if (caller.client().publicClient()) {
            throw OAuthError.unauthorizedClient("A public client cannot use client credentials.");
        }
        var state = company.state();
        var user = Members.behind(state, caller.connector(), caller.client());
        request.by(user.code());
        return answer(state, new Meaning(caller.connector().name(), user.code(), proofKey, null));
    }

    private Map<String, Object> code(Request request, Caller caller, Form form, @Nullable String proofKey) {
        var verifier = form.needed("code_verifier");
        if (!VERIFIER.matcher(verifier).matches()) {
            throw OAuthError.invalidRequest("The code_verifier must have 43 to 128 letters, digits and -._~ signs.");
        }
        var shown = new AuthorizationCodes.Shown(
                caller.connector().name(),
                form.needed("code"),
                form.needed("redirect_uri"),
                verifier,
                caller.client().publicClient() ? proofKey : null);
        Optional.ofNullable(company.state().grants().codes().get(Secrets.hash(shown.code())))
                .ifPresent(code -> request.by(code.user()));
        return redeem(caller, proofKey, state -> AuthorizationCodes.redeem(state, shown, company.now()));
    }

    private Map<String, Object> refresh(Request request, Caller caller, Form form, @Nullable String proofKey) {
        var shown = form.needed("refresh_token");
        Optional.ofNullable(company.state().grants().families().get(RefreshTokens.family(shown)))
                .ifPresent(family -> request.by(family.user()));
        var connector = caller.connector().name();
        return redeem(
                caller, proofKey, state -> RefreshTokens.rotate(state, connector, shown, proofKey, company.now()));
    }

    private Map<String, Object> redeem(Caller caller, @Nullable String proofKey, Function<State, Redeemed> redemption) {
        var redeemed = company.decide(state -> {
            var tried = redemption.apply(state);
            return new Company.Decision<>(tried.state(), tried);
        });
        return switch (redeemed) {
            case Redeemed.Bad(State state, var why) -> throw OAuthError.invalidGrant(why);
            case Redeemed.Good good -> {
                var meaning = new Meaning(caller.connector().name(), good.user(), proofKey, good.familyHash());
                var answer = answer(good.state(), meaning);
                answer.put("refresh_token", good.refreshToken());
                yield answer;
            }
        };
    }

    private Map<String, Object> answer(State state, Meaning meaning) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("access_token", AccessTokens.make(state, meaning, company.now()));
        answer.put("token_type", meaning.proofKey() == null ? "Bearer" : "DPoP");
        answer.put("expires_in", AccessTokens.LIFETIME.toSeconds());
        return answer;
    }
}
