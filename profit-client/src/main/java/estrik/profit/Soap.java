package estrik.profit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// Writes SOAP 1.1 requests and reads what comes back, by element name.
///
/// Source: AFAS help, *App connector: request token*; form of the fault from public clients.
final class Soap {
    static final String NAMESPACE = "urn:Afas.Profit.Services";

    private static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";

    /// One element of a request. The order of a list of these is the documented one.
    record Parameter(String name, String value) {}

    /// What the body holds; a result is still to be read.
    sealed interface Content permits Fault, SoapText {}

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
                    text(texts.getOrDefault("faultstring", texts.get("Message")), DESCRIPTION.matcher(detail)),
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

    /// A request with its parameters in the given order, values escaped.
    ///
    /// @throws IllegalArgumentException when a value has a control character in it
    static String envelope(String operation, List<Parameter> parameters) {
        return Xml.written(xml -> {
            xml.writeStartElement("soap", "Envelope", ENVELOPE);
            xml.writeNamespace("soap", ENVELOPE);
            xml.writeStartElement("soap", "Body", ENVELOPE);
            xml.writeStartElement(operation);
            xml.writeDefaultNamespace(NAMESPACE);
            for (var parameter : parameters) {
                Xml.element(xml, parameter.name(), printable(parameter));
            }
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndElement();
        });
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

    /// Reads an answer to an operation as far as its result, which may be long.
    static Content open(InputStream body, Charset charset, String operation) throws IOException, Garbled {
        var xml = Xml.of(body, charset);
        var answer = answer(xml);
        if (answer.equals("Fault")) {
            return Fault.of(texts(xml));
        }
        if (!answer.equals(operation + "Response")) {
            throw new Garbled("the SOAP body does not answer " + operation);
        }
        return SoapText.of(xml, operation + "Result");
    }

    /// Goes into the body; the name of the element in it, empty when there is none.
    private static String answer(Xml xml) throws IOException, Garbled {
        var inBody = false;
        for (var event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.depth() == 1 && !xml.name().equals("Envelope")) {
                throw new Garbled("the XML is no SOAP envelope");
            }
            if (xml.depth() == 3 && inBody) {
                return xml.name();
            }
            if (xml.depth() == 2) {
                inBody = xml.name().equals("Body");
            }
        }
        return "";
    }

    /// The texts of all elements up to the end under their names; the first one of a name wins.
    private static Map<String, String> texts(Xml xml) throws IOException, Garbled {
        var texts = new HashMap<String, String>();
        var text = new StringBuilder();
        while (xml.depth() > 0) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> text.setLength(0);
                case XMLStreamConstants.END_ELEMENT -> {
                    texts.putIfAbsent(xml.name(), text.toString());
                    text.setLength(0);
                }
                default -> xml.addText(text);
            }
        }
        xml.end();
        return texts;
    }
}
