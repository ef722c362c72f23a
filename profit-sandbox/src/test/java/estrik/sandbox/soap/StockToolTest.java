package estrik.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import estrik.sandbox.ProfitSandbox;
import javax.wsdl.extensions.schema.Schema;
import javax.wsdl.factory.WSDLFactory;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.endpoint.dynamic.JaxWsDynamicClientFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /// Making a client takes seconds, so the others are read only.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TokenConnector",
                "AppConnectorGet",
                "AppConnectorUpdate",
                "AppConnectorData",
                "AppConnectorSubject",
                "AppConnectorReport",
                "appconnectorversioninfo"
            })
    void everyServiceHasAWsdlWithTwoPortsAndASchemaThatIsOne(String service) throws Exception {
        var reader = WSDLFactory.newInstance().newWSDLReader();
        reader.setFeature("javax.wsdl.verbose", false);
        var definition = reader.readWSDL(profit.soapBase() + "/" + service + ".asmx?WSDL");

        var described = definition.getService(new QName(AFAS, service));
        assertThat(described.getPort(service + "Soap")).isNotNull();
        assertThat(described.getPort(service + "Soap12")).isNotNull();
        assertThat(definition
                        .getPortType(new QName(AFAS, service + "Soap"))
                        .getOperations()
                        .isEmpty())
                .isFalse();
        var schema = (Schema) definition.getTypes().getExtensibilityElements().getFirst();
        assertThatNoException()
                .isThrownBy(() -> SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(new DOMSource(schema.getElement())));
    }

    private String token() throws Exception {
        var keys = profit.connector("Workspace365");
        return with("TokenConnector", "TokenConnectorSoap", tokens -> {
            var asked =
                    tokens.invoke("GenerateOTP", "12345.anna", keys.apiKey(), keys.environmentKey(), "Laptop van Anna");
            assertThat(asked).isEmpty();
            assertThatExceptionOfType(SoapFault.class)
                    .isThrownBy(() -> tokens.invoke("DeleteToken", "none"))
                    .withMessage("Het token is niet geldig");
            return tokens.invoke(
                    "GetTokenFromOTP", "12345.anna", keys.apiKey(), keys.environmentKey(), profit.codeFor("anna"));
        });
    }

    /// Over SOAP 1.2, for the other binding.
    private String rows(String token, int take) throws Exception {
        var filters =
                "<Filters><Filter FilterId=\"Filter 1\"><Field FieldId=\"Subject\" OperatorType=\"9\"/></Filter></Filters>";
        return with(
                "AppConnectorGet",
                "AppConnectorGetSoap12",
                get -> get.invoke("GetData", token, "Workspace365_Tasks", filters, 0, take));
    }

    private interface Calls {
        Object[] of(Client client) throws Exception;
    }

    /// The one result of calls to a service, with a client that is made for them.
    private String with(String service, String port, Calls calls) throws Exception {
        // The tool leaves the classes that it made with the thread, where the next client would meet them.
        var loader = Thread.currentThread().getContextClassLoader();
        try {
            var client = JaxWsDynamicClientFactory.newInstance()
                    .createClient(
                            profit.soapBase() + "/" + service + ".asmx?WSDL",
                            new QName(AFAS, service),
                            new QName(AFAS, port));
            try {
                return calls.of(client)[0].toString();
            } finally {
                client.destroy();
            }
        } finally {
            Thread.currentThread().setContextClassLoader(loader);
        }
    }
}
