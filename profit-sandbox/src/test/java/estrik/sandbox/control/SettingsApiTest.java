package estrik.sandbox.control;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsApiTest {
    private static final String SETTINGS = "/_sandbox/api/settings";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @Test
    void settingsAreReadAndChanged() {
        assertThat(caller.get(SETTINGS).body())
                .isEqualTo("{\"environment\":\"O12345AA\",\"language\":\"nl\",\"shuffle\":false}");

        assertThat(caller.post(SETTINGS, "{\"shuffle\":true}").body())
                .isEqualTo("{\"environment\":\"O12345AA\",\"language\":\"nl\",\"shuffle\":true}");
        assertThat(caller.post(SETTINGS, "{\"language\":\"en\"}").body())
                .isEqualTo("{\"environment\":\"O12345AA\",\"language\":\"en\",\"shuffle\":true}");
    }

    @Test
    void shuffledPagesComeInAnotherOrderUnlessOneIsAskedFor() {
        profit.table("Numbers")
                .number("Id")
                .rows(IntStream.range(0, 50).mapToObj(id -> new Object[] {id}))
                .getConnector("Numbers");
        var anna = profit.tokenFor("anna");
        var asMade = caller.rows(anna, "Numbers").toString();
        caller.post(SETTINGS, "{\"shuffle\":true}");

        var seen = new HashSet<String>();
        for (int at = 0; at < 5; at++) {
            seen.add(caller.rows(anna, "Numbers").toString());
        }
        assertThat(seen).hasSizeGreaterThan(1);
        assertThat(caller.rows(anna, "Numbers", "orderbyfieldids", "Id")).hasToString(asMade);

        caller.post(SETTINGS, "{\"shuffle\":false}");
        assertThat(caller.rows(anna, "Numbers")).hasToString(asMade);
    }

    @Test
    void aSandboxMayBeginThatWay() {
        try (var shuffling = ProfitSandbox.builder().shufflePages().start()) {
            assertThat(new Caller(shuffling).get(SETTINGS).body()).contains("\"shuffle\":true");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"colour\":1}         | The settings have no \\\"colour\\\"; they may have language, shuffle.",
                "{\"shuffle\":\"yes\"}  | \\\"shuffle\\\" must be true or false.",
                "{\"language\":\"fr\"}  | \\\"language\\\" must be nl or en.",
                "[]                     | The body must be one JSON object."
            })
    void badInputGetsOneClearSentence(String body, String sentence) {
        var answer = caller.post(SETTINGS, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + sentence + "\"}");
        assertThat(caller.get(SETTINGS).body()).contains("\"language\":\"nl\",\"shuffle\":false");
    }
}
