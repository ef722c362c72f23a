package estrik.sandbox.proxy;

import java.time.Duration;

/// How a connection through the proxy behaves.
///
/// ```java
/// proxy.use(Line.open().latency(Duration.ofMillis(200)).bandwidth(20_000));
/// proxy.use(Line.open().downTo(100).ending(Line.End.RESET));
/// ```
public sealed interface Line {
    /// What happens when as many bytes have passed as may.
    enum End {
        /// The connection is closed in good order.
        CLOSE,
        /// The connection is reset (RST).
        RESET,
        /// The connection stays open, and nothing passes any more in that direction.
        SILENCE
    }

    /// Connections are made and bytes pass.
    ///
    /// @param latency how much later every byte arrives, in each direction
    /// @param bandwidth bytes a second in each direction of each connection
    /// @param up how many bytes may pass from the client
    /// @param down how many bytes may pass to the client
    /// @param end what happens then
    record Open(Duration latency, long bandwidth, long up, long down, End end) implements Line {
        public Open {
            if (latency.isNegative() || latency.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("latency must be between 0 and 1 hour");
            }
            if (bandwidth < 1) {
                throw new IllegalArgumentException("bandwidth must be 1 byte a second or more");
            }
            if (up < 0 || down < 0) {
                throw new IllegalArgumentException("a number of bytes cannot be below 0");
            }
        }

        /// The same, with every byte arriving this much later.
        public Open latency(Duration time) {
            return new Open(time, bandwidth, up, down, end);
        }

        /// The same, with so many bytes a second.
        public Open bandwidth(long bytesPerSecond) {
            return new Open(latency, bytesPerSecond, up, down, end);
        }

        /// The same, until so many bytes have passed from the client.
        public Open upTo(long bytes) {
            return new Open(latency, bandwidth, bytes, down, end);
        }

        /// The same, until so many bytes have passed to the client.
        public Open downTo(long bytes) {
            return new Open(latency, bandwidth, up, bytes, end);
        }

        /// The same, ending in this way.
        public Open ending(End with) {
            return new Open(latency, bandwidth, up, down, with);
        }

        long most(boolean isUp) {
            return isUp ? up : down;
        }
    }

    /// Nobody listens: the client's connection is refused.
    record Refused() implements Line {}

    /// The connection is made, and whatever the client sends is swallowed.
    record Silent() implements Line {}

    /// The connection is made and reset (RST).
    record Reset() implements Line {}

    /// Everything passes, as fast as it can.
    static Open open() {
        return new Open(Duration.ZERO, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, End.CLOSE);
    }

    static Line refused() {
        return new Refused();
    }

    static Line silent() {
        return new Silent();
    }

    static Line reset() {
        return new Reset();
    }

    /// What the client sends arrives and is carried out, but nothing ever comes back.
    static Line halfOpen() {
        return open().downTo(0).ending(End.SILENCE);
    }
}
