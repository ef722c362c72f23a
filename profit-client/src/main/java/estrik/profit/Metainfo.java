package estrik.profit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one token may use: only connectors linked to its app connector. Source: AFAS OpenAPI `/MetaInfo`.
///
/// @param getConnectors the GetConnectors
/// @param updateConnectors the UpdateConnectors
/// @param info about the environment and the token
public record Metainfo(List<ConnectorInfo> getConnectors, List<ConnectorInfo> updateConnectors, EnvironmentInfo info) {

    /// Copies the lists.
    public Metainfo {
        getConnectors = List.copyOf(getConnectors);
        updateConnectors = List.copyOf(updateConnectors);
    }

    static Metainfo of(Map<String, @Nullable Object> body) throws Garbled {
        if (!(body.get("getConnectors") instanceof List)) {
            throw new Garbled("the JSON has no getConnectors");
        }
        var info = Json.object(body, "info");
        return new Metainfo(
                connectors(body, "getConnectors"),
                connectors(body, "updateConnectors"),
                new EnvironmentInfo(
                        Json.textOrEmpty(info, "envid"),
                        Json.textOrEmpty(info, "appName"),
                        Json.textOrEmpty(info, "group"),
                        Json.textOrEmpty(info, "tokenExpiry")));
    }

    private static List<ConnectorInfo> connectors(Map<String, @Nullable Object> body, String name) {
        return Json.objects(body, name).stream()
                .map(connector -> new ConnectorInfo(
                        Json.textOrEmpty(connector, "id"), Json.textOrEmpty(connector, "description")))
                .toList();
    }

    /// About the environment and the token. A text is empty when Profit does not give it.
    ///
    /// @param envid the environment id: a letter (`O` production, `T` test, `A` accept), 5 or 6 digits, 2
    ///     letters
    /// @param appName description of the app connector
    /// @param group the user group of the app connector
    /// @param tokenExpiry `0` when the token has no end; the form of other values is not documented by AFAS
    public record EnvironmentInfo(String envid, String appName, String group, String tokenExpiry) {}
}
