package estrik.profit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTest {
    private static final String DATA = "0123456789ABCDEF".repeat(4);
    private static final String XML = "<token><version>1</version><data>" + DATA + "</data></token>";

    @Test
    void xmlBase64AndDigitsAreTheSameToken() {
        var base64 = Base64.getEncoder().encodeToString(XML.getBytes(UTF_8));
        assertThat(Token.parse(XML).value()).isEqualTo(XML);
        assertThat(Token.parse(base64)).isEqualTo(Token.parse(XML));
        assertThat(Token.parse(DATA)).isEqualTo(Token.parse(XML));
        assertThat(Token.parse(DATA.toLowerCase(java.util.Locale.ROOT))).isEqualTo(Token.parse(XML));
    }

    @Test
    void whiteSpaceAsInAfassAnswersAndInMailsIsLeftOut() {
        assertThat(Token.parse(XML + "\r\n")).isEqualTo(Token.parse(XML));
        assertThat(Token.parse(" <token>\n  <version>1</version>\n  <data>" + DATA + "</data>\n</token>\n"))
                .isEqualTo(Token.parse(XML));
        var folded = Base64.getMimeEncoder().encodeToString((XML + "\r\n").getBytes(UTF_8));
        assertThat(folded).contains("\r\n");
        assertThat(Token.parse(folded)).isEqualTo(Token.parse(XML));
    }

    @Test
    void goesIntoTheHeaderAsBase64OfTheWholeXml() {
        var header = Token.parse(DATA).authorization();
        assertThat(header).startsWith("AfasToken ");
        assertThat(new String(Base64.getDecoder().decode(header.substring(10)), UTF_8))
                .isEqualTo(XML);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "CANARY", "<token><version>1</version><data>CANARY</data></token>", "<!DOCTYPE CANARY>"
            })
    void anythingElseIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Token.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A token is <token>")
                .hasMessageNotContaining("CANARY");
    }
}
