package estrik.workspace.feed;

import java.time.Instant;

/// AFAS answered, and nothing is different but the time of the check.
public record FeedChecked(String personId, String connectionId, Kind kind, Instant at) {}
