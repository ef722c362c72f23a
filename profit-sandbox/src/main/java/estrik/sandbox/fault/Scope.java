package estrik.sandbox.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which calls a fault is for.
///
/// @param path part of the path in any letter case, or null for every path
/// @param user the user code, or null for every user
/// @param share of the calls that fit, how many it strikes: above 0, up to 1 for all of them
/// @param seed what chance begins with, so that the same calls have the same luck again
/// @param from when it begins by the sandbox's clock, or null for at once
/// @param until when it is over by the sandbox's clock, or null for never
/// @param during how long it lasts once it has begun, or null when `until` says that
public record Scope(
        @Nullable String path,
        @Nullable String user,
        double share,
        long seed,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Duration during) {

    public static final Scope EVERYTHING = new Scope(null, null, 1, 1, null, null, null);
    static final Duration LONGEST = Duration.ofDays(3650);

    public Scope {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be above 0 and at most 1");
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("from must be before until");
        }
        if (during != null && (during.isNegative() || during.isZero() || during.compareTo(LONGEST) > 0)) {
            throw new IllegalArgumentException("during must be above 0 and at most 3650 days");
        }
        if (during != null && until != null) {
            throw new IllegalArgumentException("give until or during, not both");
        }
    }

    public Scope onPath(String part) {
        return new Scope(part, user, share, seed, from, until, during);
    }

    public Scope forUser(String code) {
        return new Scope(path, code, share, seed, from, until, during);
    }

    public Scope share(double part) {
        return new Scope(path, user, part, seed, from, until, during);
    }

    public Scope seed(long beginning) {
        return new Scope(path, user, share, beginning, from, until, during);
    }

    public Scope from(Instant beginning) {
        return new Scope(path, user, share, seed, beginning, until, during);
    }

    public Scope until(Instant end) {
        return new Scope(path, user, share, seed, from, end, during);
    }

    public Scope during(Duration time) {
        return new Scope(path, user, share, seed, from, until, time);
    }

    /// The same with an end instead of a length.
    Scope asked(Instant now) {
        if (during == null) {
            return this;
        }
        var end = (from == null ? now : from).plus(during);
        return new Scope(path, user, share, seed, from, end, null);
    }

    boolean isOn(@Nullable String called) {
        return path == null
                || (called != null && called.toLowerCase(Locale.ROOT).contains(path.toLowerCase(Locale.ROOT)));
    }

    boolean hasBegun(Instant now) {
        return from == null || !now.isBefore(from);
    }

    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
