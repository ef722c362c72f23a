package estrik.profit;

import java.util.List;

/// One GetConnector and its fields. Every customer can rename and change them: read this before relying on a
/// field. Source: AFAS OpenAPI `/Metainfo/{Type}/{Endpoint}`.
///
/// @param name the id of the GetConnector
/// @param description its description; empty when there is none
/// @param fields its fields, in Profit's order
public record GetConnectorInfo(String name, String description, List<FieldInfo> fields) {

    /// Copies the list.
    public GetConnectorInfo {
        fields = List.copyOf(fields);
    }
}
