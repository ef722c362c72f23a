package estrik.sandbox.oauth;

import estrik.sandbox.company.Grants.Code;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.State;
import estrik.sandbox.wire.Unverified;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of authorization codes: good once, for a short time, for whoever began the sign-in.
final class AuthorizationCodes {
    @Unverified("AFAS does not publish how long an authorization code is good")
    static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final int MOST = 1_000;

    /// What a client shows of a code that it got.
    record Shown(
            String connector,
            String code,
            String redirectUri,
            String verifier,
            @Nullable String proofKey) {
        @Override
        public String toString() {
            return "Shown[" + connector + "]";
        }
    }

    private AuthorizationCodes() {}

    static State issue(State state, String code, Code issued) {
        var codes = new HashMap<>(state.grants().codes());
        codes.values().removeIf(each -> issued.at().isAfter(each.at().plus(LIFETIME)));
        while (codes.size() >= MOST) {
            codes.entrySet().stream()
                    .min(Map.Entry.comparingByValue((one, other) -> one.at().compareTo(other.at())))
                    .map(Map.Entry::getKey)
                    .ifPresent(codes::remove);
        }
        codes.put(Secrets.hash(code), issued);
        return state.grants(grants -> grants.codes(codes));
    }

    /// Uses the code up, whether it turns out good or not; but not for a client that it was not given to.
    static Redeemed redeem(State state, Shown shown, Instant now) {
        var hash = Secrets.hash(shown.code());
        var code = state.grants().codes().get(hash);
        if (code == null || !code.connector().equals(shown.connector())) {
            return new Redeemed.Bad(state, "The code is not known, or for another client.");
        }
        var without = without(state, hash);
        if (code.family() != null) {
            // RFC 6749 section 4.1.2: what came of a code that is shown twice is revoked.
            return new Redeemed.Bad(
                    RefreshTokens.revoke(without, code.family()),
                    "The code was used before; what came of it is revoked.");
        }
        if (now.isAfter(code.at().plus(LIFETIME))) {
            return new Redeemed.Bad(without, "The code is older than " + LIFETIME.toMinutes() + " minutes.");
        }
        if (!code.redirectUri().equals(shown.redirectUri())) {
            return new Redeemed.Bad(without, "The redirect_uri is not the one with which the code was asked for.");
        }
        if (!Secrets.same(code.challenge(), Jwk.sha256(shown.verifier()))) {
            return new Redeemed.Bad(without, "The code_verifier does not fit the code_challenge.");
        }
        if (!Members.may(state, code.connector(), code.user())) {
            return new Redeemed.Bad(without, Members.GONE);
        }
        var good = RefreshTokens.begin(without, code, shown.proofKey(), now);
        var codes = new HashMap<>(good.state().grants().codes());
        codes.put(hash, code.usedFor(good.familyHash()));
        return new Redeemed.Good(
                good.state().grants(grants -> grants.codes(codes)),
                code.user(),
                good.familyHash(),
                good.refreshToken());
    }

    private static State without(State state, String hash) {
        var left = new HashMap<>(state.grants().codes());
        left.remove(hash);
        return state.grants(grants -> grants.codes(left));
    }
}
