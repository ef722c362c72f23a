package estrik.profit;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.StringWriter;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;

/// The text of a SOAP result while it comes from the socket. Profit puts a whole XML document into it,
/// escaped, so it is read by a second parser and never held as a whole.
final class SoapText extends Reader implements Soap.Content {
    private final Xml xml;
    private final StringBuilder piece = new StringBuilder();
    private int used;
    private boolean ended;

    private SoapText(Xml xml, boolean ended) {
        this.xml = xml;
        this.ended = ended;
    }

    /// Goes to the element of the result; a response without one is a result without text.
    ///
    /// @param xml stands in the response
    static SoapText of(Xml xml, String result) throws IOException, Garbled {
        var response = xml.depth();
        while (xml.depth() >= response) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.name().equals(result)) {
                return new SoapText(xml, false);
            }
        }
        return new SoapText(xml, true);
    }

    /// Turns the text into a value.
    @FunctionalInterface
    interface Reading<T> {
        T read(SoapText result, Details details) throws IOException, Garbled;
    }

    /// Reads the text, and what follows it, so that an envelope that was cut off is noticed.
    <T> T readBy(Reading<T> reading, Details details) throws IOException, Garbled {
        try {
            var value = reading.read(this, details);
            xml.end();
            return value;
        } catch (IOException e) {
            if (e.getCause() instanceof Garbled inside) {
                throw inside;
            }
            throw e;
        }
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        while (used == piece.length() && !ended) {
            piece.setLength(0);
            used = 0;
            advance();
        }
        if (used == piece.length()) {
            return -1;
        }
        var some = Math.min(length, piece.length() - used);
        piece.getChars(used, used + some, buffer, offset);
        used += some;
        return some;
    }

    private void advance() throws IOException {
        try {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> throw new Garbled("the SOAP result is no text");
                case XMLStreamConstants.END_ELEMENT -> ended = true;
                default -> xml.addText(piece);
            }
        } catch (Garbled e) {
            // A reader may throw nothing else; readBy takes it out again.
            throw new IOException(e);
        }
    }

    /// The document in the text; `null` when there is no text but white space.
    @Nullable
    Xml document() throws IOException, Garbled {
        var text = new PushbackReader(this);
        var first = text.read();
        while (Character.isWhitespace(first)) {
            first = text.read();
        }
        if (first < 0) {
            return null;
        }
        text.unread(first);
        return Xml.of(text);
    }

    /// The whole text, when it is no document.
    String text() throws IOException {
        var text = new StringWriter();
        transferTo(text);
        return text.toString().strip();
    }

    @Override
    public void close() {
        // the socket is closed with the reply
    }
}
