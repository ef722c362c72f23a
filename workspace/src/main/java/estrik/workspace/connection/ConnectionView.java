package estrik.workspace.connection;

import estrik.workspace.text.Phrase;
import estrik.workspace.web.Problems;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One connection as its administrator sees it. Three forms stand on the page: the links (`name`, `itemUrl`,
/// `overviewUrl`, `tasksConnector`, `signalsConnector`, `callsAtOnce`), new keys (`apiKey`, `environmentKey`),
/// and the removal (`typed`, that must be the name).
///
/// @param savedName the name as it is known, which the removal asks for
/// @param connectors the GetConnectors that AFAS lists for this App connector; empty when never asked
/// @param trouble why AFAS could not be asked for them just now
/// @param people how many have an activation
public record ConnectionView(
        String id,
        String savedName,
        String kind,
        String apiUrl,
        @Nullable String profitVersion,
        @Nullable String environmentId,
        @Nullable String appConnector,
        @Nullable Instant provenAt,
        @Nullable String provenBy,
        List<Connector> connectors,
        @Nullable Phrase trouble,
        String name,
        String itemUrl,
        String overviewUrl,
        String tasksConnector,
        String signalsConnector,
        String callsAtOnce,
        int apps,
        int people,
        Problems problems) {
    public ConnectionView {
        connectors = List.copyOf(connectors);
    }

    /// A GetConnector as AFAS lists it, or one that is expected and missing there.
    ///
    /// @param found whether AFAS lists it
    public record Connector(String name, String description, boolean found) {}
}
