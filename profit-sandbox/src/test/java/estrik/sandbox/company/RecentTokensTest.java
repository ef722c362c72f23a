package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import estrik.sandbox.wire.ProfitError;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class RecentTokensTest {
    private final Tokens.Made made = Tokens.make(
            SampleCompany.vanDelft(LocalDateTime.parse("2026-11-22T08:00:00")),
            SampleCompany.CONNECTOR,
            "anna",
            "Telefoon",
            Instant.parse("2026-11-22T07:00:00Z"));
    private final String header =
            "AfasToken " + Base64.getEncoder().encodeToString(made.xml().getBytes(StandardCharsets.UTF_8));
    private final RecentTokens tokens = new RecentTokens(made.state());

    @Test
    void aTokenIsFoundHoweverOftenItComes() {
        for (int time = 0; time < 3; time++) {
            assertThat(tokens.of(header).user()).isEqualTo("anna");
        }
    }

    @Test
    void aHeaderInThePlaceOfAGoodOneIsStillRefused() {
        var other = ofTheSameHashCode(header);
        assertThat(other).hasSameHashCodeAs(header).isNotEqualTo(header);

        tokens.of(header);

        assertThatExceptionOfType(ProfitError.class).isThrownBy(() -> tokens.of(other));
        assertThat(tokens.of(header).user()).isEqualTo("anna");
    }

    @Test
    void theyAreThoseOfOneState() {
        assertThat(tokens.areOf(made.state())).isTrue();
        assertThat(tokens.areOf(Tokens.deleteAll(made.state(), each -> true))).isFalse();
    }

    /// One character more, and the next one 31 less, is the same to a hash code.
    private static String ofTheSameHashCode(String header) {
        for (int at = header.length() - 2; ; at--) {
            char one = (char) (header.charAt(at) + 1);
            char next = (char) (header.charAt(at + 1) - 31);
            if (Character.isLetterOrDigit(one) && Character.isLetterOrDigit(next)) {
                return header.substring(0, at) + one + next + header.substring(at + 2);
            }
        }
    }
}
