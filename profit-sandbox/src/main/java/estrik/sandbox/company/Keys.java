package estrik.sandbox.company;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// One-time codes that are out, and tokens that work: each known by its hash alone.
///
/// @param tokens by the hash of the token
public record Keys(List<IssuedCode> codes, Map<String, IssuedToken> tokens) {

    /// A one-time code that was mailed and not used yet.
    ///
    /// @param description what the caller named its device, or empty when it asked over REST
    public record IssuedCode(
            String connector, String user, String description, String hash, Instant at, int wrongTries) {
        boolean isFor(AppConnector connector, User user) {
            return this.connector.equals(connector.name()) && this.user.equals(user.code());
        }

        IssuedCode of(String renamed) {
            return new IssuedCode(renamed, user, description, hash, at, wrongTries);
        }

        IssuedCode triedInVain() {
            return new IssuedCode(connector, user, description, hash, at, wrongTries + 1);
        }

        @Override
        public String toString() {
            return "IssuedCode[" + connector + ", " + user + "]";
        }
    }

    /// A token that works.
    public record IssuedToken(String connector, String user, String description, Instant at) {
        /// What tells it from all other tokens, whatever its app connector is called by now.
        String key() {
            return String.join("\n", user, description, at.toString());
        }

        IssuedToken of(String renamed) {
            return new IssuedToken(renamed, user, description, at);
        }
    }

    public Keys {
        codes = List.copyOf(codes);
        tokens = Map.copyOf(tokens);
    }

    Keys codes(List<IssuedCode> now) {
        return new Keys(now, tokens);
    }

    Keys tokens(Map<String, IssuedToken> now) {
        return new Keys(codes, now);
    }
}
