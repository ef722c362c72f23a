package estrik.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.AppConnector;
import estrik.sandbox.wire.Soap;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class TokenConnectorTest {
    @AutoClose
    private final ProfitSandbox profit =
            ProfitSandbox.builder().language(Locale.ENGLISH).start();

    private final Caller caller = new Caller(profit);
    private final AppConnector keys = profit.connector("Workspace365");

    @Test
    void aMailedCodeBecomesATokenThatIsUsedAndDeleted() {
        var asked = generate("12345.anna", "Laptop van Anna");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("<GenerateOTPResponse xmlns=\"urn:Afas.Profit.Services\" />");
        assertThat(asked.body()).doesNotContain(profit.codeFor("anna"));

        var given = exchange("12345.anna", profit.codeFor("anna"));
        assertThat(given.body()).contains("<GetTokenFromOTPResult>&lt;token&gt;&lt;version&gt;1&lt;/version&gt;");
        var token = token(given);
        assertThat(caller.rows(token, "Workspace365_Tasks")).isNotEmpty();

        var deleted = caller.tokenService("DeleteToken", "<token>" + Soap.escape(token) + "</token>");
        assertThat(deleted.body()).contains("<DeleteTokenResponse xmlns=\"urn:Afas.Profit.Services\" />");
        assertThat(caller.as(token, "/ProfitRestServices/metainfo").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theOrderOfElementsTheirPrefixAndUnknownOnesMeanNothing() {
        var asked = caller.soap("""
                <?xml version="1.0"?>
                <SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/" xmlns:ns1="urn:Afas.Profit.Services">
                <SOAP-ENV:Header><x><y/></x></SOAP-ENV:Header>
                <SOAP-ENV:Body><ns1:GenerateOTP>
                  <ns1:environmentId></ns1:environmentId><ns1:password/><!-- nothing -->
                  <ns1:description>Telefoon</ns1:description>
                  <ns1:environmentKey>%s</ns1:environmentKey>
                  <ns1:unknown><ns1:userId>12345.bram</ns1:userId></ns1:unknown>
                  <ns1:apiKey><![CDATA[%s]]></ns1:apiKey>
                  <ns1:userId>12345.anna</ns1:userId>
                </ns1:GenerateOTP></SOAP-ENV:Body></SOAP-ENV:Envelope>
                """.formatted(keys.environmentKey(), keys.apiKey()));

        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(profit.codeFor("anna")).matches("[0-9]{8}");
        assertThatIllegalStateException().isThrownBy(() -> profit.codeFor("bram"));
    }

    @Test
    void soap12IsAnsweredInKind() {
        var answer = caller.soap("""
                <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>
                <DeleteToken xmlns="urn:Afas.Profit.Services"><token>none</token></DeleteToken></e:Body></e:Envelope>
                """);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/soap+xml; charset=utf-8");
        assertThat(answer.body())
                .contains("http://www.w3.org/2003/05/soap-envelope", "<soap:Value>soap:Receiver</soap:Value>");
    }

    @Test
    void aDtdIsRefused() {
        var answer = caller.soap("""
                <?xml version="1.0"?>
                <!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>
                <soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>
                <DeleteToken xmlns="urn:Afas.Profit.Services"><token>&b;</token></DeleteToken></soap:Body></soap:Envelope>
                """);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("<faultcode>soap:Client</faultcode>", "A DTD is not allowed.");
    }

    @Test
    void whatIsNoSoapCallIsAFaultWithoutAStackTrace() {
        var open = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>";
        var close = "</soap:Body></soap:Envelope>";
        var operation = "<DeleteToken xmlns=\"urn:Afas.Profit.Services\"><token>x</token></DeleteToken>";
        for (var body : new String[] {
            "",
            "hello",
            "<a/>",
            "{}",
            open,
            open + close,
            open + operation,
            open + operation + "</soap:Body>",
            open + "<DeleteToken><token>x</token></DeleteToken>" + close,
            open + "<Nonsense xmlns=\"urn:Afas.Profit.Services\"/>" + close,
            open + operation.replace("x</", "<a>".repeat(500) + "</") + close
        }) {
            var answer = caller.soap(body);
            assertThat(answer.statusCode()).as(body).isEqualTo(500);
            assertThat(answer.body())
                    .as(body)
                    .contains("<faultcode>soap:Client</faultcode>")
                    .doesNotContain("at estrik", "Exception:");
        }
    }

    @Test
    void theServiceDescribesItself() {
        var wsdl = caller.get("/ProfitServices/tokenconnector.ASMX?wsdl");

        assertThat(wsdl.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        assertThat(wsdl.body())
                .contains("targetNamespace=\"urn:Afas.Profit.Services\"")
                .contains("soapAction=\"urn:Afas.Profit.Services/GenerateOTP\"")
                .contains("location=\"" + profit.uri() + "/ProfitServices/tokenconnector.ASMX\"");
        assertThatNoException().isThrownBy(() -> {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.newDocumentBuilder().parse(new InputSource(new StringReader(wsdl.body())));
        });
        assertThat(caller.get("/profitservices/TokenConnector.asmx").body()).contains("GetTokenFromOTP");
    }

    private HttpResponse<String> generate(String user, String description) {
        return caller.tokenService(
                "GenerateOTP", """
                <userId>%s</userId><apiKey>%s</apiKey><environmentKey>%s</environmentKey><description>%s</description>
                """.formatted(user, keys.apiKey(), keys.environmentKey(), description));
    }

    private HttpResponse<String> exchange(String user, String code) {
        return caller.tokenService("GetTokenFromOTP", """
                <userId>%s</userId><apiKey>%s</apiKey><environmentKey>%s</environmentKey><otp>%s</otp>
                """.formatted(user, keys.apiKey(), keys.environmentKey(), code));
    }

    private static String token(HttpResponse<String> answer) {
        var data = Pattern.compile("data&gt;([0-9A-F]{64})&lt;").matcher(answer.body());
        assertThat(data.find()).isTrue();
        return "<token><version>1</version><data>" + data.group(1) + "</data></token>";
    }
}
