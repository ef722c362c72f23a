package estrik.profit;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One user's sign-in, by which a program may call as that user: at most 30 days, without the user being there.
/// Made by [Profit#redeem] when the user comes back from Profit, or by [Profit#grant] from a refresh token that
/// was kept.
///
/// It renews itself: an access token lasts an hour, and a refresh token gets the next one, once. So keep
/// **one** object for each sign-in and share it between threads: a second one made from the same refresh token
/// would use it again, and Profit refuses that. When a sign-in has ended, calls come back with
/// [Refusal.TokenRejected]: let the user sign in again.
///
/// Source: AFAS docs, *Authentication*.
public final class Grant implements Authentication {
    private final TokenEndpoint endpoint;
    private final GrantKeeper keeper;
    private final Access access;
    private volatile RefreshToken refreshToken;
    // These two belong to the thread that is getting an access token.
    private boolean isKept;
    private @Nullable Refusal end;

    private Grant(TokenEndpoint endpoint, RefreshToken refreshToken, GrantKeeper keeper, boolean isKept) {
        this.endpoint = endpoint;
        this.refreshToken = refreshToken;
        this.keeper = keeper;
        this.isKept = isKept;
        this.access = endpoint.access(new Access.Source() {
            @Override
            public Answer<Issued> issue(Wire.Place place) {
                return refreshed(place);
            }

            @Override
            public List<Secret> secrets() {
                return List.of(Grant.this.refreshToken);
            }
        });
    }

    static Grant kept(TokenEndpoint endpoint, RefreshToken refreshToken, GrantKeeper keeper) {
        return new Grant(endpoint, refreshToken, keeper, true);
    }

    static Grant begun(TokenEndpoint endpoint, Begun begun, GrantKeeper keeper) {
        var grant = new Grant(endpoint, begun.refreshToken(), keeper, false);
        grant.keep();
        grant.access.hold(begun.issued());
        return grant;
    }

    /// What a code was exchanged for.
    record Begun(Issued issued, RefreshToken refreshToken) {}

    boolean isOf(URI tokenEndpoint) {
        return endpoint.isAt(tokenEndpoint);
    }

    Credentials credentials() {
        return access;
    }

    private Answer<Issued> refreshed(Wire.Place place) {
        if (end != null) {
            return new Answer.Refused<>(end);
        }
        keep();
        var answer = place.send(endpoint.refresh(refreshToken), endpoint::read);
        switch (answer) {
            case Answer.Ok<Issued>(var issued) -> follow(issued.refreshToken());
            // RFC 6749, 5.2: invalid_grant has status 400; a bare 401 may be a proxy's, and ends nothing.
            case Answer.Refused<Issued>(Refusal.TokenRejected refusal)
            when refusal.details().status() == 400 -> end = refusal;
            case Answer.Refused<Issued> _later -> {}
        }
        return answer;
    }

    private void follow(@Nullable RefreshToken next) {
        if (next != null) {
            refreshToken = next;
            isKept = false;
            keep();
        }
    }

    private void keep() {
        if (!isKept) {
            keeper.keep(refreshToken);
            isKept = true;
        }
    }

    /// The kind of authentication and nothing else.
    @Override
    public String toString() {
        return "Grant[hidden]";
    }
}
