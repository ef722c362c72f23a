package estrik.profit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One GetConnector and its fields; made by [Session#metainfo(String)]. Every customer can rename and change
/// them: read this before relying on a field. Source: AFAS OpenAPI `/Metainfo/{Type}/{Endpoint}`.
///
/// @param id the name in addresses, such as `Workspace365_Tasks`
/// @param description its description; empty when there is none
/// @param fields its fields, in Profit's order
public record GetConnectorInfo(String id, String description, List<FieldInfo> fields) {

    /// Copies the list.
    public GetConnectorInfo {
        fields = List.copyOf(fields);
    }

    static GetConnectorInfo of(String id, Map<String, @Nullable Object> body) throws Garbled {
        if (!(body.get("fields") instanceof List)) {
            throw new Garbled("the JSON has no fields");
        }
        // AFAS calls it name here, and id where it lists the connectors.
        var given = Json.textOrEmpty(body, "name");
        return new GetConnectorInfo(
                given.isEmpty() ? id : given,
                Json.textOrEmpty(body, "description"),
                Json.objects(body, "fields").stream().map(FieldInfo::of).toList());
    }
}
