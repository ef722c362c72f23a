package estrik.profit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Decides whether a call is made again: only when AFAS named a time to wait, the caller has the patience, and
/// few others do the same. Shared by threads.
///
/// Each call adds a tenth to what there is to spend and each repetition takes a whole from it, so that a Profit
/// in trouble never gets more than a tenth more calls.
final class Retries {
    private static final int WHOLE = 10;
    private static final int MOST = 10 * WHOLE;

    private final Duration patience;
    private final AtomicInteger tenths = new AtomicInteger(MOST);

    /// @param patience how long one call may wait in all; zero for never
    Retries(Duration patience) {
        this.patience = patience;
    }

    /// A new call begins.
    void called() {
        tenths.updateAndGet(now -> Math.min(now + 1, MOST));
    }

    /// Whether the call may be made again after the wait, and if so counts it.
    ///
    /// @param asked the wait that AFAS named with a 503; `null` when it did not
    /// @param waited how long the call has waited already
    boolean allow(Call call, @Nullable Duration asked, Duration waited) {
        return asked != null
                && call.changesNothing()
                && waited.plus(asked).compareTo(patience) <= 0
                && tenths.getAndUpdate(now -> now < WHOLE ? now : now - WHOLE) >= WHOLE;
    }
}
