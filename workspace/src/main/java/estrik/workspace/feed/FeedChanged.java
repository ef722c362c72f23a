package estrik.workspace.feed;

/// What there is to show of a feed is another than before.
public record FeedChanged(String personId, String connectionId, Kind kind) {}
