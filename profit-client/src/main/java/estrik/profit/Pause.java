package estrik.profit;

import java.time.Duration;

/// How a call waits before it is made again. Handed in, so that a test need not wait.
@FunctionalInterface
interface Pause {
    void sleep(Duration time) throws InterruptedException;
}
