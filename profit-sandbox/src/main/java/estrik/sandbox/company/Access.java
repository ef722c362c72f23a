package estrik.sandbox.company;

import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import org.jspecify.annotations.Nullable;

/// Who calls with a token, and through which app connector. Being here means having access.
public record Access(State state, User user, AppConnector connector) {

    /// Reads the token of the call and applies the access rule.
    // Help App_Apps_Custom_Maint: member of the group, valid token, connector linked, app connector not blocked.
    public static Access of(Request request, Company company) {
        return of(request, company, request.header("Authorization"));
    }

    private static Access of(Request request, Company company, @Nullable String authorization) {
        var state = company.state();
        var token = Tokens.find(state, Tokens.ofHeader(authorization)).orElseThrow(ProfitError::unauthorized);
        var user = state.user(token.user()).orElseThrow(ProfitError::unauthorized);
        var connector = state.connector(token.connector()).orElseThrow(ProfitError::unauthorized);
        request.by(user.code());
        if (user.blocked() || connector.blocked() || !user.isIn(connector.group())) {
            throw ProfitError.unauthorized();
        }
        return new Access(state, user, connector);
    }

    /// The same for a SOAP call, which may carry the token in its body. The header goes first.
    // OAS integrationid.md: SOAP takes the header too. What is said of a bad token in the body is not published.
    public static Access ofSoap(Request request, Company company, String token) {
        if (request.header("Authorization") != null) {
            return of(request, company);
        }
        try {
            return of(request, company, Tokens.header(token));
        } catch (ProfitError error) {
            throw error.status() == 401 ? Tokens.invalid() : error;
        }
    }

    /// Checks that this special connector is linked to the app connector.
    public void needs(AppConnector.Service service) {
        if (!connector.services().contains(service)) {
            throw ProfitError.serviceNotSupported();
        }
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
