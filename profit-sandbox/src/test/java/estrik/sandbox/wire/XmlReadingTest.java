package estrik.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlReadingTest {
    @ParameterizedTest
    @CsvSource({
        "UTF-8,''",
        "UTF-8,utf-8",
        "ISO-8859-1,iso-8859-1",
        "windows-1252,windows-1252",
        "UTF-16,utf-16",
        "UTF-16LE,utf-16"
    })
    void aDocumentIsInUtf8OrInWhatItSays(String charset, String said) throws XMLStreamException {
        var declaration = said.isEmpty() ? "" : "<?xml version=\"1.0\"\n encoding='" + said + "'?>";

        assertThat(text((declaration + "<a>é</a>").getBytes(Charset.forName(charset))))
                .isEqualTo("é");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText() throws XMLStreamException {
        assertThat(text("\uFEFF<a>é</a>".getBytes(StandardCharsets.UTF_8))).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a>é</a>", "<é/>", "é", "<?xml version='1.0' encoding='utf-8'?><a>é</a>", "<a x='é'/>"})
    void bytesThatAreNoUtf8AreRefusedWithoutAWordOnStandardError(String document) {
        var said = new ByteArrayOutputStream();
        var before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> text(document.getBytes(StandardCharsets.ISO_8859_1)))
                    .isInstanceOf(XMLStreamException.class);
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void xmlOneDotOneIsRefused() {
        assertThatThrownBy(() -> text("<?xml version=\"1.1\"?><a>&#1;</a>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(XMLStreamException.class);
        assertThatThrownBy(() -> XmlReading.of("<?xml version=\"1.1\"?><a/>")).isInstanceOf(XMLStreamException.class);
    }

    private static String text(byte[] document) throws XMLStreamException {
        var reader = XmlReading.of(new ByteArrayInputStream(document));
        try {
            reader.nextTag();
            return reader.getElementText();
        } finally {
            reader.close();
        }
    }
}
