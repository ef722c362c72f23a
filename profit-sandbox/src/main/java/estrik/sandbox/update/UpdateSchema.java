package estrik.sandbox.update;

import estrik.sandbox.company.Column.DataType;
import estrik.sandbox.company.UpdateConnector;
import estrik.sandbox.company.UpdateConnector.Part;
import estrik.sandbox.company.UpdateConnector.UpdateField;
import estrik.sandbox.wire.Soap;
import estrik.sandbox.wire.Unverified;

/// The XML schema of an UpdateConnector, which the data connector gives out under `GetXmlSchema`.
@Unverified("Its exact form; calls of AFAS's own form are valid by it")
public final class UpdateSchema {
    private UpdateSchema() {}

    /// The schema of the `dataXml` of this UpdateConnector.
    public static String of(UpdateConnector connector) {
        return "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" elementFormDefault=\"qualified\">"
                + object(connector.root()) + "</xs:schema>\n";
    }

    private static String object(Part part) {
        var xml = new StringBuilder();
        xml.append("<xs:element name=\"%s\"><xs:complexType><xs:sequence>".formatted(part.name()))
                .append("<xs:element name=\"Element\" maxOccurs=\"unbounded\"><xs:complexType><xs:sequence>")
                .append(fields(part));
        if (!part.objects().isEmpty()) {
            xml.append("<xs:element name=\"Objects\" minOccurs=\"0\"><xs:complexType>")
                    .append("<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">");
            part.objects().forEach(inner -> xml.append(object(inner)));
            xml.append("</xs:choice></xs:complexType></xs:element>");
        }
        xml.append("</xs:sequence>");
        part.keys()
                .forEach(key ->
                        xml.append("<xs:attribute name=\"%s\" type=\"xs:%s\"/>".formatted(key.id(), type(key.type()))));
        return xml.append("</xs:complexType></xs:element></xs:sequence></xs:complexType></xs:element>")
                .toString();
    }

    // Open objects take fields that nobody listed, in any order; a schema can say that only without listing any.
    private static String fields(Part part) {
        var xml = new StringBuilder("<xs:element name=\"Fields\" minOccurs=\"0\"><xs:complexType>");
        if (part.open() || part.fields().isEmpty()) {
            xml.append("<xs:sequence><xs:any minOccurs=\"0\" maxOccurs=\"unbounded\" processContents=\"skip\"/>")
                    .append("</xs:sequence>");
        } else {
            xml.append("<xs:all>");
            part.fields().forEach(field -> xml.append(field(field)));
            xml.append("</xs:all>");
        }
        return xml.append("<xs:attribute name=\"Action\" type=\"xs:string\"/></xs:complexType></xs:element>")
                .toString();
    }

    // An update may leave out what an insert needs, so nothing here is mandatory.
    private static String field(UpdateField field) {
        var head = "<xs:element name=\"%s\" minOccurs=\"0\" nillable=\"true\"".formatted(field.id());
        var note = "<xs:annotation><xs:documentation>" + Soap.escape(field.dutch())
                + "</xs:documentation></xs:annotation>";
        if (field.type() != DataType.STRING || field.length() == 0) {
            return head + " type=\"xs:" + type(field.type()) + "\">" + note + "</xs:element>";
        }
        return head + ">" + note + "<xs:simpleType><xs:restriction base=\"xs:string\"><xs:maxLength value=\""
                + field.length() + "\"/></xs:restriction></xs:simpleType></xs:element>";
    }

    private static String type(DataType type) {
        return switch (type) {
            case STRING -> "string";
            case INT -> "int";
            case DECIMAL -> "decimal";
            case BOOLEAN -> "boolean";
            case DATE -> "string";
            case BLOB -> "base64Binary";
        };
    }
}
