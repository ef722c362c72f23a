package estrik.sandbox.oauth;

import estrik.sandbox.company.Grants.Code;
import estrik.sandbox.company.Grants.Family;
import estrik.sandbox.company.Secrets;
import estrik.sandbox.company.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rules of refresh tokens: each is good once and brings the next; one shown twice ends them all.
///
/// A refresh token names the family that it belongs to and ends in a secret of its own. So a family is one
/// entry, however often it went round, and an old member of it is told from a stranger.
final class RefreshTokens {
    // OAS-new authentication.md: at most 30 days from the first.
    static final Duration LIFETIME = Duration.ofDays(30);

    private static final int MOST_FAMILIES = 10_000;

    private RefreshTokens() {}

    /// Begins a family with the code that somebody signed in for.
    static Redeemed.Good begin(State state, Code code, @Nullable String proofKey, Instant now) {
        var families = new HashMap<>(state.grants().families());
        // The last access token of a family outlives its refresh tokens.
        families.values()
                .removeIf(each -> now.isAfter(each.first().plus(LIFETIME).plus(AccessTokens.LIFETIME)));
        while (families.size() >= MOST_FAMILIES) {
            families.entrySet().stream()
                    .min(Map.Entry.comparingByValue((one, other) -> one.first().compareTo(other.first())))
                    .map(Map.Entry::getKey)
                    .ifPresent(families::remove);
        }
        var id = Secrets.hex(16);
        var token = id + Secrets.hex(32);
        var hash = Secrets.hash(id);
        families.put(hash, new Family(code.connector(), code.user(), Secrets.hash(token), proofKey, now));
        return new Redeemed.Good(state.grants(grants -> grants.families(families)), code.user(), hash, token);
    }

    static Redeemed rotate(State state, String connector, String shown, @Nullable String proofKey, Instant now) {
        var hash = family(shown);
        var family = state.grants().families().get(hash);
        if (family == null || !family.connector().equals(connector)) {
            return new Redeemed.Bad(state, "The refresh token is not known, revoked, or for another client.");
        }
        if (!Secrets.same(Secrets.hash(shown), family.newest())) {
            return new Redeemed.Bad(
                    revoke(state, hash), "The refresh token was used before; all that came of the sign-in is revoked.");
        }
        if (!now.isBefore(family.first().plus(LIFETIME))) {
            return new Redeemed.Bad(
                    revoke(state, hash), "The sign-in is " + LIFETIME.toDays() + " days old; sign in again.");
        }
        if (family.proofKey() != null && !family.proofKey().equals(proofKey)) {
            return new Redeemed.Bad(state, "The refresh token belongs to another DPoP key.");
        }
        if (!Members.may(state, connector, family.user())) {
            return new Redeemed.Bad(state, Members.GONE);
        }
        var next = shown.substring(0, 32) + Secrets.hex(32);
        var families = new HashMap<>(state.grants().families());
        families.put(hash, family.rotated(Secrets.hash(next)));
        return new Redeemed.Good(state.grants(grants -> grants.families(families)), family.user(), hash, next);
    }

    /// The key under which the family of this refresh token is kept.
    static String family(String token) {
        return Secrets.hash(token.substring(0, Math.min(32, token.length())));
    }

    static State revoke(State state, String familyHash) {
        var left = new HashMap<>(state.grants().families());
        left.remove(familyHash);
        return state.grants(grants -> grants.families(left));
    }
}
