package estrik.sandbox.update;

import estrik.sandbox.update.Element.Draft;
import estrik.sandbox.update.Element.Elements;
import estrik.sandbox.wire.ProfitError;
import estrik.sandbox.wire.Soap;
import estrik.sandbox.wire.XmlReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The `dataXml` of an UpdateConnector call over SOAP, and the result of it.
public final class UpdateXml {
    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

    private UpdateXml() {}

    /// Reads `<KnSubject><Element SbId="1"><Fields
    /// Action="insert">…</Fields><Objects>…</Objects></Element></KnSubject>`.
    public static Elements read(String dataXml) {
        try {
            var reader = XmlReading.of(dataXml.strip());
            try {
                return new Reading(reader).root();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw unreadable();
        }
    }

    private static ProfitError unreadable() {
        return ProfitError.refused("De dataXml wordt niet begrepen.", "The dataXml is not understood.");
    }

    /// The result of a call; empty when it has nothing to tell.
    // Recorded by a public client: a line feed after the declaration and at the end.
    public static String write(List<Result> results) {
        if (results.isEmpty()) {
            return "";
        }
        var xml = new StringBuilder("<?xml version=\"1.0\"?>\n<results>");
        for (var result : results) {
            xml.append('<').append(result.object()).append('>');
            result.keys()
                    .forEach((name, value) -> xml.append('<')
                            .append(name)
                            .append('>')
                            .append(Soap.escape(value))
                            .append("</")
                            .append(name)
                            .append('>'));
            xml.append("</").append(result.object()).append('>');
        }
        return xml.append("</results>\n").toString();
    }

    private record Reading(XMLStreamReader reader) {
        Elements root() throws XMLStreamException {
            if (!open()) {
                throw unreadable();
            }
            var root = elements(0);
            // What is malformed behind the root is found on the way to the end.
            while (reader.hasNext()) {
                next();
            }
            return root;
        }

        private Elements elements(int depth) throws XMLStreamException {
            var object = reader.getLocalName();
            var rows = new ArrayList<Element>();
            while (open()) {
                if (!reader.getLocalName().equalsIgnoreCase("Element") || depth > Element.DEEPEST) {
                    throw unreadable();
                }
                rows.add(element(depth));
            }
            return new Elements(object, rows);
        }

        private Element element(int depth) throws XMLStreamException {
            var draft = new Draft();
            attributes(draft);
            while (open()) {
                switch (reader.getLocalName().toLowerCase(Locale.ROOT)) {
                    case "fields" -> {
                        attributes(draft);
                        while (open()) {
                            var name = reader.getLocalName();
                            draft.fields.put(name, value());
                        }
                    }
                    case "objects" -> {
                        while (open()) {
                            draft.objects.add(elements(depth + 1));
                        }
                    }
                    default -> throw unreadable();
                }
            }
            return draft.done();
        }

        private void attributes(Draft draft) {
            for (int at = 0; at < reader.getAttributeCount(); at++) {
                var namespace = reader.getAttributeNamespace(at);
                if (namespace == null || namespace.isEmpty()) {
                    draft.key(reader.getAttributeLocalName(at), reader.getAttributeValue(at));
                }
            }
        }

        private String value() throws XMLStreamException {
            var nil = reader.getAttributeValue(XSI, "nil");
            var text = reader.getElementText();
            return "true".equals(nil) || "1".equals(nil) ? "" : text;
        }

        /// Goes to the next element inside the present one; false when that one ends first.
        private boolean open() throws XMLStreamException {
            while (reader.hasNext()) {
                int event = next();
                if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                    return event == XMLStreamConstants.START_ELEMENT;
                }
            }
            return false;
        }

        private int next() throws XMLStreamException {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw unreadable();
            }
            return event;
        }
    }
}
