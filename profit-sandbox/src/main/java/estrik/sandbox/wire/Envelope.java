package estrik.sandbox.wire;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// A SOAP call as ASMX understands it: elements by name, in any order, whatever their prefix.
///
/// @param elements the texts of the elements directly inside the operation; what is not known is simply there
public record Envelope(Version version, String operation, Map<String, String> elements) {
    public enum Version {
        SOAP_1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml; charset=utf-8"),
        SOAP_1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml; charset=utf-8");

        private final String namespace;
        private final String type;

        Version(String namespace, String type) {
            this.namespace = namespace;
            this.type = type;
        }

        public String namespace() {
            return namespace;
        }

        /// The content type of such messages.
        public String type() {
            return type;
        }

        static Version of(String namespace) {
            return namespace.equals(SOAP_1_2.namespace) ? SOAP_1_2 : SOAP_1_1;
        }
    }

    public static final String AFAS = "urn:Afas.Profit.Services";
    private static final int DEEPEST = 100;

    /// The body is not a SOAP call; the message says what is wrong with it.
    public static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Unreadable(String message) {
            super(message, null, false, false);
        }
    }

    /// A call that came as a form instead, by the HTTP POST binding of ASMX.
    public static Envelope ofForm(String operation, Map<String, String> fields) {
        return new Envelope(Version.SOAP_1_1, operation, fields);
    }

    public String element(String name) {
        return elements.getOrDefault(name, "");
    }

    /// The whole number in this element, as ASMX reads an `int`: 0 when it is left out.
    public int number(String name) {
        var text = element(name).strip();
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Unreadable("Input string was not in a correct format: " + name + ".");
        }
    }

    @Override
    public String toString() {
        return "Envelope[" + version + ", " + operation + "]";
    }

    static Envelope read(InputStream body, int longestText) {
        try {
            var reader = XmlReading.of(body);
            try {
                return new Reading(reader, longestText).envelope();
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new Unreadable("There is an error in the XML document.");
        }
    }

    private record Reading(XMLStreamReader reader, int longestText) {
        Envelope envelope() throws XMLStreamException {
            open();
            if (!reader.getLocalName().equals("Envelope")) {
                throw new Unreadable("The document is not a SOAP envelope.");
            }
            var version = Version.of(String.valueOf(reader.getNamespaceURI()));
            while (open()) {
                if (reader.getLocalName().equals("Body")) {
                    return call(version);
                }
                skip();
            }
            throw new Unreadable("The SOAP envelope has no Body.");
        }

        private Envelope call(Version version) throws XMLStreamException {
            if (!open()) {
                throw new Unreadable("The SOAP Body is empty.");
            }
            if (!AFAS.equals(reader.getNamespaceURI())) {
                throw new Unreadable("The operation is not in the namespace " + AFAS + ".");
            }
            var operation = reader.getLocalName();
            var elements = new HashMap<String, String>();
            while (open()) {
                elements.put(reader.getLocalName(), text());
            }
            skipRest();
            skipRest();
            return new Envelope(version, operation, elements);
        }

        /// Goes to the next element inside the present one; false when that one ends first.
        private boolean open() throws XMLStreamException {
            while (reader.hasNext()) {
                switch (next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return true;
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        return false;
                    }
                    default -> {
                        // White space and comments mean nothing between elements.
                    }
                }
            }
            return false;
        }

        private String text() throws XMLStreamException {
            var text = new StringBuilder();
            for (int depth = 1; depth > 0; ) {
                int event = next();
                if (event == XMLStreamConstants.START_ELEMENT && ++depth > DEEPEST) {
                    throw new Unreadable("The elements are nested too deeply.");
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (depth == 1 && isText(event)) {
                    text.append(reader.getText());
                    if (text.length() > longestText) {
                        throw new Unreadable("An element is too long.");
                    }
                }
            }
            return text.toString();
        }

        private static boolean isText(int event) {
            return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA;
        }

        /// Leaves the present element; what is malformed in the rest of it is found on the way.
        private void skipRest() throws XMLStreamException {
            while (open()) {
                skip();
            }
        }

        private void skip() throws XMLStreamException {
            text();
        }

        private int next() throws XMLStreamException {
            int event = reader.next();
            if (event == XMLStreamConstants.DTD) {
                throw new Unreadable("A DTD is not allowed.");
            }
            return event;
        }
    }
}
