package estrik.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import estrik.sandbox.ProfitSandbox;
import javax.xml.namespace.QName;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.endpoint.dynamic.JaxWsDynamicClientFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Apache CXF makes its clients from the WSDL that the sandbox serves; nothing here knows how SOAP is written.
class StockToolTest {
    private static final String AFAS = "urn:Afas.Profit.Services";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    @Test
    void aTokenIsHadAndRowsAreReadWithGeneratedClients() throws Exception {
        var token = token();

        assertThat(token).startsWith("<token><version>1</version><data>");
        assertThat(rows(token, 2)).contains("<AfasGetConnector>", "<Subject>");
    }

    private String token() throws Exception {
        var keys = profit.connector("Workspace365");
        try (var tokens = client("TokenConnector", "TokenConnectorSoap")) {
            var asked =
                    tokens.invoke("GenerateOTP", "12345.anna", keys.apiKey(), keys.environmentKey(), "Laptop van Anna");
            assertThat(asked).isEmpty();
            assertThatExceptionOfType(SoapFault.class)
                    .isThrownBy(() -> tokens.invoke("DeleteToken", "none"))
                    .withMessage("Het token is niet geldig");
            return tokens
                    .invoke(
                            "GetTokenFromOTP",
                            "12345.anna",
                            keys.apiKey(),
                            keys.environmentKey(),
                            profit.codeFor("anna"))[0]
                    .toString();
        }
    }

    /// Over SOAP 1.2, for the other binding.
    private String rows(String token, int take) throws Exception {
        var filters =
                "<Filters><Filter FilterId=\"Filter 1\"><Field FieldId=\"Subject\" OperatorType=\"9\"/></Filter></Filters>";
        try (var get = client("AppConnectorGet", "AppConnectorGetSoap12")) {
            return get.invoke("GetData", token, "Workspace365_Tasks", filters, 0, take)[0].toString();
        }
    }

    private Client client(String service, String port) {
        return JaxWsDynamicClientFactory.newInstance()
                .createClient(
                        profit.soapBase() + "/" + service + ".asmx?WSDL",
                        new QName(AFAS, service),
                        new QName(AFAS, port));
    }
}
