package estrik.sandbox.soap;

import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.query.Values;
import estrik.sandbox.query.View.ViewField;
import estrik.sandbox.wire.Soap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows as `AppConnectorGet` writes them.
///
/// @param emptyFields whether a field without a value is there all the same
// The form was recorded by public clients: no white space, a line feed at the end.
record RowsXml(String connector, List<ViewField> fields, boolean emptyFields) {

    /// The document; nothing at all when there are no rows and no schema is wanted.
    // Both ways to say "no rows" were recorded; when Profit takes which is not published.
    String document(boolean metadata, List<@Nullable Object[]> rows) {
        if (rows.isEmpty() && !metadata) {
            return "";
        }
        var text = new StringBuilder("<AfasGetConnector>");
        if (metadata) {
            schema(text);
        }
        rows.forEach(row -> row(text, row));
        return text.append("</AfasGetConnector>\n").toString();
    }

    private void schema(StringBuilder text) {
        text.append("<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element name=\"AfasGetConnector\">")
                .append("<xs:complexType><xs:choice maxOccurs=\"unbounded\"><xs:element name=\"")
                .append(name(connector))
                .append("\"><xs:complexType><xs:sequence>");
        for (var field : fields) {
            text.append("<xs:element name=\"")
                    .append(name(field.id()))
                    .append("\" type=\"")
                    .append(type(field.type()))
                    .append("\" minOccurs=\"0\"/>");
        }
        text.append(
                "</xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:schema>");
    }

    private static String type(DataType type) {
        return switch (type) {
            case STRING -> "xs:string";
            case INT -> "xs:int";
            case DECIMAL -> "xs:decimal";
            case BOOLEAN -> "xs:boolean";
            case DATE -> "xs:dateTime";
            case BLOB -> "xs:base64Binary";
        };
    }

    private void row(StringBuilder text, @Nullable Object[] row) {
        var element = name(connector);
        text.append('<').append(element).append('>');
        for (var field : fields) {
            var value = Values.text(row[field.at()]);
            var name = name(field.id());
            if (!value.isEmpty()) {
                // OAS news-profit7: a carriage return inside text is written so.
                text.append('<').append(name).append('>');
                text.append(Soap.escape(value).replace("\r", "&#xD;"));
                text.append("</").append(name).append('>');
            } else if (emptyFields) {
                text.append('<').append(name).append("/>");
            }
        }
        text.append("</").append(element).append('>');
    }

    // .NET's XmlConvert writes what cannot stand in an element's name so. A name of Profit hardly ever needs it.
    static String name(String id) {
        var name = new StringBuilder();
        for (int at = 0; at < id.length(); at++) {
            char c = id.charAt(at);
            boolean fits =
                    c == '_' || Character.isLetter(c) || (at > 0 && (c == '-' || c == '.' || Character.isDigit(c)));
            name.append(fits ? String.valueOf(c) : "_x%04X_".formatted((int) c));
        }
        return name.toString();
    }
}
