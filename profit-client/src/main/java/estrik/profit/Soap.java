package estrik.profit;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Writes SOAP 1.1 requests and reads what comes back, by element name. The only place that reads XML: without
/// document types, without entities, without anything from elsewhere.
///
/// Source: AFAS help, *App connector: request token*; form of the fault from public clients.
final class Soap {
    static final String NAMESPACE = "urn:Afas.Profit.Services";

    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    private static final XMLInputFactory READING = reading();
    private static final XMLOutputFactory WRITING = XMLOutputFactory.newDefaultFactory();
    private static final int DEEPEST = 50;

    /// One element of a request. The order of a list of these is the documented one.
    record Parameter(String name, String value) {}

    /// What the body held.
    sealed interface Content {}

    /// @param text of `…Result`; empty when there is none
    record Result(String text) implements Content {}

    /// A refusal of Profit.
    ///
    /// @param text its message, and what its detail says beyond that
    record Fault(
            @Nullable String text,
            @Nullable Integer number,
            @Nullable String reference) implements Content {
        // Detail is text of several lines: "Description.......: …" and "Log reference.....: 3A4C…".
        private static final Pattern REFERENCE =
                Pattern.compile("(?i)log\\s*-?referen\\w*[\\s.]*:\\s*([0-9A-F]{32})\\b");
        private static final Pattern DESCRIPTION = Pattern.compile("(?im)^[ \\t]*description\\.*:[ \\t]*(\\S.*)$");

        static Fault of(Map<String, String> texts) {
            var detail = texts.getOrDefault("Detail", "");
            var reference = REFERENCE.matcher(detail);
            return new Fault(
                    text(
                            texts.getOrDefault("faultstring", texts.getOrDefault("Text", texts.get("Message"))),
                            DESCRIPTION.matcher(detail)),
                    whole(texts.get("ErrorNumber")),
                    reference.find() ? reference.group(1) : null);
        }

        private static @Nullable String text(@Nullable String message, Matcher description) {
            if (!description.find()) {
                return message;
            }
            var more = description.group(1).strip();
            if (message == null || message.isBlank()) {
                return more;
            }
            return message.contains(more) ? message : message + " (" + more + ")";
        }

        private static @Nullable Integer whole(@Nullable String text) {
            try {
                return text == null ? null : Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
                return null;
            }
        }
    }

    private Soap() {}

    private static XMLInputFactory reading() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory;
    }

    /// A request with its parameters in the given order, values escaped.
    ///
    /// @throws IllegalArgumentException when a value has a control character in it
    static String envelope(String operation, List<Parameter> parameters) {
        var text = new StringWriter();
        try {
            var xml = WRITING.createXMLStreamWriter(text);
            xml.writeStartElement("soap", "Envelope", ENVELOPE);
            xml.writeNamespace("soap", ENVELOPE);
            xml.writeStartElement("soap", "Body", ENVELOPE);
            xml.writeStartElement(operation);
            xml.writeDefaultNamespace(NAMESPACE);
            for (var parameter : parameters) {
                xml.writeStartElement(parameter.name());
                xml.writeCharacters(printable(parameter));
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The SOAP request for " + operation + " could not be written.", e);
        }
        return text.toString();
    }

    private static String printable(Parameter parameter) {
        if (parameter.value().codePoints().anyMatch(Soap::cannotBeSent)) {
            throw new IllegalArgumentException("The " + parameter.name() + " holds a control character.");
        }
        return parameter.value();
    }

    private static boolean cannotBeSent(int c) {
        return Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE;
    }

    /// Reads an answer to an operation.
    static Content read(InputStream body, Charset charset, String operation) throws IOException, Garbled {
        var texts = new HashMap<String, String>();
        var answer = answer(body, charset, texts);
        if (answer.equals("Fault")) {
            return Fault.of(texts);
        }
        if (!answer.equals(operation + "Response")) {
            throw new Garbled("the SOAP body does not answer " + operation);
        }
        return new Result(texts.getOrDefault(operation + "Result", ""));
    }

    /// The name of the element in the body; the texts of all elements are put under their names, the first one
    /// wins.
    private static String answer(InputStream body, Charset charset, Map<String, String> texts)
            throws IOException, Garbled {
        var answer = "";
        var path = new ArrayList<String>();
        var text = new StringBuilder();
        try {
            var xml = open(body, charset);
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.add(xml.getLocalName());
                        text.setLength(0);
                        if (path.size() > DEEPEST || !path.getFirst().equals("Envelope")) {
                            throw new Garbled("the XML is no SOAP envelope");
                        }
                        if (path.size() == 3 && answer.isEmpty() && path.get(1).equals("Body")) {
                            answer = path.getLast();
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        texts.putIfAbsent(path.removeLast(), text.toString());
                        text.setLength(0);
                    }
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Garbled("the XML has a document type or an entity, which Profit never sends");
                    default -> {
                        // comments, processing instructions, the end
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw trouble(e);
        }
        return answer;
    }

    private static XMLStreamReader open(InputStream body, Charset charset) throws XMLStreamException {
        return charset.equals(StandardCharsets.UTF_8)
                ? READING.createXMLStreamReader(body)
                : READING.createXMLStreamReader(body, charset.name());
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
}
