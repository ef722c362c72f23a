package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Mark.X;
import static estrik.sandbox.conformance.Operations.OTP_REQUEST;
import static estrik.sandbox.conformance.Operations.OTP_VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OtpOverRestTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final TokenCalls tokens = new TokenCalls(profit);

    @Test
    @Fact(
            section = "2.3",
            mark = {D, C, X},
            operation = {OTP_REQUEST, OTP_VALIDATION})
    void aMailedCodeBecomesATokenWithoutAnyAuthorizationHeader() {
        tokens.otpRequest("anna@vandelft.example");

        var given = tokens.otpValidation("anna@vandelft.example", profit.codeFor("anna"));

        assertThat(given.statusCode()).isEqualTo(200);
        var token = Caller.json(given).path("token").asString().strip();
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);
    }

    @Test
    @Fact(
            section = "2.3",
            mark = {D, C},
            operation = OTP_VALIDATION)
    void theTokenEndsWithALineEnd() {
        tokens.otpRequest("12345.anna");

        var given = Caller.json(tokens.otpValidation("12345.anna", profit.codeFor("anna")));

        assertThat(given.propertyNames()).containsExactly("token");
        assertThat(given.path("token").asString()).endsWith("</data></token>\r\n");
    }

    @Test
    @Fact(section = "2.3", mark = C, operation = OTP_REQUEST)
    void otpRequestIsAnswered201WithoutABody() {
        assertEmpty201(tokens.otpRequest("12345.anna"));
    }

    @Test
    @Fact(section = "2.3", mark = C, operation = OTP_REQUEST)
    void otpRequestIsAnswered201EvenForKeysThatAreWrong() {
        var keys = tokens.keys();

        assertEmpty201(request("12345.anna", "0", keys.environmentKey()));
        assertEmpty201(request("12345.anna", keys.apiKey(), "0"));

        assertThat(tokens.mails()).isEmpty();
    }

    @Test
    @Fact(section = "2.3", mark = P, operation = OTP_REQUEST)
    void otpRequestIsAnswered201ForAUserWhoIsNotKnown() {
        assertEmpty201(tokens.otpRequest("12345.zoe"));
        assertEmpty201(tokens.otpRequest(""));

        assertThat(tokens.mails()).isEmpty();
    }

    @Test
    @Fact(section = "2.3", mark = C, operation = OTP_VALIDATION)
    void aWrongCodeIs204WithoutABody() {
        tokens.otpRequest("12345.anna");

        var refused = tokens.otpValidation("12345.anna", "x");

        assertThat(refused.statusCode()).isEqualTo(204);
        assertThat(refused.body()).isEmpty();
    }

    @Test
    @Fact(
            section = "2.3",
            mark = {D, C, X},
            operation = {OTP_REQUEST, OTP_VALIDATION})
    void jsonNamesHaveAnyLetterCase() {
        var body = "{\"APIKEY\":\"%s\",\"apitoken\":\"%s\",\"userid\":\"12345.anna\",\"Otp\":\"%s\"}";
        var keys = tokens.keys();
        caller.post("/ProfitRestServices/OtpRequest", body.formatted(keys.apiKey(), keys.environmentKey(), ""));

        var answer = caller.post(
                "/ProfitRestServices/OtpValidation",
                body.formatted(keys.apiKey(), keys.environmentKey(), profit.codeFor("anna")));

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> request(String user, String apiKey, String environmentKey) {
        return caller.post("/ProfitRestServices/OtpRequest", TokenCalls.json(user, apiKey, environmentKey, ""));
    }

    private static void assertEmpty201(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
    }
}
