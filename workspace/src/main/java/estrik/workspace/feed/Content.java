package estrik.workspace.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What there is to show of one feed. Never waits for AFAS.
public sealed interface Content {
    /// The person has no token yet.
    record NotActivated(boolean codeAsked) implements Content {}

    /// AFAS no longer accepts the token.
    record Ended(Instant at) implements Content {}

    /// Active, and AFAS is being asked for the first time.
    record Loading() implements Content {}

    /// Active, and AFAS never brought anything.
    record Unread(Trouble trouble) implements Content {}

    /// The items as AFAS last told them.
    ///
    /// @param checkedAt when AFAS last answered
    /// @param changedAt when the answer last differed from the one before
    /// @param trouble why newer tries brought nothing
    record Snapshot(List<Item> items, Instant checkedAt, Instant changedAt, Optional<Trouble> trouble)
            implements Content {}
}
