package estrik.sandbox.oauth;

import estrik.sandbox.company.Company;
import estrik.sandbox.company.State;
import estrik.sandbox.company.TokenReader.Holder;
import estrik.sandbox.oauth.AccessTokens.Meaning;
import estrik.sandbox.wire.Endpoint;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Reply;
import estrik.sandbox.wire.Request;
import java.util.List;

/// OAuth put together: its two addresses, and the reading of its access tokens wherever Profit takes a token.
public final class OAuth {
    private final Company company;
    private final Clients clients;
    private final Proofs proofs = new Proofs();
    private final TokenEndpoint tokens;
    private final Authorize authorize;

    /// From here on the company takes access tokens too.
    public OAuth(Company company, Clients clients) {
        this.company = company;
        this.clients = clients;
        var assertions = new Assertions(company, new ClientKeys());
        tokens = new TokenEndpoint(company, new ClientAuthentication(company, assertions), proofs);
        authorize = new Authorize(company);
        company.accept("Bearer", (token, request, state) -> bearer(token, state));
        company.accept("DPoP", this::proven);
    }

    /// The REST paths of OAuth.
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("GET", "/ProfitRestServices/oauth/authorize", this::authorize),
                new Endpoint("POST", "/ProfitRestServices/oauth/authorize", this::signIn),
                new Endpoint("POST", "/ProfitRestServices/oauth/token", this::token));
    }

    private Reply authorize(Request request) {
        return authorize.ask(request);
    }

    private Reply signIn(Request request) {
        return authorize.signIn(request);
    }

    private Reply token(Request request) {
        return tokens.token(request);
    }

    private Holder bearer(String token, State state) {
        return AccessTokens.read(state, token, company.now())
                .filter(meaning -> meaning.proofKey() == null)
                .map(meaning -> new Holder(meaning.connector(), meaning.user()))
                .orElseThrow(() -> ProfitError.invalidToken("Bearer"));
    }

    private Holder proven(String token, Request request, State state) {
        var now = company.now();
        var meaning = AccessTokens.read(state, token, now).orElseThrow(() -> ProfitError.invalidToken("DPoP"));
        return switch (proofs.check(request, token, now)) {
            case Proofs.Checked.Good(var thumbprint)
            when thumbprint.equals(meaning.proofKey()) -> new Holder(meaning.connector(), meaning.user());
            case Proofs.Checked.Good other -> throw ProfitError.invalidToken("DPoP");
            case Proofs.Checked.Bad bad -> throw ProfitError.invalidToken("DPoP");
            case Proofs.Checked.NeedsNonce(var nonce) -> throw ProfitError.useDpopNonce(nonce);
            case Proofs.Checked.Full full -> throw ProfitError.unavailable();
        };
    }

    /// A bearer token of this user, as if the person had signed in just now. An app connector without a
    /// client gets one.
    public String accessToken(String connector, String user) {
        var found = company.user(user);
        if (clients.of(connector).isEmpty()) {
            clients.make(connector);
        }
        var state = company.state();
        var name = state.connector(connector).orElseThrow().name();
        return AccessTokens.make(state, new Meaning(name, found.code(), null, null), company.now());
    }
}
