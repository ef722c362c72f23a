package estrik.sandbox.company;

import estrik.sandbox.company.Keys.IssuedCode;
import estrik.sandbox.wire.Unverified;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The rules of one-time codes: what makes one good, once.
public final class Codes {
    @Unverified("All of AFAS's examples have eight digits; whether that is always so is not published")
    static final int DIGITS = 8;

    @Unverified("AFAS does not publish how long a code stays good")
    public static final Duration LIFETIME = Duration.ofMinutes(15);

    @Unverified("AFAS documents no limit on wrong codes")
    static final int TRIES = 5;

    /// What trying a code leaves behind: the state, and the code's record when it was the right one.
    record Tried(State state, Optional<IssuedCode> redeemed) {}

    private Codes() {}

    /// Puts a new code in the place of any older one of the same user and app connector.
    static State issue(State state, AppConnector connector, User user, String description, String code, Instant now) {
        var issued = new IssuedCode(connector.name(), user.code(), description, Secrets.hash(code), now, 0);
        var others = State.without(state.keys().codes(), each -> each.isFor(connector, user));
        return state.with(state.keys().codes(State.and(others, issued)));
    }

    /// Uses the code up when it is right; counts a wrong try, and voids the code at the last one.
    static Tried redeem(State state, AppConnector connector, User user, String code, Instant now) {
        var waiting = state.keys().codes().stream()
                .filter(each -> each.isFor(connector, user))
                .findFirst();
        if (waiting.isEmpty()) {
            return new Tried(state, Optional.empty());
        }
        var issued = waiting.get();
        var without = state.with(state.keys().codes(State.without(state.keys().codes(), issued::equals)));
        if (now.isAfter(issued.at().plus(LIFETIME))) {
            return new Tried(without, Optional.empty());
        }
        if (Secrets.same(Secrets.hash(code.strip()), issued.hash())) {
            return new Tried(without, waiting);
        }
        var tried = issued.triedInVain();
        return new Tried(
                tried.wrongTries() < TRIES
                        ? without.with(
                                without.keys().codes(State.and(without.keys().codes(), tried)))
                        : without,
                Optional.empty());
    }
}
