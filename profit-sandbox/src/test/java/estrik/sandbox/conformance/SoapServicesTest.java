package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.INVOKE;
import static estrik.sandbox.conformance.Operations.PRODUCT_VERSION;
import static estrik.sandbox.conformance.Operations.SERVICE_PAGE;
import static estrik.sandbox.conformance.Operations.SOAP_ATTACHMENT;
import static estrik.sandbox.conformance.Operations.SOAP_ATTACHMENT_DATA;
import static estrik.sandbox.conformance.Operations.SOAP_ATTACHMENT_INFO;
import static estrik.sandbox.conformance.Operations.SOAP_DATA;
import static estrik.sandbox.conformance.Operations.SOAP_REPORT;
import static estrik.sandbox.conformance.Operations.WSDL;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.util.Base64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

class SoapServicesTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "TokenConnector, GenerateOTP GetTokenFromOTP DeleteToken",
        "AppConnectorGet, GetData GetDataWithOptions",
        "AppConnectorUpdate, Execute",
        "AppConnectorReport, Execute",
        "AppConnectorSubject, GetAttachment GetSubjectAttachmentInfo GetSubjectAttachmentData",
        "AppConnectorData, Execute",
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

    @Test
    @Fact(
            section = "1.3",
            mark = C,
            operation = {SOAP_ATTACHMENT_INFO, SOAP_ATTACHMENT, SOAP_ATTACHMENT_DATA})
    void theAttachmentsOfADossierItemAreListedAndFetched() {
        profit.link("SubjectConnector", "Profit_Subject_Attachments");
        var token = profit.tokenFor("anna");
        var attachment = caller.rows(token, "Profit_Subject_Attachments").get(0);
        var name = attachment.path("file_name").asString();
        var elements = "<token>" + Xml.escape(token) + "</token><subjectID>"
                + attachment.path("subject_id").asString() + "</subjectID>";

        var info = caller.service("AppConnectorSubject", "GetSubjectAttachmentInfo", elements);
        var file = "<fileId>" + attachment.path("file_id").asString() + "</fileId>";
        var bytes = caller.service("AppConnectorSubject", "GetAttachment", elements + file);
        var data = caller.service("AppConnectorSubject", "GetSubjectAttachmentData", elements);

        var listed = Xml.document(Xml.textOf(info, "GetSubjectAttachmentInfoResult"));
        var one = (Element) listed.getElementsByTagName("Attachment").item(0);
        assertThat(one.getAttribute("filename")).isEqualTo(name);
        assertThat(one.getAttribute("fileId"))
                .isEqualTo(attachment.path("file_id").asString());
        var base64 = Xml.textOf(bytes, "GetAttachmentResult");
        assertThat(Base64.getDecoder().decode(base64)).isNotEmpty();
        var whole = Xml.document(Xml.textOf(data, "GetSubjectAttachmentDataResult"));
        assertThat(whole.getElementsByTagName("Data").item(0).getTextContent()).isEqualTo(base64);
    }

    @Test
    @Fact(section = "1.3", mark = C, operation = SOAP_DATA)
    void getXmlSchemaBringsTheSchemaOfAnUpdateConnector() {
        profit.link("DataConnector", "KnSubject");
        var parameters = "<DataConnector><UpdateConnectorId>KnSubject</UpdateConnectorId>"
                + "<EncodeBase64>false</EncodeBase64></DataConnector>";

        var answer = caller.service(
                "AppConnectorData",
                "Execute",
                "<token>" + Xml.escape(profit.tokenFor("anna")) + "</token><dataID>GetXmlSchema</dataID><parametersXml>"
                        + Xml.escape(parameters) + "</parametersXml>");

        var document = Xml.document(Xml.textOf(answer, "ExecuteResult"));
        var schema =
                Xml.document(document.getElementsByTagName("Schema").item(0).getTextContent());
        assertThat(schema.getDocumentElement().getLocalName()).isEqualTo("schema");
        assertThat(schema.getDocumentElement()
                        .getElementsByTagNameNS("*", "element")
                        .getLength())
                .isGreaterThan(10);
    }

    @Test
    @Fact(
            section = "1.3",
            mark = {D, C},
            operation = SOAP_REPORT)
    void aReportComesOverSoapToo() {
        profit.link("ReportConnector");

        var answer = caller.service(
                "AppConnectorReport",
                "Execute",
                "<token>" + Xml.escape(profit.tokenFor("anna"))
                        + "</token><reportID>Workspace365_Tasks</reportID><filtersXml/>");

        assertThat(Base64.getDecoder().decode(Xml.textOf(answer, "ExecuteResult")))
                .startsWith('%', 'P', 'D', 'F');
    }
}
