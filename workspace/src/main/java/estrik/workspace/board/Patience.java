package estrik.workspace.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;

/// How often a person may ask AFAS for a tile by hand. Shared by threads.
@Component
final class Patience {
    private static final Duration REST = Duration.ofSeconds(10);

    private final Cache<String, Instant> asked =
            Caffeine.newBuilder().expireAfterWrite(REST).maximumSize(100_000).build();
    private final Clock clock;

    Patience(Clock clock) {
        this.clock = clock;
    }

    /// Whether a tile may be asked for now; if so, the rest begins.
    boolean take(String tileId) {
        var now = clock.instant();
        var taken = new AtomicBoolean();
        asked.asMap().compute(tileId, (_, before) -> {
            taken.set(before == null || !now.isBefore(before.plus(REST)));
            return taken.get() || before == null ? now : before;
        });
        return taken.get();
    }
}
