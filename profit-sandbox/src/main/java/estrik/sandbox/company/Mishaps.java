package estrik.sandbox.company;

import java.time.Duration;
import java.util.Optional;

/// What a call finds other than it is, because somebody asked for it. Asked at the moment itself; an answer uses it up.
public interface Mishaps {
    /// Everything is as it should be.
    Mishaps NONE = new Mishaps() {};

    /// Whether the token of this user works no longer.
    default boolean tokenIsGone(String user) {
        return false;
    }

    /// The app connector as this user finds it.
    default AppConnector seen(AppConnector connector, String user) {
        return connector;
    }

    /// The GetConnector as this user finds it.
    default GetConnector seen(GetConnector connector, String user) {
        return connector;
    }

    /// After how long a mail to this user arrives by the sandbox's clock; empty when it is lost.
    default Optional<Duration> mailDelay(String user) {
        return Optional.of(Duration.ZERO);
    }

    /// Whether the code that this user just used may be used again.
    default boolean codeStaysGood(String user) {
        return false;
    }
}
