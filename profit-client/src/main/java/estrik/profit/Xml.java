package estrik.profit;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// XML as it comes, event by event, each an event of [XMLStreamConstants]. The only place that reads XML:
/// without document types, without entities, without anything from elsewhere, and never deeper than Profit's
/// own.
final class Xml {
    private static final XMLInputFactory READING = reading();
    private static final XMLOutputFactory WRITING = XMLOutputFactory.newDefaultFactory();
    private static final int DEEPEST = 50;

    private final XMLStreamReader xml;
    private int depth;

    private Xml(XMLStreamReader xml) {
        this.xml = xml;
    }

    private static XMLInputFactory reading() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        // The JDK counts every &lt; as an entity of the document, and SOAP results are full of them. Others
        // there are none: without a document type nobody can declare one.
        factory.setProperty("jdk.xml.maxGeneralEntitySizeLimit", "0");
        factory.setProperty("jdk.xml.totalEntitySizeLimit", "0");
        return factory;
    }

    static Xml of(InputStream body, Charset charset) throws IOException, Garbled {
        try {
            return new Xml(
                    charset.equals(StandardCharsets.UTF_8)
                            ? READING.createXMLStreamReader(body)
                            : READING.createXMLStreamReader(body, charset.name()));
        } catch (XMLStreamException e) {
            throw trouble(e);
        }
    }

    static Xml of(Reader text) throws IOException, Garbled {
        try {
            return new Xml(READING.createXMLStreamReader(text));
        } catch (XMLStreamException e) {
            throw trouble(e);
        }
    }

    /// The next event.
    int next() throws IOException, Garbled {
        try {
            var event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new Garbled("the XML goes deeper than Profit's ever does");
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Garbled("the XML has a document type or an entity, which Profit never sends");
                default -> {
                    // text, comments, processing instructions, the end
                }
            }
            return event;
        } catch (XMLStreamException e) {
            throw trouble(e);
        }
    }

    /// Reads up to the end of the document.
    void end() throws IOException, Garbled {
        while (xml.getEventType() != XMLStreamConstants.END_DOCUMENT) {
            next();
        }
    }

    /// How many elements are open; 1 in the root.
    int depth() {
        return depth;
    }

    /// The local name of the element that just began or ended.
    String name() {
        return xml.getLocalName();
    }

    /// The namespace of the element that just began; empty when it has none.
    String namespace() {
        var uri = xml.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /// An attribute of the element that just began.
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    /// Adds the text of this event, if it has any.
    void addText(StringBuilder text) {
        if (xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
        }
    }

    /// The text of the element that just began, up to its end.
    String text(int atMost) throws IOException, Garbled {
        var text = new StringBuilder();
        for (var event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new Garbled("the XML has another shape than AFAS documents");
            }
            addText(text);
            if (text.length() > atMost) {
                throw new Garbled("a value is longer than " + atMost + " characters");
            }
        }
        return text.toString();
    }

    /// The parser's own message may quote the answer, so only the place is told.
    private static Garbled trouble(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof IOException io && !(io instanceof CharConversionException)) {
            throw io;
        }
        var place = e.getLocation();
        return place == null
                ? new Garbled("broken XML")
                : new Garbled("broken XML at line " + place.getLineNumber() + ", column " + place.getColumnNumber());
    }

    /// What writes a document or a part of one.
    interface Writing {
        void to(XMLStreamWriter xml) throws XMLStreamException;
    }

    /// Writes XML; values are escaped.
    static String written(Writing writing) {
        var text = new StringWriter();
        try {
            var xml = WRITING.createXMLStreamWriter(text);
            writing.to(xml);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML could not be written.", e);
        }
        return text.toString();
    }

    /// Writes an element with text in it.
    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
