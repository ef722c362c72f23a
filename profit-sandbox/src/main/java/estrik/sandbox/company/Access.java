package estrik.sandbox.company;

import estrik.sandbox.company.Keys.IssuedToken;
import estrik.sandbox.company.TokenReader.Holder;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who calls with a token, and through which app connector. Being here means having access.
///
/// @param end when the token stops working, or null when that is not known or never
public record Access(
        State state,
        User user,
        AppConnector connector,
        Mishaps mishaps,
        @Nullable Instant end) {

    /// Reads the token of the call, classic or of another scheme, and applies the access rule.
    public static Access of(Request request, Company company) {
        var state = company.state();
        var header =
                Optional.ofNullable(request.header("Authorization")).orElse("").strip();
        int space = header.indexOf(' ');
        var scheme = header.substring(0, Math.max(0, space));
        var reader = company.reader(scheme);
        if (reader.isPresent()) {
            var holder = reader.get().read(header.substring(space).strip(), request, state);
            return of(request, company, state, holder, () -> ProfitError.invalidToken(scheme));
        }
        return classic(request, company, state, company.tokens(state).of(header), ProfitError::unauthorized);
    }

    private static Access classic(
            Request request, Company company, State state, IssuedToken token, Supplier<ProfitError> refusal) {
        var access = of(request, company, state, new Holder(token.connector(), token.user()), refusal);
        var end = state.restrictions().of(token.connector()).end(token).orElse(null);
        if (end != null && !company.now().isBefore(end)) {
            throw refusal.get();
        }
        company.use(token);
        return new Access(state, access.user, access.connector, access.mishaps, end);
    }

    // Help App_Apps_Custom_Maint: member of the group, valid token, connector linked, app connector not blocked.
    private static Access of(
            Request request, Company company, State state, Holder holder, Supplier<ProfitError> refusal) {
        var user = state.user(holder.user()).orElseThrow(refusal);
        var linked = state.connector(holder.connector()).orElseThrow(refusal);
        request.by(user.code());
        state.restrictions().admit(request, linked);
        var connector = company.mishaps().seen(linked, user.code());
        if (company.mishaps().tokenIsGone(user.code())
                || user.blocked()
                || connector.blocked()
                || !user.isIn(connector.group())) {
            throw refusal.get();
        }
        return new Access(state, user, connector, company.mishaps(), null);
    }

    /// The same for a SOAP call, which may carry the token in its body. The header goes first.
    // OAS integrationid.md: SOAP takes the header too. What is said of a bad token in the body is not published.
    public static Access ofSoap(Request request, Company company, String token) {
        if (request.header("Authorization") != null) {
            return of(request, company);
        }
        var state = company.state();
        var found = Tokens.find(state, Tokens.ofBody(token)).orElseThrow(Tokens::invalid);
        return classic(request, company, state, found, Tokens::invalid);
    }

    /// The GetConnector of this id, if this app connector may read it.
    public GetConnector getConnector(String id) {
        var found = state.office()
                .getConnector(id)
                .filter(each -> connector.links(each.id()))
                .map(each -> mishaps.seen(each, user.code()))
                .orElseThrow(ProfitError::notSupported);
        if (found.blocked()) {
            throw ProfitError.definitionBlocked();
        }
        return found;
    }

    /// Refuses the call when the special connector that opens this resource is not linked.
    public void use(String resource) {
        boolean linked = AppConnector.Service.opening(resource)
                .filter(connector.services()::contains)
                .isPresent();
        if (!linked) {
            throw ProfitError.notSupported(resource);
        }
    }
}
