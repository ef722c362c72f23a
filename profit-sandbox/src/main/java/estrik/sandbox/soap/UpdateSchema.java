package estrik.sandbox.soap;

import estrik.sandbox.company.UpdateConnector;
import estrik.sandbox.company.UpdateConnector.Part;
import estrik.sandbox.company.UpdateConnector.UpdateField;
import estrik.sandbox.wire.Soap;
import java.util.Locale;
import java.util.stream.Collectors;

/// The XML schema of an UpdateConnector, in the form that public clients recorded. Labels stand in it as comments.
record UpdateSchema(Locale language) {

    String of(UpdateConnector connector) {
        return "<xsd:schema xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><xsd:simpleType name=\"AFASRowAction\">"
                + "<xsd:restriction base=\"xsd:string\"><xsd:enumeration value=\"insert\"/>"
                + "<xsd:enumeration value=\"update\"/><xsd:enumeration value=\"delete\"/></xsd:restriction></xsd:simpleType>"
                + object(connector.root(), "") + "</xsd:schema>\n";
    }

    private String object(Part part, String occurs) {
        var keys = part.keys().stream().map(this::attribute).collect(Collectors.joining());
        var fields = part.fields().stream()
                .filter(each -> !each.key())
                .map(this::field)
                .collect(Collectors.joining());
        var objects = part.objects().stream()
                .map(each -> object(each, " minOccurs=\"0\""))
                .collect(Collectors.joining());
        return "<xsd:element name=\"" + name(part.name()) + "\"" + occurs + "><xsd:complexType><xsd:sequence>"
                + "<xsd:element name=\"Element\" maxOccurs=\"unbounded\"><xsd:complexType><xsd:sequence>"
                + "<xsd:element name=\"Fields\" minOccurs=\"0\"><xsd:complexType>" + sequence(fields)
                + "<xsd:attribute name=\"Action\" use=\"required\" type=\"AFASRowAction\"/></xsd:complexType></xsd:element>"
                + (objects.isEmpty() ? "" : objects(objects)) + "</xsd:sequence>" + keys
                + "</xsd:complexType></xsd:element></xsd:sequence></xsd:complexType></xsd:element>";
    }

    private static String objects(String objects) {
        return "<xsd:element name=\"Objects\" minOccurs=\"0\"><xsd:complexType>" + sequence(objects)
                + "</xsd:complexType></xsd:element>";
    }

    private static String sequence(String content) {
        return content.isEmpty() ? "<xsd:sequence/>" : "<xsd:sequence>" + content + "</xsd:sequence>";
    }

    // Recorded schemas say that a key is required. It cannot be when Profit itself gives out the number.
    private String attribute(UpdateField field) {
        return comment(field.label(language)) + "<xsd:attribute name=\"" + name(field.id())
                + "\" use=\"required\" type=\"" + plain(field) + "\"/>";
    }

    private String field(UpdateField field) {
        var start = comment(field.label(language)) + codes(field) + "<xsd:element name=\"" + name(field.id())
                + "\" minOccurs=\"0\"";
        var nillable = field.mandatory() ? "" : " nillable=\"true\"";
        return switch (field.type()) {
            case INT, BOOLEAN, DATE -> start + " type=\"" + plain(field) + "\"" + nillable + "/>";
            case DECIMAL ->
                start
                        + nillable
                        + restricted("decimal", "<xsd:totalDigits value=\"26\"/><xsd:fractionDigits value=\"10\"/>");
            case STRING, BLOB ->
                start
                        + nillable
                        + restricted(
                                "string",
                                (field.length() > 0 ? "<xsd:maxLength value=\"" + field.length() + "\"/>" : "")
                                        + "<xsd:minLength value=\"1\"/>");
        };
    }

    private static String plain(UpdateField field) {
        return switch (field.type()) {
            case INT -> "xsd:long";
            case BOOLEAN -> "xsd:boolean";
            case DATE -> "xsd:dateTime";
            case DECIMAL -> "xsd:decimal";
            case STRING, BLOB -> "xsd:string";
        };
    }

    private static String restricted(String base, String facets) {
        return "><xsd:simpleType><xsd:restriction base=\"xsd:" + base + "\">" + facets
                + "</xsd:restriction></xsd:simpleType></xsd:element>";
    }

    private static String codes(UpdateField field) {
        return field.values().isEmpty()
                ? ""
                : comment("Values:  "
                        + field.values().stream()
                                .map(each -> each.id() + ":" + each.description())
                                .collect(Collectors.joining("   ")));
    }

    private static String comment(String text) {
        return "<!--" + Soap.escape(text).replace("--", "- ").replaceAll("-$", "- ") + "-->";
    }

    private static String name(String id) {
        return RowsXml.name(id);
    }
}
