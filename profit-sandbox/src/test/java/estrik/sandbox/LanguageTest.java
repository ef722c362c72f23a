package estrik.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageTest {
    private static final String NO_SUCH_FIELD =
            "/ProfitRestServices/connectors/Workspace365_Tasks?orderbyfieldids=Kleur";

    @TempDir
    private Path data;

    @Test
    void aCallThatDoesNotSaySpeaksTheLanguageOfTheEnvironment() {
        try (var dutch = ProfitSandbox.start();
                var english = ProfitSandbox.builder().language(Locale.ENGLISH).start()) {
            assertThat(refusal(dutch)).isEqualTo("Connectorveld 'Kleur' niet gevonden");
            assertThat(refusal(english)).isEqualTo("Connector field 'Kleur' not found");
            assertThat(refusal(dutch, "Accept-Language", "*")).contains("niet gevonden");
        }
    }

    @Test
    void acceptLanguageDecides() {
        try (var profit = ProfitSandbox.start()) {
            for (var english : new String[] {"en-us", "EN", "en-US,en;q=0.9,nl;q=0.8", "de-de"}) {
                assertThat(refusal(profit, "Accept-Language", english)).contains("not found");
            }
            for (var dutch : new String[] {"nl-nl", "nl-be", "NL"}) {
                assertThat(refusal(profit, "Accept-Language", dutch)).contains("niet gevonden");
            }
        }
    }

    @Test
    void aSoapFaultSpeaksItToo() {
        try (var profit = ProfitSandbox.start()) {
            var call = """
                    <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>
                    <DeleteToken xmlns="urn:Afas.Profit.Services"><token>none</token></DeleteToken></e:Body></e:Envelope>
                    """;
            var path = "/profitservices/TokenConnector.asmx";
            var caller = new Caller(profit);

            assertThat(caller.post(path, call).body()).contains("xml:lang=\"nl\">Het token is niet geldig<");
            assertThat(caller.post(path, call, "Accept-Language", "en-us").body())
                    .contains("xml:lang=\"en\">The token is not valid<", "<Message>The token is not valid</Message>");
        }
    }

    @Test
    void theEnvironmentKeepsItsLanguage() {
        try (var first = ProfitSandbox.builder().data(data).language(Locale.UK).start()) {
            assertThat(refusal(first)).contains("not found");
        }
        try (var second = ProfitSandbox.builder().data(data).start()) {
            assertThat(refusal(second)).contains("not found");
        }
    }

    @Test
    void itSpeaksNoOtherLanguage() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfitSandbox.builder().language(Locale.FRANCE))
                .withMessage("The sandbox speaks nl and en, not fr-FR");
    }

    private static String refusal(ProfitSandbox profit, String... headers) {
        var answer = new Caller(profit).as(profit.tokenFor("anna"), NO_SUCH_FIELD, headers);
        return Caller.json(answer).path("externalMessage").asString();
    }
}
