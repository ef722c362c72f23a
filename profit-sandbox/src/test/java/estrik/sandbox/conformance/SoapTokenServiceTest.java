package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Mark.X;
import static estrik.sandbox.conformance.Operations.DELETE_TOKEN;
import static estrik.sandbox.conformance.Operations.GENERATE_OTP;
import static estrik.sandbox.conformance.Operations.GET_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SoapTokenServiceTest {
    private static final String METAINFO = "/ProfitRestServices/metainfo";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final TokenCalls tokens = new TokenCalls(profit);

    @Test
    @Fact(section = "2.2", mark = D, operation = GENERATE_OTP)
    void generateOtpMailsACodeThatIsNotInTheAnswer() {
        var answer = tokens.generate("12345.anna", "Laptop of Demo");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        assertThat(answer.body()).doesNotContain(profit.codeFor("anna"));
    }

    @Test
    @Fact(
            section = "2.2",
            mark = X,
            operation = {GENERATE_OTP, DELETE_TOKEN})
    void anOperationThatReturnsNothingIsAnsweredByASelfClosedElement() {
        assertThat(tokens.generate("12345.anna", "Laptop").body())
                .contains("<GenerateOTPResponse xmlns=\"urn:Afas.Profit.Services\" />");
        assertThat(delete(profit.tokenFor("anna")).body())
                .contains("<DeleteTokenResponse xmlns=\"urn:Afas.Profit.Services\" />");
    }

    @Test
    @Fact(
            section = "2.2",
            mark = {D, C, X},
            operation = GET_TOKEN)
    void getTokenFromOtpAnswersTheEscapedTokenXml() {
        tokens.generate("12345.anna", "Laptop");

        assertThat(tokens.getToken("12345.anna", profit.codeFor("anna")).body())
                .containsPattern(
                        "<GetTokenFromOTPResponse xmlns=\"urn:Afas.Profit.Services\"><GetTokenFromOTPResult>&lt;token&gt;"
                                + "&lt;version&gt;1&lt;/version&gt;&lt;data&gt;[0-9A-F]{64}&lt;/data&gt;&lt;/token&gt;"
                                + "</GetTokenFromOTPResult></GetTokenFromOTPResponse>");
    }

    @Test
    @Fact(section = "2.2", mark = D, operation = DELETE_TOKEN)
    void whoHasATokenMayDeleteIt() {
        var token = tokens.take("12345.anna", "Laptop");
        assertThat(caller.as(token, METAINFO).statusCode()).isEqualTo(200);

        assertThat(delete(token).statusCode()).isEqualTo(200);

        assertThat(caller.as(token, METAINFO).statusCode()).isEqualTo(401);
    }

    @Test
    @Fact(section = "2.2", mark = P, operation = DELETE_TOKEN)
    void deletingATokenThatIsNotKnownIsAFault() {
        var token = profit.tokenFor("anna");
        delete(token);

        var fault = delete(token);
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(Xml.textOf(fault, "faultstring")).isNotEmpty();
    }

    @Test
    @Fact(section = "2.2", mark = X, operation = GENERATE_OTP)
    void elementsAreReadByNameAndNotByPlace() {
        var keys = tokens.keys();

        caller.tokenService(
                "GenerateOTP",
                "<description>x</description><environmentKey>%s</environmentKey><apiKey>%s</apiKey><userId>12345.anna</userId>"
                        .formatted(keys.environmentKey(), keys.apiKey()));

        assertThat(profit.codeFor("anna")).isNotEmpty();
    }

    @Test
    @Fact(
            section = "2.2",
            mark = X,
            operation = {GENERATE_OTP, GET_TOKEN, DELETE_TOKEN})
    void unknownElementsAreIgnored() {
        var unknown = "<environmentId></environmentId><password></password>";
        var keys = tokens.keys();

        caller.tokenService(
                "GenerateOTP",
                unknown
                        + TokenCalls.elements(
                                "12345.anna", keys.apiKey(), keys.environmentKey(), "description", "Laptop"));
        var given = caller.tokenService(
                "GetTokenFromOTP",
                unknown
                        + TokenCalls.elements(
                                "12345.anna", keys.apiKey(), keys.environmentKey(), "otp", profit.codeFor("anna")));
        var token = Xml.textOf(given, "GetTokenFromOTPResult");
        var deleted = caller.tokenService("DeleteToken", unknown + "<token>" + Xml.escape(token) + "</token>");

        assertThat(deleted.statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(section = "2.2", mark = X, operation = GENERATE_OTP)
    void anyPrefixIsUnderstood() {
        var keys = tokens.keys();

        caller.soap("""
                <?xml version="1.0"?>
                <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="urn:Afas.Profit.Services">
                <SOAP-ENV:Body><ns1:GenerateOTP>
                  <ns1:userId>12345.anna</ns1:userId><ns1:apiKey>%s</ns1:apiKey>
                  <ns1:environmentKey>%s</ns1:environmentKey><ns1:description>x</ns1:description>
                </ns1:GenerateOTP></SOAP-ENV:Body></SOAP-ENV:Envelope>
                """.formatted(keys.apiKey(), keys.environmentKey()));

        assertThat(profit.codeFor("anna")).isNotEmpty();
    }

    @Test
    @Fact(section = "2.2", mark = X, operation = GENERATE_OTP)
    void soapActionAndCharsetMayStandInQuotes() {
        var keys = tokens.keys();
        var elements = TokenCalls.elements("12345.anna", keys.apiKey(), keys.environmentKey(), "description", "x");

        var answer = caller.post(
                "/profitservices/TokenConnector.asmx",
                "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>"
                        + "<GenerateOTP xmlns=\"urn:Afas.Profit.Services\">" + elements
                        + "</GenerateOTP></e:Body></e:Envelope>",
                "Content-type",
                "text/xml;charset=\"utf-8\"",
                "SOAPAction",
                "\"urn:Afas.Profit.Services/GenerateOTP\"");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(section = "2.2", mark = P, operation = GENERATE_OTP)
    void elementsInAnotherLetterCaseAreMissing() {
        var keys = tokens.keys();

        var answer = caller.tokenService(
                "GenerateOTP",
                "<userid>12345.anna</userid><apikey>%s</apikey><environmentkey>%s</environmentkey>"
                        .formatted(keys.apiKey(), keys.environmentKey()));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(tokens.mails()).isEmpty();
    }

    private HttpResponse<String> delete(String token) {
        return caller.tokenService("DeleteToken", "<token>" + Xml.escape(token) + "</token>");
    }
}
