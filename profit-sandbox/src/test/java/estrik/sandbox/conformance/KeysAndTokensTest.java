package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.GENERATE_OTP;
import static estrik.sandbox.conformance.Operations.GET_TOKEN;
import static estrik.sandbox.conformance.Operations.METAINFO;
import static estrik.sandbox.conformance.Operations.OTP_REQUEST;
import static estrik.sandbox.conformance.Operations.OTP_VALIDATION;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class KeysAndTokensTest {
    private static final String WHOAMI = "/ProfitRestServices/metainfo";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final TokenCalls tokens = new TokenCalls(profit);

    @Test
    @Fact(section = "2.1", mark = D, operation = SERVER)
    void theKeysOfAnAppConnectorAre32HexadecimalDigits() {
        var connector = Caller.json(caller.get("/_sandbox/api/connectors")).get(0);

        assertThat(connector.path("apiKey").asString()).matches("[0-9A-F]{32}");
        assertThat(connector.path("environmentKey").asString()).matches("[0-9A-F]{32}");
    }

    @Test
    @Fact(
            section = "2.1",
            mark = D,
            operation = {OTP_REQUEST, OTP_VALIDATION})
    void theEnvironmentKeyIsTheApiTokenOfRest() {
        var body = "{\"apiKey\":\"%s\",\"%s\":\"%s\",\"userId\":\"12345.anna\"}";
        var keys = tokens.keys();
        caller.post(
                "/ProfitRestServices/OtpRequest",
                body.formatted(keys.apiKey(), "environmentKey", keys.environmentKey()));
        assertThat(tokens.mails()).isEmpty();

        caller.post("/ProfitRestServices/OtpRequest", body.formatted(keys.apiKey(), "apiToken", keys.environmentKey()));
        assertThat(tokens.mails()).hasSize(1);
    }

    @Test
    @Fact(
            section = "2.1",
            mark = D,
            operation = {GENERATE_OTP, OTP_REQUEST})
    void aUserIsNamedByNumberAndCodeOrOverRestByMailAddress() {
        assertThat(tokens.generate("12345.anna", "Laptop").statusCode()).isEqualTo(200);
        tokens.otpRequest("12345.anna");
        tokens.otpRequest("anna@vandelft.example");

        assertThat(tokens.mails()).hasSize(3);
    }

    @Test
    @Fact(
            section = "2.1",
            mark = {D, C},
            operation = {GET_TOKEN, OTP_VALIDATION})
    void aTokenIsXmlAround64UpperCaseHexadecimalDigits() {
        tokens.generate("12345.anna", "Laptop");
        var soap = Xml.textOf(tokens.getToken("12345.anna", profit.codeFor("anna")), "GetTokenFromOTPResult");
        tokens.otpRequest("12345.anna");
        var rest = Caller.json(tokens.otpValidation("12345.anna", profit.codeFor("anna")))
                .path("token")
                .asString();

        for (var token : new String[] {soap, rest.strip()}) {
            assertThat(token).matches("<token><version>1</version><data>[A-F0-9]{64}</data></token>");
        }
    }

    @Test
    @Fact(section = "2.1", mark = D, operation = SERVER)
    void restTakesTheWholeTokenXmlInBase64() {
        var token = profit.tokenFor("anna");

        assertThat(with(base64(token)).statusCode()).isEqualTo(200);
        assertThat(with(base64(digits(token))).statusCode()).isEqualTo(401);
        assertThat(caller.get(WHOAMI, "Authorization", base64(token)).statusCode())
                .isEqualTo(401);
    }

    @Test
    @Fact(section = "2.1", mark = D, operation = SERVER)
    void aTokenThatIsNotBase64Is500() {
        var token = profit.tokenFor("anna");

        for (var plain : new String[] {token, "<token>"}) {
            var answer = with(plain);
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(Caller.json(answer).path("externalMessage").asString()).isNotEmpty();
            assertThat(answer.body()).doesNotContain(digits(token));
        }
    }

    @Test
    @Fact(
            section = "2.1",
            mark = D,
            operation = {METAINFO, ROWS})
    void aTokenIsOfOneUserAndOneAppConnector() {
        var info = Caller.json(caller.as(profit.tokenFor("bram"), WHOAMI)).path("info");

        assertThat(info.path("appName").asString()).isEqualTo("Workspace365");
        assertThat(info.path("group").asString()).contains("12345.bram");
        assertThat(caller.rows(profit.tokenFor("bram"), "Workspace365_Tasks").values())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("User").asString()).isEqualTo("12345.bram"));
    }

    @Test
    @Fact(
            section = "2.1",
            mark = D,
            operation = {GENERATE_OTP, GET_TOKEN})
    void eachDeviceHasATokenOfItsOwn() {
        var laptop = tokens.take("12345.anna", "Laptop");
        var phone = tokens.take("12345.anna", "Telefoon");

        assertThat(phone).isNotEqualTo(laptop);
        assertThat(caller.as(laptop, WHOAMI).statusCode()).isEqualTo(200);
        assertThat(caller.as(phone, WHOAMI).statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(
            section = "2.1",
            mark = P,
            operation = {GENERATE_OTP, GET_TOKEN})
    void aNewTokenOfTheSameDescriptionReplacesTheOlder() {
        var older = tokens.take("12345.anna", "Laptop");
        var newer = tokens.take("12345.anna", "Laptop");

        assertThat(caller.as(older, WHOAMI).statusCode()).isEqualTo(401);
        assertThat(caller.as(newer, WHOAMI).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> with(String token) {
        return caller.get(WHOAMI, "Authorization", "AfasToken " + token);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String digits(String token) {
        return token.replaceAll("<[^>]+>1?(</version>)?", "");
    }
}
