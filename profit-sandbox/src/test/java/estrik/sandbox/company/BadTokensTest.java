package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import estrik.sandbox.company.Keys.IssuedToken;
import estrik.sandbox.wire.ProfitError;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// Whatever somebody shows as a token is refused or leads to nobody, unless it is the one that there is.
class BadTokensTest {
    private static final String DATA = "0123456789ABCDEF".repeat(4);
    private static final String TOKEN = "<token><version>1</version><data>" + DATA + "</data></token>";

    private final State state = new Company(Clock.systemUTC(), Store.inMemory())
            .state()
            .with(new Keys(
                    List.of(),
                    Map.of(
                            Secrets.hash(DATA),
                            new IssuedToken(
                                    "Workspace365",
                                    "anna",
                                    "Phone",
                                    Clock.systemUTC().instant()))));

    @FuzzTest(maxDuration = "2m")
    void aHeaderSpeaksForNobodyElse(byte[] header) {
        var text = new String(header, StandardCharsets.UTF_8);

        assertLeadsToNobodyElse(text, Tokens::ofHeader);
        if (!text.isEmpty()) {
            assertThat(Tokens.ofHeader("AfasToken " + base64(text))).isEqualTo(text);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void aTokenInABodySpeaksForNobodyElse(byte[] token) {
        var text = new String(token, StandardCharsets.UTF_8);

        assertLeadsToNobodyElse(text, Tokens::ofBody);
        assertThat(Tokens.ofBody(base64(text))).isEqualTo(text);
    }

    private void assertLeadsToNobodyElse(String shown, UnaryOperator<String> reader) {
        try {
            var xml = reader.apply(shown);
            boolean known = Tokens.find(state, xml).isPresent();
            assertThat(known).isEqualTo(Tokens.delete(state, xml).isPresent());
            if (known) {
                assertThat(xml.replaceAll("\\s", "")).isEqualToIgnoringCase(TOKEN);
            }
        } catch (ProfitError refused) {
            assertThat(refused.status()).isIn(401, 500);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
