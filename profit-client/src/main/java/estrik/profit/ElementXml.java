package estrik.profit;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes rows as the `dataXml` of an UpdateConnector call over SOAP. Source of the form: public clients.
final class ElementXml {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private final XMLStreamWriter xml;

    private ElementXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /// @param rows of one object, at least one
    /// @param action what happens to each row that says nothing itself
    static String written(List<Element> rows, Element.Action action) {
        return Xml.written(xml -> {
            xml.writeStartElement(rows.getFirst().object());
            xml.writeNamespace("xsi", XSI);
            new ElementXml(xml).rows(rows, action);
        });
    }

    private void rows(List<Element> rows, Element.Action usual) throws XMLStreamException {
        for (var row : rows) {
            row(row, row.action() == null ? usual : row.action());
        }
        xml.writeEndElement();
    }

    private void row(Element row, Element.Action action) throws XMLStreamException {
        xml.writeStartElement("Element");
        for (var key : row.keys().entrySet()) {
            xml.writeAttribute(key.getKey(), key.getValue().text());
        }
        xml.writeStartElement("Fields");
        xml.writeAttribute("Action", action.word());
        for (var field : row.fields().entrySet()) {
            field(field.getKey(), field.getValue());
        }
        xml.writeEndElement();
        if (!row.inside().isEmpty()) {
            xml.writeStartElement("Objects");
            for (var object : row.objects().entrySet()) {
                xml.writeStartElement(object.getKey());
                rows(object.getValue(), action);
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void field(String name, Value value) throws XMLStreamException {
        if (value.kind() == Value.Kind.NOTHING) {
            xml.writeEmptyElement(name);
            xml.writeAttribute("xsi", XSI, "nil", "true");
            return;
        }
        xml.writeStartElement(name);
        text(value.text());
        xml.writeEndElement();
    }

    /// Line ends and tabs as references: XML turns CR LF into LF (2.11), and an envelope carries no control
    /// characters.
    private void text(String text) throws XMLStreamException {
        var from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (Character.isISOControl(text.charAt(at))) {
                xml.writeCharacters(text.substring(from, at));
                xml.writeEntityRef("#" + (int) text.charAt(at));
                from = at + 1;
            }
        }
        xml.writeCharacters(text.substring(from));
    }
}
