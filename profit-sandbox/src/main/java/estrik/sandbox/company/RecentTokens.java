package estrik.sandbox.company;

import estrik.sandbox.company.Keys.IssuedToken;
import estrik.sandbox.wire.ProfitError;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// The classic tokens of the latest calls while the state stays as it is: most clients call again and again with the
/// same one. Shared by threads.
final class RecentTokens {
    private static final int MOST = 64;

    private static final class Recent {
        private final String header;
        private final IssuedToken token;

        Recent(String header, IssuedToken token) {
            this.header = header;
            this.token = token;
        }
    }

    private final State state;
    private final AtomicReferenceArray<Recent> recent = new AtomicReferenceArray<>(MOST);

    RecentTokens(State state) {
        this.state = state;
    }

    @SuppressWarnings("ReferenceEquality") // to find out whether they are equal takes longer than to look anew
    boolean areOf(State now) {
        return state == now;
    }

    /// The token of an `Authorization` header.
    ///
    /// @throws ProfitError when it is not good
    IssuedToken of(String header) {
        // The place depends on what is asked alone, and the comparison tells nothing by the time it takes.
        int place = Math.floorMod(header.hashCode(), MOST);
        var known = recent.get(place);
        if (known != null && Secrets.same(known.header, header)) {
            return known.token;
        }
        var token = Tokens.find(state, Tokens.ofHeader(header)).orElseThrow(ProfitError::unauthorized);
        recent.set(place, new Recent(header, token));
        return token;
    }
}
