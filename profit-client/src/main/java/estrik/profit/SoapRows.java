package estrik.profit;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// Takes the rows of a GetConnector from a SOAP result, one at a time. The result is a document of its own: a
/// schema that gives each field its type, and one element for each row. Source: answers recorded by public
/// clients.
final class SoapRows {
    // As much as RowReader takes in one value.
    private static final int LONGEST_VALUE = 20_000_000;
    private static final int LONGEST_NUMBER = 100;

    private final @Nullable Xml xml;
    private final Map<String, String> types = new LinkedHashMap<>();

    private SoapRows(@Nullable Xml xml) {
        this.xml = xml;
    }

    /// Reads up to the rows. Without rows Profit sends a document with only the schema, or nothing.
    static SoapRows open(SoapText result) throws IOException, Garbled {
        return new SoapRows(result.document());
    }

    /// The next row; `null` once the whole document was read.
    @Nullable
    Row next() throws IOException, Garbled {
        if (xml != null) {
            for (var event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.depth() == 2) {
                    if (!xml.namespace().equals(XMLConstants.W3C_XML_SCHEMA_NS_URI)) {
                        return row(xml);
                    }
                    readSchema(xml);
                }
            }
        }
        return null;
    }

    /// Fields are the elements with a type, either as an attribute or as a restriction inside.
    private void readSchema(Xml xml) throws IOException, Garbled {
        var field = "";
        while (xml.depth() > 1) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            var element = xml.name().equals("element");
            field = element ? Objects.requireNonNullElse(xml.attribute("name"), "") : field;
            var type = xml.attribute(element ? "type" : "base");
            if (type != null) {
                types.put(field, type.substring(type.indexOf(':') + 1));
            }
        }
    }

    /// A field of the schema that a row leaves out is empty.
    private Row row(Xml xml) throws IOException, Garbled {
        var values = new LinkedHashMap<String, @Nullable Object>();
        types.keySet().forEach(field -> values.put(field, null));
        for (var event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                var field = xml.name();
                values.put(field, value(types.getOrDefault(field, "string"), xml.text(LONGEST_VALUE)));
            }
        }
        return Row.of(values);
    }

    /// The same types as over REST.
    private static @Nullable Object value(String type, String text) throws Garbled {
        if (text.isEmpty()) {
            return null;
        }
        return switch (type) {
            case "int", "integer", "long", "short" -> whole(number(text));
            case "decimal", "double", "float" -> number(text);
            case "boolean" -> truth(text.strip());
            default -> text;
        };
    }

    private static BigDecimal number(String text) throws Garbled {
        try {
            if (text.length() <= LONGEST_NUMBER) {
                return new BigDecimal(text.strip());
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw otherType();
    }

    private static Object whole(BigDecimal number) {
        return number.scale() == 0 && number.toBigInteger().bitLength() < Long.SIZE
                ? (Object) number.longValueExact()
                : number;
    }

    private static boolean truth(String text) throws Garbled {
        return switch (text) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw otherType();
        };
    }

    private static Garbled otherType() {
        return new Garbled("a value is not of the type that the schema names");
    }

    /// The options of `GetDataWithOptions`: XML with its schema, empty fields too, and the order. Source:
    /// AFAS help, *Filter XML*.
    ///
    /// @param order names of fields, with a dash in front for greatest first
    static String options(List<String> order) {
        return Xml.written(xml -> {
            xml.writeStartElement("options");
            Xml.element(xml, "Outputmode", "1");
            Xml.element(xml, "Metadata", "1");
            Xml.element(xml, "Outputoptions", "3");
            if (!order.isEmpty()) {
                xml.writeStartElement("Index");
                for (var by : order) {
                    var descending = by.startsWith("-");
                    xml.writeEmptyElement("Field");
                    xml.writeAttribute("FieldId", descending ? by.substring(1) : by);
                    xml.writeAttribute("OperatorType", descending ? "0" : "1");
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
        });
    }
}
