package estrik.sandbox.company;

import estrik.sandbox.company.Keys.IssuedToken;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Unverified;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rules of user tokens. A token is shown once and kept as a hash.
public final class Tokens {
    /// A new token and the state that knows it.
    public record Made(State state, String xml) {
        @Override
        public String toString() {
            return "Made[a token]";
        }
    }

    private static final Pattern XML = Pattern.compile(
            "\\s*<token>\\s*<version>\\s*1\\s*</version>\\s*<data>\\s*([0-9A-Fa-f]{64})\\s*</data>\\s*</token>\\s*");

    private Tokens() {}

    @Unverified("Whether a second token of the same user and description is refused or replaces the first")
    public static Made make(State state, String connector, String user, String description, Instant now) {
        var data = Secrets.hex(32);
        var tokens = new HashMap<>(state.keys().tokens());
        tokens.values()
                .removeIf(each -> each.connector().equals(connector)
                        && each.user().equals(user)
                        && each.description().equals(description));
        tokens.put(Secrets.hash(data), new IssuedToken(connector, user, description, now));
        return new Made(
                state.with(state.keys().tokens(tokens)),
                "<token><version>1</version><data>" + data + "</data></token>");
    }

    public static Optional<IssuedToken> find(State state, String xml) {
        return hash(xml)
                .flatMap(hash -> state.keys().tokens().entrySet().stream()
                        .filter(each -> Secrets.same(each.getKey(), hash))
                        .map(Map.Entry::getValue)
                        .findFirst())
                // Of an app connector that was set to OAuth, classic tokens work no longer.
                .filter(token ->
                        state.grants().authentication(token.connector()).allowsClassic());
    }

    /// The state without the token, or empty when there is no such token.
    public static Optional<State> delete(State state, String xml) {
        return hash(xml).filter(state.keys().tokens()::containsKey).map(hash -> {
            var left = new HashMap<>(state.keys().tokens());
            left.remove(hash);
            return state.with(state.keys().tokens(left));
        });
    }

    public static State deleteAll(State state, Predicate<IssuedToken> gone) {
        var left = new HashMap<>(state.keys().tokens());
        left.values().removeIf(gone);
        return state.with(state.keys().tokens(left));
    }

    /// The token XML of an `Authorization` header.
    static String ofHeader(@Nullable String header) {
        var words = Optional.ofNullable(header).orElse("").strip().split("\\s+", 2);
        if (words.length < 2 || !words[0].equalsIgnoreCase("AfasToken")) {
            throw ProfitError.unauthorized();
        }
        if (words[1].contains("<")) {
            throw ProfitError.plainToken();
        }
        try {
            return new String(Base64.getDecoder().decode(words[1].strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProfitError.plainToken();
        }
    }

    /// The token XML of the `token` element of a SOAP call, where it is XML or base64.
    static String ofBody(String given) {
        if (given.contains("<")) {
            return given;
        }
        try {
            return new String(Base64.getDecoder().decode(given.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    /// What SOAP says of a token that it does not know (any more).
    public static ProfitError invalid() {
        return ProfitError.refused("Het token is niet geldig", "The token is not valid");
    }

    private static Optional<String> hash(String xml) {
        var match = XML.matcher(xml);
        return match.matches() ? Optional.of(Secrets.hash(match.group(1).toUpperCase(Locale.ROOT))) : Optional.empty();
    }
}
