package estrik.workspace.feed;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How often AFAS is asked.
///
/// @param watched tasks, while their owner looks at them
/// @param unwatched tasks, while nobody looks
/// @param signals signals, always: AFAS makes them at night
public record Pace(Duration watched, Duration unwatched, Duration signals) {
    Instant next(Kind kind, @Nullable Instant watchedUntil, Instant now) {
        return switch (kind) {
            case SIGNALS -> now.plus(signals);
            case TASKS -> watchedUntil != null && watchedUntil.isAfter(now) ? now.plus(watched) : now.plus(unwatched);
        };
    }

    // When somebody begins to look: at once when the last answer is older than the pace, else at its time.
    Instant whenWatched(Kind kind, @Nullable Instant checkedAt, Instant now) {
        if (checkedAt == null) {
            return now;
        }
        return checkedAt.plus(
                switch (kind) {
                    case SIGNALS -> signals;
                    case TASKS -> watched;
                });
    }
}
