package estrik.sandbox.rest;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.AppConnector;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class OtpRestTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final AppConnector keys = profit.connector("Workspace365");

    @Test
    void aMailedCodeBecomesATokenThatWorks() {
        var asked = request("anna@vandelft.example");
        assertThat(asked.statusCode()).isEqualTo(201);
        assertThat(asked.body()).isEmpty();

        var given = validation("anna@vandelft.example", profit.codeFor("anna"));

        assertThat(given.statusCode()).isEqualTo(200);
        var token = Caller.json(given).path("token").asString();
        assertThat(token).matches("<token><version>1</version><data>[0-9A-F]{64}</data></token>\\r\\n");
        assertThat(caller.as(token.strip(), "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCodeWorksOnce() {
        request("12345.anna");
        var code = profit.codeFor("anna");

        assertThat(validation("12345.anna", code).statusCode()).isEqualTo(200);
        assertThat(validation("12345.anna", code).statusCode()).isEqualTo(204);
    }

    @Test
    void namesMayHaveAnyLetterCaseAndTheContentTypeMeansNothing() {
        var body = """
                {"APIKEY":"%s","apitoken":"%s","userid":"12345.ANNA","extra":{"a":[1]}}
                """.formatted(keys.apiKey(), keys.environmentKey());

        assertThat(caller.post("/profitrestservices/otprequest", body, "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(201);

        assertThat(profit.codeFor("anna")).matches("[0-9]{8}");
    }

    @Test
    void theAnswerNeverTellsWhetherAMailWasSent() {
        for (var user : new String[] {"chris", "emre", "zoe", ""}) {
            assertThat(request(user).statusCode()).as(user).isEqualTo(201);
        }
        var wrongKeys = caller.post(
                "/ProfitRestServices/OtpRequest", "{\"apiKey\":\"0\",\"apiToken\":\"0\",\"userId\":\"12345.anna\"}");
        assertThat(wrongKeys.statusCode()).isEqualTo(201);
        assertThat(caller.post("/ProfitRestServices/OtpRequest", "{}").statusCode())
                .isEqualTo(201);

        assertThat(Caller.json(caller.get("/_sandbox/api/mails"))).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (var body : new String[] {"", "{", "[]", "\"x\"", "{} {}", "<xml/>", "{\"a\":tru}"}) {
            var answer = caller.post("/ProfitRestServices/OtpRequest", body);
            assertThat(answer.statusCode()).as(body).isEqualTo(400);
            assertThat(answer.body()).as(body).isEqualTo("{\"message\":\"Invalid json\"}");
        }
    }

    private HttpResponse<String> request(String user) {
        return caller.post("/ProfitRestServices/OtpRequest", body(user, ""));
    }

    private HttpResponse<String> validation(String user, String code) {
        return caller.post("/ProfitRestServices/OtpValidation", body(user, code));
    }

    private String body(String user, String code) {
        return """
                {"apiKey":"%s","apiToken":"%s","userId":"%s","otp":"%s"}
                """.formatted(keys.apiKey(), keys.environmentKey(), user, code);
    }
}
