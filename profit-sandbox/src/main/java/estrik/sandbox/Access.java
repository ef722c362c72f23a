package estrik.sandbox;

/// Who calls with a token, and through which app connector. Being here means having access.
record Access(State state, User user, AppConnector connector) {

    /// Reads the token of the call and applies the access rule.
    // Help App_Apps_Custom_Maint: member of the group, valid token, connector linked, app connector not blocked.
    static Access of(Request request, Company company) {
        var state = company.state();
        var token = Tokens.find(state, Tokens.ofHeader(request.header("Authorization")))
                .orElseThrow(ProfitError::unauthorized);
        var user = state.user(token.user()).orElseThrow(ProfitError::unauthorized);
        var connector = state.connector(token.connector()).orElseThrow(ProfitError::unauthorized);
        request.by(user);
        if (user.blocked() || connector.blocked() || !user.group().equals(connector.group())) {
            throw ProfitError.unauthorized();
        }
        return new Access(state, user, connector);
    }

    /// The GetConnector of this id, if this app connector may read it.
    GetConnectors.Definition getConnector(String id) {
        var definition = GetConnectors.find(id)
                .filter(found -> connector.links(found.id()))
                .orElseThrow(ProfitError::notSupported);
        if (state.blockedGetConnectors().contains(definition.id())) {
            throw ProfitError.definitionBlocked();
        }
        return definition;
    }
}
