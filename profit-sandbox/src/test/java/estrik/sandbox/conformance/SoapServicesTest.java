package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.INVOKE;
import static estrik.sandbox.conformance.Operations.PRODUCT_VERSION;
import static estrik.sandbox.conformance.Operations.SERVICE_PAGE;
import static estrik.sandbox.conformance.Operations.WSDL;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoapServicesTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TokenConnector, GenerateOTP GetTokenFromOTP DeleteToken",
        "AppConnectorGet, GetData GetDataWithOptions",
        "appconnectorversioninfo, GetProductVersion"
    })
    @Fact(section = "1.3", mark = D, operation = WSDL)
    void theWsdlOfAServiceNamesItsOperations(String service, String operations) {
        var wsdl = caller.get("/profitservices/" + service + ".asmx?WSDL");

        assertThat(wsdl.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        var definitions = Xml.document(wsdl.body()).getDocumentElement();
        assertThat(definitions.getAttribute("targetNamespace")).isEqualTo("urn:Afas.Profit.Services");
        for (var operation : operations.split(" ", -1)) {
            assertThat(wsdl.body()).contains("soapAction=\"urn:Afas.Profit.Services/" + operation + "\"");
        }
    }

    @Test
    @Fact(
            section = "1.1",
            mark = D,
            operation = {SERVICE_PAGE, INVOKE})
    void theTestPageOfAServiceHasAnInvokeButton() {
        var page =
                caller.get("/profitservices/TokenConnector.asmx?op=GenerateOTP").body();

        assertThat(page).contains("Invoke", "name=\"userId\"", "name=\"apiKey\"", "name=\"environmentKey\"");
        var keys = profit.connector("Workspace365");
        caller.post(
                "/profitservices/TokenConnector.asmx/GenerateOTP",
                Caller.query(
                                "userId",
                                "12345.anna",
                                "apiKey",
                                keys.apiKey(),
                                "environmentKey",
                                keys.environmentKey(),
                                "description",
                                "Laptop")
                        .substring(1),
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(profit.codeFor("anna")).isNotEmpty();
    }

    @Test
    @Fact(section = "1.3", mark = C, operation = PRODUCT_VERSION)
    void theVersionIsToldOverSoapToo() {
        var token = "<token>" + Xml.escape(profit.tokenFor("anna")) + "</token>";

        var answer = caller.service("appconnectorversioninfo", "GetProductVersion", token);

        assertThat(Xml.textOf(answer, "GetProductVersionResult")).matches("[0-9]+\\.[0-9]+\\.[0-9]+");
    }
}
