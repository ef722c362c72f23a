package estrik.profit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One UpdateConnector with the objects and fields that its rows may have; made by
/// [UpdateConnector#metainfo()]. Customers have fields of their own in it. Source: AFAS OpenAPI
/// `/Metainfo/{Type}/{Endpoint}` and public clients.
///
/// @param id the name in addresses, such as `KnSubjectReaction`
/// @param description its description; empty when there is none
/// @param root the object that its rows are of
public record UpdateConnectorInfo(String id, String description, ObjectInfo root) {

    /// An object: what one kind of row may hold.
    ///
    /// @param name as an element names it, such as `KnReaction`
    /// @param fields its fields, in Profit's order
    /// @param objects the objects inside it
    public record ObjectInfo(String name, List<UpdateFieldInfo> fields, List<ObjectInfo> objects) {

        /// Copies the lists.
        public ObjectInfo {
            fields = List.copyOf(fields);
            objects = List.copyOf(objects);
        }
    }

    /// One field of an object. A text is empty, a number 0 and a flag `false` when Profit does not give it.
    ///
    /// @param id the name by which an element sets it (`fieldId`)
    /// @param label the label, in the language of the call
    /// @param dataType `string`, `int`, `decimal`, `boolean`, `date` or `blob`
    /// @param length the greatest length, in characters or digits; 0 when there is none
    /// @param decimals digits after the decimal point
    /// @param decimalFieldId the field that says how many of them there are instead
    /// @param primaryKey whether it tells one row from another
    /// @param mandatory whether a new row needs it
    /// @param notZero whether it may not be 0 (`notzero`)
    /// @param controlType how Profit shows it; AFAS publishes no full list
    /// @param values the only values that it takes (code table); empty when it takes any
    public record UpdateFieldInfo(
            String id,
            String label,
            String dataType,
            int length,
            int decimals,
            String decimalFieldId,
            boolean primaryKey,
            boolean mandatory,
            boolean notZero,
            int controlType,
            List<Code> values) {

        /// Copies the list.
        public UpdateFieldInfo {
            values = List.copyOf(values);
        }
    }

    /// A value of a code table.
    ///
    /// @param id as it is written
    /// @param description as people know it, in the language of the call
    public record Code(String id, String description) {}

    /// Holds a row and the rows inside it against the metainfo, so that what Profit would surely refuse is
    /// known before the call. What it finds nothing wrong with Profit may still refuse.
    ///
    /// A row with a key is taken for one that is there already, and lacks nothing, unless it says
    /// [Element#inserted()].
    ///
    /// @return one English sentence for each thing that is wrong; none repeats a value that was set
    public List<String> check(Element row) {
        return new ElementCheck().of(this, row);
    }

    static UpdateConnectorInfo of(String id, Map<String, @Nullable Object> body) throws Garbled {
        if (!(body.get("fields") instanceof List)) {
            throw new Garbled("the JSON has no fields");
        }
        var given = Json.textOrEmpty(body, "id");
        return new UpdateConnectorInfo(
                given.isEmpty() ? id : given, Json.textOrEmpty(body, "description"), object(body));
    }

    private static ObjectInfo object(Map<String, @Nullable Object> body) {
        return new ObjectInfo(
                Json.textOrEmpty(body, "name"),
                Json.objects(body, "fields").stream()
                        .map(UpdateConnectorInfo::field)
                        .toList(),
                Json.objects(body, "objects").stream()
                        .map(UpdateConnectorInfo::object)
                        .toList());
    }

    private static UpdateFieldInfo field(Map<String, @Nullable Object> field) {
        return new UpdateFieldInfo(
                Json.textOrEmpty(field, "fieldId"),
                Json.textOrEmpty(field, "label"),
                Json.textOrEmpty(field, "dataType"),
                Json.number(field, "length"),
                Json.number(field, "decimals"),
                Json.textOrEmpty(field, "decimalFieldId"),
                truth(field, "primaryKey"),
                truth(field, "mandatory"),
                truth(field, "notzero"),
                Json.number(field, "controlType"),
                Json.objects(field, "values").stream()
                        .map(code -> new Code(Json.textOrEmpty(code, "id"), Json.textOrEmpty(code, "description")))
                        .toList());
    }

    private static boolean truth(Map<String, @Nullable Object> body, String name) {
        return Boolean.parseBoolean(Json.text(body, name));
    }
}
