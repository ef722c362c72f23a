package estrik.workspace.connection;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Our record of one app connector in one environment. Its keys are not in it: they stay sealed
/// until a call needs them.
///
/// @param apiUrl where Profit's REST services are, without a slash at the end
/// @param itemUrl template of the link of one item, such as `https://…?SbId={SubjectId}`; empty for none
/// @param overviewUrl where people find all their tasks; empty for none
/// @param callsAtOnce how many calls to AFAS may be under way together
/// @param profitVersion what Profit said of itself when the connection was proven
/// @param environmentId the environment id, such as `O12345AA`
/// @param appConnector the name of the app connector, as metainfo tells it
/// @param getConnectors the GetConnectors that metainfo listed; null as long as it was not read
/// @param provenBy the name of who did that; null when the person is gone
/// @param provenAt when a one-time code was last exchanged through it; null for a connection that waits for its
///     first code
public record Connection(
        String id,
        String name,
        URI apiUrl,
        String tasksConnector,
        String signalsConnector,
        String itemUrl,
        String overviewUrl,
        int callsAtOnce,
        @Nullable String profitVersion,
        @Nullable String environmentId,
        @Nullable String appConnector,
        @Nullable List<String> getConnectors,
        @Nullable String provenBy,
        @Nullable Instant provenAt) {

    /// `production`, `test`, `accept` or `course` at AFAS Online; `other` elsewhere.
    String kind() {
        var host = apiUrl.getHost();
        if (!host.endsWith(".afas.online")) {
            return "other";
        }
        return host.contains(".resttest.")
                ? "test"
                : host.contains(".restaccept.") ? "accept" : host.contains(".restcursus.") ? "course" : "production";
    }

    /// Whether a code was ever exchanged through it.
    public boolean proven() {
        return provenAt != null;
    }
}
