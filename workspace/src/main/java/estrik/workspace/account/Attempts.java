package estrik.workspace.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// The tries to sign in of the last hour, so that guessing passwords is slow. A wait belongs to one login
/// at one address first: whoever guesses at another's login doesn't lock that other out. Kept in memory.
/// Shared by threads.
@Component
final class Attempts {
    static final int OF_A_LOGIN_FROM_ONE_ADDRESS = 5;
    // NIST 800-63B-4, 3.2.2: no more than 100 failures in a row for one account.
    static final int OF_A_LOGIN = 50;
    // A whole office may share one address.
    static final int OF_AN_ADDRESS = 100;

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final int KEPT = 100_000;

    private final Clock clock;
    private final Cache<Key, Tally> tallies;

    Attempts(Clock clock) {
        this.clock = clock;
        this.tallies = Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterWrite(Duration.ofHours(1))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    private record Key(String login, String address) {}

    private record Tally(int tries, Instant waitUntil) {
        static final Tally NONE = new Tally(0, Instant.EPOCH);
    }

    /// Counts a try, before its password is looked at: of many tries at once none slips through.
    ///
    /// @return how long to wait first; zero when the password may be looked at
    synchronized Duration begin(String login, String address) {
        var wait = wait(login, address);
        if (wait.isZero()) {
            limits(login, address).forEach((key, limit) -> count(key, limit));
        }
        return wait;
    }

    /// How long until the next try.
    synchronized Duration wait(String login, String address) {
        var now = clock.instant();
        return limits(login, address).keySet().stream()
                .map(key -> Duration.between(now, tally(key).waitUntil()))
                .filter(Duration::isPositive)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void count(Key key, int limit) {
        var tries = tally(key).tries() + 1;
        var beyond = tries - limit;
        tallies.put(
                key,
                new Tally(tries, beyond < 0 ? Instant.EPOCH : clock.instant().plus(waitAfter(beyond))));
    }

    private static Duration waitAfter(int beyond) {
        var seconds = SHORTEST_WAIT.toSeconds() << Math.min(beyond, 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST_WAIT.toSeconds()));
    }

    /// How many tries are left before the first wait.
    synchronized int left(String login, String address) {
        return limits(login, address).entrySet().stream()
                .mapToInt(limit -> limit.getValue() - tally(limit.getKey()).tries())
                .min()
                .orElse(0);
    }

    /// The try that was begun was the right one. What others tried at the same address stays counted.
    synchronized void succeeded(String login, String address) {
        tallies.invalidateAll(List.of(new Key(login, address), new Key(login, "")));
        var house = new Key("", address);
        var tries = Math.max(0, tally(house).tries() - 1);
        tallies.put(
                house,
                new Tally(
                        tries,
                        tries < OF_AN_ADDRESS ? Instant.EPOCH : tally(house).waitUntil()));
    }

    private Tally tally(Key key) {
        var tally = tallies.getIfPresent(key);
        return tally == null ? Tally.NONE : tally;
    }

    private static Map<Key, Integer> limits(String login, String address) {
        return Map.of(
                new Key(login, address), OF_A_LOGIN_FROM_ONE_ADDRESS,
                new Key(login, ""), OF_A_LOGIN,
                new Key("", address), OF_AN_ADDRESS);
    }
}
