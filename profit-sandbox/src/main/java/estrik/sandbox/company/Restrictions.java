package estrik.sandbox.company;

import estrik.sandbox.company.Keys.IssuedToken;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Request;
import estrik.sandbox.wire.Unverified;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// From where app connectors may be called, and how long their tokens work.
///
/// @param rules by the name of the app connector; one that is missing has none
public record Restrictions(Map<String, Rules> rules) {
    static final Restrictions NONE = new Restrictions(Map.of());

    /// The rules of one app connector.
    ///
    /// @param allowed addresses and ranges from which calls may come; empty for all
    /// @param denied addresses and ranges from which calls are refused, even where they are allowed too
    /// @param tokenDays for how many days a token works; 0 for ever
    @Unverified(
            "Which of an allow list and a deny list wins; whether the validity also ends tokens that are older than it")
    public record Rules(List<String> allowed, List<String> denied, int tokenDays) {
        public static final Rules NONE = new Rules(List.of(), List.of(), 0);
        private static final int MOST_DAYS = 36_500;

        public Rules {
            allowed = List.copyOf(allowed);
            denied = List.copyOf(denied);
            allowed.forEach(AddressRange::of);
            denied.forEach(AddressRange::of);
            if (tokenDays < 0 || tokenDays > MOST_DAYS) {
                throw new IllegalArgumentException("tokenDays must be between 0, for ever, and " + MOST_DAYS);
            }
        }

        public Rules allow(String... ranges) {
            return new Rules(List.of(ranges), denied, tokenDays);
        }

        public Rules deny(String... ranges) {
            return new Rules(allowed, List.of(ranges), tokenDays);
        }

        public Rules tokenDays(int days) {
            return new Rules(allowed, denied, days);
        }

        boolean admits(InetAddress caller) {
            return !has(denied, caller) && (allowed.isEmpty() || has(allowed, caller));
        }

        private static boolean has(List<String> ranges, InetAddress caller) {
            return ranges.stream().anyMatch(range -> AddressRange.of(range).has(caller));
        }

        /// When this token stops working, or empty when it never does.
        Optional<Instant> end(IssuedToken token) {
            return tokenDays == 0 ? Optional.empty() : Optional.of(token.at().plus(Duration.ofDays(tokenDays)));
        }
    }

    public Restrictions {
        rules = Map.copyOf(rules);
    }

    public Rules of(String connector) {
        return rules.getOrDefault(connector, Rules.NONE);
    }

    public Restrictions with(String connector, Rules now) {
        var all = new HashMap<>(rules);
        all.put(connector, now);
        return new Restrictions(all);
    }

    /// The same after an app connector got another name.
    public Restrictions renamed(String connector, String now) {
        return rules.containsKey(connector) ? without(connector).with(now, of(connector)) : this;
    }

    public Restrictions without(String connector) {
        var left = new HashMap<>(rules);
        left.remove(connector);
        return new Restrictions(left);
    }

    /// Refuses a call that comes from where this app connector may not be called from.
    // OAS troubleshooting.md: 403 with an empty body.
    public void admit(Request request, AppConnector connector) {
        if (!of(connector.name()).admits(caller(request))) {
            throw ProfitError.forbidden();
        }
    }

    // The sandbox listens on loopback alone, so what stands before it says who really called.
    private static InetAddress caller(Request request) {
        var forwarded = request.header("X-Forwarded-For");
        if (forwarded == null) {
            return request.caller();
        }
        try {
            return AddressRange.address(forwarded.split(",", 2)[0]);
        } catch (IllegalArgumentException e) {
            return request.caller();
        }
    }
}
