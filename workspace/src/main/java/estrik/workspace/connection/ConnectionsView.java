package estrik.workspace.connection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All connections to AFAS environments.
public record ConnectionsView(List<Row> connections) {
    public ConnectionsView {
        connections = List.copyOf(connections);
    }

    /// A connection in the list.
    ///
    /// @param host the host of the API URL
    /// @param kind `production`, `test`, `accept`, `course`, or `other` for an address of one's own
    /// @param provenAt null until an administrator's code was accepted
    public record Row(
            String id,
            String name,
            String host,
            String kind,
            @Nullable Instant provenAt,
            int apps,
            int people) {}
}
