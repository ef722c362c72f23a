package estrik.profit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One field of a GetConnector. A text is empty and a number 0 when Profit does not give it.
///
/// @param id the name by which rows are keyed and filters are written
/// @param fieldId Profit's internal name, such as `U001`
/// @param dataType `string`, `int`, `decimal`, `boolean`, `date` or `blob`
/// @param label the label, in the language of the call
/// @param length the greatest length, in characters or digits
/// @param controlType how Profit shows it; AFAS publishes no full list
/// @param decimals digits after the decimal point
/// @param decimalsFieldId the field that holds the number of digits after the point, where it differs from
///     row to row
public record FieldInfo(
        String id,
        String fieldId,
        String dataType,
        String label,
        int length,
        int controlType,
        int decimals,
        String decimalsFieldId) {

    static FieldInfo of(Map<String, @Nullable Object> field) {
        return new FieldInfo(
                Json.textOrEmpty(field, "id"),
                Json.textOrEmpty(field, "fieldId"),
                Json.textOrEmpty(field, "dataType"),
                Json.textOrEmpty(field, "label"),
                Json.number(field, "length"),
                Json.number(field, "controlType"),
                Json.number(field, "decimals"),
                Json.textOrEmpty(field, "decimalsFieldId"));
    }
}
