package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.DELETE_TOKEN;
import static estrik.sandbox.conformance.Operations.GENERATE_OTP;
import static estrik.sandbox.conformance.Operations.OTP_REQUEST;
import static estrik.sandbox.conformance.Operations.OTP_VALIDATION;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.SettableClock;
import estrik.sandbox.company.Restrictions.Rules;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class PreconditionsTest {
    private static final String METAINFO = "/ProfitRestServices/metainfo";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T08:00:00Z"));

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.builder().clock(clock).start();

    private final Caller caller = new Caller(profit);
    private final TokenCalls tokens = new TokenCalls(profit);

    @Test
    @Fact(section = "2.5", mark = C, operation = GENERATE_OTP)
    void aWrongApiKeyIsTheFaultThatSaysNothing() {
        var fault = generate("12345.anna", "0", tokens.keys().environmentKey());

        assertFault(fault, "Er is een onverwachte fout opgetreden");
    }

    @Test
    @Fact(section = "2.5", mark = P, operation = GENERATE_OTP)
    void aWrongEnvironmentKeyIsAFault() {
        assertFault(
                generate("12345.anna", tokens.keys().apiKey(), "0"),
                "De omgevingssleutel is niet geldig voor deze omgeving");
    }

    @Test
    @Fact(
            section = "2.5",
            mark = {D, P},
            operation = {GENERATE_OTP, OTP_REQUEST})
    void aUserWhoDoesNotExistGetsNoCode() {
        assertNoCode("12345.zoe", "De gebruiker bestaat niet");
    }

    @Test
    @Fact(
            section = "2.5",
            mark = {D, P},
            operation = {GENERATE_OTP, OTP_REQUEST})
    void aBlockedUserGetsNoCode() {
        profit.block("anna", true);

        assertNoCode("12345.anna", "De gebruiker is geblokkeerd");
    }

    @Test
    @Fact(
            section = "2.5",
            mark = {D, P},
            operation = {GENERATE_OTP, OTP_REQUEST})
    void aUserWithoutAMailAddressGetsNoCode() {
        assertNoCode("12345.chris", "De gebruiker heeft geen e-mailadres");
    }

    @Test
    @Fact(
            section = "2.5",
            mark = {D, P},
            operation = {GENERATE_OTP, OTP_REQUEST})
    void aUserWhoIsNotInTheGroupGetsNoCode() {
        assertNoCode("12345.emre", "De gebruiker is geen lid van de gebruikersgroep van de app connector");
    }

    @Test
    @Fact(
            section = "2.5",
            mark = {D, C},
            operation = {GENERATE_OTP, OTP_REQUEST})
    void throughABlockedAppConnectorThereIsNoCode() {
        profit.block("Workspace365", true);

        assertNoCode("12345.anna", "App connector is geblokkeerd");
    }

    @Test
    @Fact(section = "2.5", mark = P, operation = OTP_VALIDATION)
    void aCodeThatIsOutIsNotTakenBackThroughABlockedAppConnector() {
        tokens.otpRequest("12345.anna");
        profit.block("Workspace365", true);

        assertThat(tokens.otpValidation("12345.anna", profit.codeFor("anna")).statusCode())
                .isEqualTo(204);
    }

    @Test
    @Fact(section = "2.5", mark = D, operation = SERVER)
    void withoutAGoodTokenACallIs401AndEmpty() {
        var unknown = "<token><version>1</version><data>" + "A".repeat(64) + "</data></token>";

        assertRefused(caller.get(METAINFO));
        assertRefused(caller.get(METAINFO, "Authorization", "AfasToken"));
        assertRefused(caller.get(METAINFO, "Authorization", "Basic YTpi"));
        assertRefused(caller.as(unknown, METAINFO));
        assertRefused(caller.as("", METAINFO));
    }

    @Test
    @Fact(
            section = "2.5",
            mark = D,
            operation = {SERVER, DELETE_TOKEN})
    void aDeletedTokenIs401AndEmpty() {
        var token = profit.tokenFor("anna");
        caller.tokenService("DeleteToken", "<token>" + Xml.escape(token) + "</token>");

        assertRefused(caller.as(token, METAINFO));
    }

    @Test
    @Fact(section = "2.5", mark = D, operation = SERVER)
    void theTokenOfABlockedUserOrOneOutsideTheGroupIs401() {
        var token = profit.tokenFor("anna");
        profit.block("anna", true);

        assertRefused(caller.as(token, METAINFO));
        assertRefused(caller.as(profit.tokenFor("emre"), METAINFO));
    }

    @Test
    @Fact(section = "2.5", mark = P, operation = SERVER)
    void aTokenOfABlockedAppConnectorIs401() {
        var token = profit.tokenFor("anna");
        profit.block("Workspace365", true);

        assertRefused(caller.as(token, METAINFO));
    }

    @Test
    @Fact(section = "2.5", mark = D, operation = SERVER)
    void aCallFromAnAddressThatIsNotAllowedIs403AndEmpty() {
        var token = profit.tokenFor("anna");
        profit.restrict("Workspace365", Rules.NONE.allow("10.0.0.0/8"));

        var refused = caller.as(token, METAINFO);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).isEmpty();
        assertThat(tokens.otpRequest("12345.anna").statusCode()).isEqualTo(403);
    }

    @Test
    @Fact(section = "2.5", mark = P, operation = GENERATE_OTP)
    void overSoapAnAddressThatIsNotAllowedIs403Too() {
        profit.restrict("Workspace365", Rules.NONE.allow("10.0.0.0/8"));

        assertThat(tokens.generate("12345.anna", "Laptop").statusCode()).isEqualTo(403);
        assertThat(tokens.mails()).isEmpty();
    }

    @Test
    @Fact(section = "2.5", mark = D, operation = SERVER)
    void anExpiredTokenIs401AndEmpty() {
        profit.restrict("Workspace365", Rules.NONE.tokenDays(30));
        var token = profit.tokenFor("anna");
        clock.advance(Duration.ofDays(30).minusSeconds(1));
        assertThat(caller.as(token, METAINFO).statusCode()).isEqualTo(200);

        clock.advance(Duration.ofSeconds(1));

        assertRefused(caller.as(token, METAINFO));
    }

    @Test
    @Fact(
            section = "2.5",
            mark = {D, C, P},
            operation = ROWS)
    void aConnectorThatIsNotLinkedIs500() {
        var path = "/ProfitRestServices/connectors/Pocket_Tasks";

        var answer = caller.as(profit.tokenFor("anna"), path, "Accept-Language", "en-us");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Caller.json(answer).path("errorNumber").asInt()).isEqualTo(-2147180996);
        assertThat(Caller.json(answer).path("externalMessage").asString())
                .isEqualTo("GetConnector not supported for this app or the user is not authorized");
    }

    /// Over SOAP a fault, over REST the same answer as ever; and no mail.
    private void assertNoCode(String user, String fault) {
        assertFault(tokens.generate(user, "Laptop"), fault);
        assertThat(tokens.otpRequest(user).statusCode()).isEqualTo(201);
        assertThat(tokens.mails()).isEmpty();
    }

    private HttpResponse<String> generate(String user, String apiKey, String environmentKey) {
        return caller.tokenService(
                "GenerateOTP", TokenCalls.elements(user, apiKey, environmentKey, "description", "Laptop"));
    }

    private static void assertFault(HttpResponse<String> answer, String text) {
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Xml.textOf(answer, "faultstring")).isEqualTo(text);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }
}
