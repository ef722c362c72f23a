package estrik.profit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

    @Test
    void isFoundByParticipantNumber() {
        var environment = Environment.online("12345", Environment.Kind.PRODUCTION);
        assertThat(environment.rest()).hasToString("https://12345.rest.afas.online/ProfitRestServices");
        assertThat(environment.soap()).hasToString("https://12345.soap.afas.online/profitservices");
    }

    @ParameterizedTest
    @CsvSource({"TEST,test", "ACCEPT,accept", "COURSE,cursus"})
    void eachKindHasItsHosts(Environment.Kind kind, String word) {
        var environment = Environment.online("123456", kind);
        assertThat(environment.rest()).hasToString("https://123456.rest" + word + ".afas.online/ProfitRestServices");
        assertThat(environment.soap()).hasToString("https://123456.soap" + word + ".afas.online/profitservices");
    }

    @ParameterizedTest
    @CsvSource({
        "O12345AA, https://12345.rest.afas.online/ProfitRestServices",
        "T12345AA, https://12345.resttest.afas.online/ProfitRestServices",
        "' a123456ac ', https://123456.restaccept.afas.online/ProfitRestServices",
    })
    void anEnvironmentIdTellsParticipantAndKind(String id, URI rest) {
        assertThat(Environment.of(id).rest()).isEqualTo(rest);
    }

    // Webhooks carry it without its letter; which letter a course has is not published.
    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "12345AA", "C12345AA", "O1234AA", "O1234567AA", "O12345A", "O12345AA.evil"})
    void anythingElseIsNoEnvironmentId(String id) {
        assertThatThrownBy(() -> Environment.of(id))
                .hasMessage(
                        "An AFAS environment id is O, T or A with 5 or 6 digits and 2 letters, for example O12345AA.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://12345.afasonlineconnector.nl/profitservices",
                "https://profitweb.afasonline.nl/profitservices",
                "https://profitweb.afasonline.com/ProfitRestServices",
                "https://OTA.afasonline.nl",
            })
    void anOldHostIsRecognised(URI address) {
        assertThatThrownBy(() -> Environment.at(address))
                .hasMessageStartingWith("The address of a Profit environment is no longer at ")
                .hasMessageEndingWith(" but, with your participant number, at https://12345.rest.afas.online.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://12345.soap.afas.online", "https://12345.soaptest.afas.online/profitservices"})
    void theSoapAddressIsNotAskedFor(URI address) {
        assertThatThrownBy(() -> Environment.at(address))
                .hasMessageEndingWith("this is that of SOAP, which follows from it.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://12345.resttest.afas.online/profitrestservices/, https://12345.soaptest.afas.online/profitservices",
        "https://12345.rest.afas.online, https://12345.soap.afas.online/profitservices",
        "http://server:8080/ProfitRestServices, http://server:8080/profitservices",
        "https://gate.example/afas/profitrestservices, https://gate.example/afas/profitservices",
        "http://127.0.0.1:9000/, http://127.0.0.1:9000/profitservices",
    })
    void theSoapAddressFollowsFromTheRestAddress(URI rest, URI soap) {
        assertThat(Environment.at(rest).soap()).isEqualTo(soap);
        assertThat(Environment.at(rest).rest().getPath())
                .isEqualToIgnoringCase(soap.getPath().replace("profitservices", "profitrestservices"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://12345.rest.afas.online/ProfitRestServices",
                "12345.rest.afas.online",
                "http://12345.rest.afas.online/ProfitRestServices",
                "https://anna:secret@server/ProfitRestServices",
                "https://server/ProfitRestServices?x=1",
                "https://server/ProfitRestServices#x",
                "https:///ProfitRestServices",
                "https://server/elsewhere",
                "file:///etc/passwd",
            })
    void otherAddressesAreRefusedInOneSentence(URI address) {
        assertThatThrownBy(() -> Environment.at(address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("The (REST )?address of a Profit environment .*\\.")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234", "1234567", "12345.evil.example/", "O12345AA", "１２３４５"})
    void aParticipantNumberIsFiveOrSixDigits(String participant) {
        assertThatThrownBy(() -> Environment.online(participant, Environment.Kind.TEST))
                .hasMessage("An AFAS participant number is 5 or 6 digits, for example 12345.");
    }
}
