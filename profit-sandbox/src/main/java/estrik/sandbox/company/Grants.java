package estrik.sandbox.company;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What OAuth must remember: how each app connector lets callers in, its client, and what is out there.
/// Codes, refresh tokens and secrets are known by their hashes alone.
///
/// @param authentications by the name of the app connector; one that is missing takes classic tokens only
/// @param clients by the name of the app connector
/// @param codes authorization codes, by hash
/// @param families refresh tokens, by the hash of what they have in common
/// @param used hashes of what may be shown once only, with the moment from which it may be forgotten
/// @param key signs access tokens
public record Grants(
        Map<String, Authentication> authentications,
        Map<String, OAuthClient> clients,
        Map<String, Code> codes,
        Map<String, Family> families,
        Map<String, Instant> used,
        String key) {

    /// What an app connector accepts (tab General, "authentication type").
    public enum Authentication {
        CLASSIC,
        HYBRID,
        OAUTH;

        public boolean allowsClassic() {
            return this != OAUTH;
        }

        public boolean allowsOAuth() {
            return this != CLASSIC;
        }
    }

    /// An authorization code that is out.
    ///
    /// @param challenge the SHA-256 of a secret of the client, in base64url (PKCE)
    /// @param family the hash of the family that came of it, once it was used
    public record Code(
            String connector,
            String user,
            String redirectUri,
            String challenge,
            Instant at,
            @Nullable String family) {
        Code of(String connector) {
            return new Code(connector, user, redirectUri, challenge, at, family);
        }

        public Code usedFor(String family) {
            return new Code(connector, user, redirectUri, challenge, at, family);
        }
    }

    /// The refresh tokens that came one after another of one sign-in. Only the newest works.
    ///
    /// @param newest the hash of the refresh token that works
    /// @param proofKey the thumbprint of the DPoP key that it belongs to, or null when any caller may show it
    /// @param first when the first one was given out
    public record Family(
            String connector,
            String user,
            String newest,
            @Nullable String proofKey,
            Instant first) {
        Family of(String connector) {
            return new Family(connector, user, newest, proofKey, first);
        }

        public Family rotated(String next) {
            return new Family(connector, user, next, proofKey, first);
        }
    }

    public Grants {
        authentications = Map.copyOf(authentications);
        clients = Map.copyOf(clients);
        codes = Map.copyOf(codes);
        families = Map.copyOf(families);
        used = Map.copyOf(used);
    }

    static Grants none() {
        return new Grants(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Secrets.hex(32));
    }

    public Authentication authentication(String connector) {
        return authentications.getOrDefault(connector, Authentication.CLASSIC);
    }

    /// The name of the app connector whose client has this id.
    public Optional<String> owner(String clientId) {
        return clients.entrySet().stream()
                .filter(each -> Secrets.same(each.getValue().id(), clientId))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    public Grants with(String connector, Authentication type) {
        var all = new HashMap<>(authentications);
        all.put(connector, type);
        return new Grants(all, clients, codes, families, used, key);
    }

    public Grants with(String connector, OAuthClient client) {
        var all = new HashMap<>(clients);
        all.put(connector, client);
        return new Grants(authentications, all, codes, families, used, key);
    }

    /// Without the client of this app connector and everything that was given out to it.
    public Grants withoutClient(String connector) {
        var left = new HashMap<>(clients);
        left.remove(connector);
        return new Grants(authentications, left, codes, families, used, key).withoutGrants(connector);
    }

    /// Without the codes and refresh tokens that the client of this app connector has.
    public Grants withoutGrants(String connector) {
        var codesLeft = new HashMap<>(codes);
        codesLeft.values().removeIf(each -> each.connector().equals(connector));
        var familiesLeft = new HashMap<>(families);
        familiesLeft.values().removeIf(each -> each.connector().equals(connector));
        return new Grants(authentications, clients, codesLeft, familiesLeft, used, key);
    }

    /// The same after an app connector got another name.
    public Grants renamed(String connector, String now) {
        return new Grants(
                moved(authentications, connector, now),
                moved(clients, connector, now),
                changed(codes, code -> code.connector().equals(connector) ? code.of(now) : code),
                changed(families, family -> family.connector().equals(connector) ? family.of(now) : family),
                used,
                key);
    }

    private static <T> Map<String, T> moved(Map<String, T> map, String from, String to) {
        var all = new HashMap<>(map);
        var value = all.remove(from);
        if (value != null) {
            all.put(to, value);
        }
        return all;
    }

    private static <T> Map<String, T> changed(Map<String, T> map, UnaryOperator<T> change) {
        var all = new HashMap<>(map);
        all.replaceAll((hash, value) -> change.apply(value));
        return all;
    }

    /// The same after an app connector was deleted.
    public Grants without(String connector) {
        var left = new HashMap<>(authentications);
        left.remove(connector);
        return new Grants(left, clients, codes, families, used, key).withoutClient(connector);
    }

    public Grants codes(Map<String, Code> now) {
        return new Grants(authentications, clients, now, families, used, key);
    }

    public Grants families(Map<String, Family> now) {
        return new Grants(authentications, clients, codes, now, used, key);
    }

    public Grants used(Map<String, Instant> now) {
        return new Grants(authentications, clients, codes, families, now, key);
    }

    @Override
    public String toString() {
        return "Grants[" + clients.values() + "]";
    }
}
