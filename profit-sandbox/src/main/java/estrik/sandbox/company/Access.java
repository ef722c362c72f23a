package estrik.sandbox.company;

import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;

/// Who calls with a token, and through which app connector. Being here means having access.
public record Access(State state, User user, AppConnector connector) {

    /// Reads the token of the call and applies the access rule.
    // Help App_Apps_Custom_Maint: member of the group, valid token, connector linked, app connector not blocked.
    public static Access of(Request request, Company company) {
        var state = company.state();
        var token = Tokens.find(state, Tokens.ofHeader(request.header("Authorization")))
                .orElseThrow(ProfitError::unauthorized);
        var user = state.user(token.user()).orElseThrow(ProfitError::unauthorized);
        var connector = state.connector(token.connector()).orElseThrow(ProfitError::unauthorized);
        request.by(user.code());
        if (user.blocked() || connector.blocked() || !user.isIn(connector.group())) {
            throw ProfitError.unauthorized();
        }
        company.use(token);
        return new Access(state, user, connector);
    }

    /// The GetConnector of this id, if this app connector may read it.
    public GetConnector getConnector(String id) {
        var found = state.office()
                .getConnector(id)
                .filter(each -> connector.links(each.id()))
                .orElseThrow(ProfitError::notSupported);
        if (found.blocked()) {
            throw ProfitError.definitionBlocked();
        }
        return found;
    }
}
