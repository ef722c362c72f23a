package estrik.sandbox.soap;

import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.XmlReading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// An element of the XML that a parameter holds as text. Names have no prefix.
///
/// @param text what stands directly in it
record Xml(String name, Map<String, String> attributes, String text, List<Xml> children) {
    private static final int DEEPEST = 100;

    /// The root of the XML in this parameter.
    static Xml read(String parameter, String xml) {
        try {
            var reader = XmlReading.of(xml.strip());
            try {
                reader.nextTag();
                var root = element(parameter, reader, 1);
                while (reader.hasNext()) {
                    if (reader.next() == XMLStreamConstants.DTD) {
                        throw unreadable(parameter);
                    }
                }
                return root;
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw unreadable(parameter);
        }
    }

    private static Xml element(String parameter, XMLStreamReader reader, int depth) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw unreadable(parameter);
        }
        var name = reader.getLocalName();
        var attributes = new LinkedHashMap<String, String>();
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            attributes.put(reader.getAttributeLocalName(at), reader.getAttributeValue(at));
        }
        var text = new StringBuilder();
        var children = new ArrayList<Xml>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(parameter, reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                default -> {
                    // Comments mean nothing.
                }
            }
        }
        return new Xml(name, attributes, text.toString(), children);
    }

    // What Profit says of such XML is not published. nextTag() stops at a DTD, so one never gets further.
    private static ProfitError unreadable(String parameter) {
        return ProfitError.refused(
                "De XML in " + parameter + " kan niet worden gelezen", "The XML in " + parameter + " cannot be read");
    }

    /// The elements of this name, in any letter case, directly inside.
    Stream<Xml> all(String child) {
        return children.stream().filter(each -> each.name().equalsIgnoreCase(child));
    }

    Optional<Xml> first(String child) {
        return all(child).findFirst();
    }

    /// The text of the first such element, without white space around it.
    Optional<String> textOf(String child) {
        return first(child).map(each -> each.text().strip()).filter(each -> !each.isEmpty());
    }

    /// The value of an attribute; empty when it is not there.
    String attribute(String of) {
        return attributes.getOrDefault(of, "");
    }

    // It may hold a token or a file.
    @Override
    public String toString() {
        return "Xml[" + name + "]";
    }
}
