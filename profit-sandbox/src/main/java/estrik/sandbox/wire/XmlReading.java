package estrik.sandbox.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.MissingResourceException;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;

/// How the sandbox reads XML of strangers: no document types, nothing from elsewhere, but as long as it must be.
/// Shared by threads.
public final class XmlReading {
    // Since JDK 24 these count even `&lt;`, and a dataXml is full of it. Without document types nothing can grow.
    private static final List<String> LIMITS_OF_ENTITIES = List.of(
            "jdk.xml.entityExpansionLimit",
            "jdk.xml.totalEntitySizeLimit",
            "jdk.xml.maxGeneralEntitySizeLimit",
            "jdk.xml.entityReplacementLimit");

    private static final XMLInputFactory FACTORY = factory();

    /// How much of a document says in which encoding it is.
    private static final int START = 256;
    private static final Pattern ENCODING = Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([^\"']*)");

    private XmlReading() {}

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        LIMITS_OF_ENTITIES.stream()
                .filter(factory::isPropertySupported)
                .forEach(each -> factory.setProperty(each, "0"));
        return factory;
    }

    /// A reader of this document.
    ///
    /// @throws XMLStreamException when it does not even begin as XML 1.0
    public static XMLStreamReader of(String xml) throws XMLStreamException {
        return checked(FACTORY.createXMLStreamReader(new StringReader(xml)));
    }

    /// A reader of the document in these bytes: UTF-8 when they do not say otherwise.
    ///
    /// @throws XMLStreamException when it does not even begin as XML 1.0
    // The JDK would write to standard error about bytes that are no UTF-8, and nothing turns that off.
    public static XMLStreamReader of(InputStream bytes) throws XMLStreamException {
        try {
            var document = new BufferedInputStream(bytes);
            document.mark(START);
            var start = new String(document.readNBytes(START), StandardCharsets.ISO_8859_1);
            document.reset();
            return checked(FACTORY.createXMLStreamReader(
                    withoutMark(new InputStreamReader(document, charset(start).newDecoder()))));
        } catch (IOException | IllegalArgumentException e) {
            throw new XMLStreamException(e);
        }
    }

    // XML 1.0, appendix F.
    private static Charset charset(String start) {
        if (start.startsWith("\u00FE\u00FF") || start.startsWith("\0<")) {
            return StandardCharsets.UTF_16BE;
        }
        if (start.startsWith("\u00FF\u00FE") || start.startsWith("<\0")) {
            return StandardCharsets.UTF_16LE;
        }
        var encoding = ENCODING.matcher(start);
        return encoding.lookingAt() ? Charset.forName(encoding.group(1)) : StandardCharsets.UTF_8;
    }

    private static Reader withoutMark(Reader text) throws IOException {
        var unmarked = new PushbackReader(text);
        int first = unmarked.read();
        if (first >= 0 && first != '\uFEFF') {
            unmarked.unread(first);
        }
        return unmarked;
    }

    // XML 1.1 has characters that no answer could hold. Whether Profit reads it is not known.
    private static XMLStreamReader checked(XMLStreamReader reader) throws XMLStreamException {
        if ("1.1".equals(reader.getVersion())) {
            throw new XMLStreamException("XML 1.1");
        }
        return new Checked(reader);
    }

    /// Refuses what the JDK's reader trips over: about a bad character in a document type it has no words.
    private static final class Checked extends StreamReaderDelegate {
        Checked(XMLStreamReader reader) {
            super(reader);
        }

        @Override
        public int next() throws XMLStreamException {
            return checked(super::next);
        }

        @Override
        public int nextTag() throws XMLStreamException {
            return checked(super::nextTag);
        }

        @Override
        public String getElementText() throws XMLStreamException {
            return checked(super::getElementText);
        }

        private static <T> T checked(Step<T> step) throws XMLStreamException {
            try {
                return step.go();
            } catch (MissingResourceException e) {
                throw new XMLStreamException(e);
            }
        }

        private interface Step<T> {
            T go() throws XMLStreamException;
        }
    }
}
