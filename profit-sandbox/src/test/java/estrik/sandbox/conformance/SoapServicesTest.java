package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.WSDL;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoapServicesTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @ParameterizedTest(name = "{0}")
    @CsvSource({"TokenConnector, GenerateOTP GetTokenFromOTP DeleteToken"})
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
}
