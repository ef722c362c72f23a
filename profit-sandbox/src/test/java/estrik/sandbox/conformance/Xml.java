package estrik.sandbox.conformance;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads XML answers as any client would.
final class Xml {
    private Xml() {}

    static Document document(String xml) {
        var factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        try {
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException(xml, e);
        }
    }

    /// The text of the first element of this name.
    static String textOf(HttpResponse<String> answer, String element) {
        var found = document(answer.body()).getElementsByTagNameNS("*", element).item(0);
        if (found == null) {
            throw new IllegalStateException("There is no <" + element + "> in " + answer.body());
        }
        return found.getTextContent();
    }

    /// Text as it stands inside an element.
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
