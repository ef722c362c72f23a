package estrik.sandbox.soap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.wire.Soap;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The services that write, and those that bring files and schemas.
class UpdateServicesTest {
    private static final String PARAMETERS =
            "<DataConnector><UpdateConnectorId>KnSubject</UpdateConnectorId><EncodeBase64>false</EncodeBase64></DataConnector>";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void link() {
        profit.link("KnSubject", "KnSubjectWorkflowReaction", "Profit_Subjects", "Profit_SubjectTypes");
        profit.link("DataConnector", "SubjectConnector", "ReportConnector");
    }

    @Test
    void aDossierItemIsInsertedChangedAndDeleted() {
        var inserted = update("KnSubject", item("insert", "", "Kapotte printer"));

        assertThat(inserted.statusCode()).as(inserted.body()).isEqualTo(200);
        assertThat(result(inserted))
                .matches(
                        "<\\?xml version=\"1.0\"\\?>\\n<results><KnSubject><SbId>\\d+</SbId></KnSubject></results>\\n");
        var id = id(inserted);
        assertThat(subject(id)).isEqualTo("Kapotte printer");

        var changed = update("knsubject", item("update", "SbId=\"" + id + "\"", "Printer gerepareerd"));
        assertThat(changed.body()).contains("<ExecuteResult />");
        assertThat(subject(id)).isEqualTo("Printer gerepareerd");

        var deleted = update(
                "KnSubject",
                "<KnSubject><Element SbId=\"" + id + "\"><Fields Action=\"delete\"/></Element></KnSubject>");
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(200);
        assertThat(caller.rows(token, "Profit_Subjects", "filterfieldids", "SubjectId", "filtervalues", id))
                .isEmpty();
    }

    @Test
    void aTaskIsHandledOverSoap() {
        profit.link("Profit_Subject_Tasks", "Profit_Workflowactions");
        var task = caller.rows(token, "Profit_Subject_Tasks").get(0);
        var action = caller.rows(
                        token,
                        "Profit_Workflowactions",
                        "filterfieldids",
                        "WorkflowName,TaskName",
                        "filtervalues",
                        task.path("WorkflowName").asString() + ","
                                + task.path("TaskName").asString())
                .get(0);
        int before = caller.rows(token, "Workspace365_Tasks").size();

        var handled = update("KnSubjectWorkflowReaction", """
                <KnWorkflow><Element><Fields Action="insert"><SbId>%s</SbId><WfNm>%s</WfNm><TkNm>%s</TkNm><AcNm>%s</AcNm>
                <Tx>Akkoord &amp; betaald</Tx></Fields></Element></KnWorkflow>
                """.formatted(
                        task.path("SubjectId").asString(),
                        task.path("WorkflowName").asString(),
                        task.path("TaskName").asString(),
                        action.path("ActionName").asString()));

        assertThat(handled.statusCode()).as(handled.body()).isEqualTo(200);
        assertThat(caller.rows(token, "Workspace365_Tasks")).hasSize(before - 1);
    }

    @Test
    void whatRestRefusesIsAFaultHere() {
        assertThat(message(update("KnPerson", "<KnPerson/>")))
                .isEqualTo(
                        "General message: Deze UpdateConnector wordt niet ondersteund of de gebruiker is niet geautoriseerd.");
        assertThat(message(update("KnSubject", "<KnSubject><Element>"))).isEqualTo("De dataXml wordt niet begrepen.");
        assertThat(message(update("KnSubject", item("insert", "", "x").replace("<StId>", "<StId>9999"))))
                .startsWith("De ingevoerde waarde bij 'Type dossieritem' ");
        var none = caller.service("AppConnectorUpdate", "Execute", "<connectorType>KnSubject</connectorType>");
        assertThat(message(none)).isEqualTo("Het token is niet geldig");
    }

    @Test
    void aLargeFileFitsInACall() {
        var file = Base64.getEncoder().encodeToString(new byte[3_000_000]);
        var inserted = update("KnSubject", withFile("foto.jpg", file));

        assertThat(inserted.statusCode()).as(inserted.body()).isEqualTo(200);
        assertThat(Caller.textOf(subjectService("GetAttachment", id(inserted)), "GetAttachmentResult"))
                .isEqualTo(file);
    }

    // The JDK's reader has limits that a long call of escaped XML would meet.
    @Test
    void aLongTextFullOfMarkupFits() {
        var text = "a &lt; b &amp; c &gt; d; ".repeat(60_000);
        var inserted = update(
                "KnSubject",
                item("insert", "", "Lang").replace("<SbTx xsi:nil=\"true\"/>", "<SbTx>" + text + "</SbTx>"));

        assertThat(inserted.statusCode()).as(inserted.body()).isEqualTo(200);
    }

    @Test
    void theFilesOfADossierItemAreListedAndFetched() {
        var content = Base64.getEncoder().encodeToString("Hallo".getBytes(StandardCharsets.UTF_8));
        var id = id(update("KnSubject", withFile("brief &quot;1&quot;.txt", content)));

        var info = Caller.textOf(subjectService("GetSubjectAttachmentInfo", id), "GetSubjectAttachmentInfoResult");
        assertThat(info)
                .matches("<SubjectAttachmentInfo>\\n  <Attachment fileId=\"[0-9A-F]{32}\""
                        + " filename=\"brief &quot;1&quot;.txt\" />\\n</SubjectAttachmentInfo>");
        assertThat(Caller.textOf(subjectService("GetSubjectAttachmentData", id), "GetSubjectAttachmentDataResult"))
                .isEqualTo("<SubjectAttachmentData>\n  <Attachment filename=\"brief &quot;1&quot;.txt\">\n    <Data>"
                        + content + "</Data>\n  </Attachment>\n</SubjectAttachmentData>");
        var file = info.replaceAll("(?s).*fileId=\"([0-9A-F]{32})\".*", "$1");
        var fetched = caller.service(
                "AppConnectorSubject",
                "GetAttachment",
                "<fileId>" + file.toLowerCase(Locale.ROOT) + "</fileId><subjectID>" + id + "</subjectID>" + token());
        assertThat(Caller.textOf(fetched, "GetAttachmentResult")).isEqualTo(content);
    }

    @Test
    void anItemWithoutFilesAndOneThatIsNotThereHaveNone() {
        assertThat(Caller.textOf(subjectService("GetSubjectAttachmentInfo", "1"), "GetSubjectAttachmentInfoResult"))
                .isEqualTo("<SubjectAttachmentInfo />");
        assertThat(message(subjectService("GetAttachment", "1"))).isEqualTo("Het bestand bestaat niet.");
    }

    @Test
    void theSchemaOfAnUpdateConnectorIsOneThatItsCallsMeet() throws Exception {
        var answer = data("GetXmlSchema", PARAMETERS);
        var document = Caller.textOf(answer, "ExecuteResult");
        assertThat(document)
                .startsWith("<AfasDataConnector><xs:schema ")
                .contains("<ConnectorData><Id>KnSubject</Id><Schema>&lt;xsd:schema ")
                .contains("&lt;!--Onderwerp--&gt;")
                .endsWith("</Schema></ConnectorData></AfasDataConnector>\n");

        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(schema(document))));
        assertThatNoException()
                .isThrownBy(() -> schema.newValidator()
                        .validate(new StreamSource(new StringReader(
                                item("update", "SbId=\"1\"", "Geldig & wel").replace("&", "&amp;")))));
    }

    @Test
    void theSchemaComesInBase64WhenAskedSo() {
        var document = Caller.textOf(data("getxmlschema", PARAMETERS.replace("false", "true")), "ExecuteResult");

        var encoded = document.replaceAll("(?s).*<Schema>(.*)</Schema>.*", "$1");
        assertThat(new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8))
                .startsWith("<xsd:schema ");
        assertThat(message(data("GetXmlSchema", PARAMETERS.replace("KnSubject", "KnPerson"))))
                .contains("UpdateConnector wordt niet ondersteund");
        assertThat(message(data("GetSomething", PARAMETERS))).contains("GetXmlSchema wel");
    }

    @Test
    void aReportIsAPdf() {
        var answer = caller.service(
                "AppConnectorReport",
                "Execute",
                "<logonAs/><filtersXml/><reportID>Workspace365_Tasks</reportID>" + token());

        assertThat(new String(
                        Base64.getDecoder().decode(Caller.textOf(answer, "ExecuteResult")),
                        StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        assertThat(message(caller.service("AppConnectorReport", "Execute", "<reportID>x</reportID>" + token())))
                .isEqualTo("Het rapport bestaat niet.");
    }

    @Test
    void aServiceThatIsNotLinkedIsRefused() {
        try (var other = ProfitSandbox.start()) {
            var elements = "<token>" + Soap.escape(other.tokenFor("anna")) + "</token>";
            var bare = new Caller(other);

            assertThat(message(bare.service("AppConnectorData", "Execute", elements)))
                    .startsWith("Deze DataConnector wordt niet ondersteund");
            assertThat(message(bare.service("AppConnectorReport", "Execute", elements)))
                    .startsWith("Deze ReportConnector wordt niet ondersteund");
            assertThat(message(bare.service("AppConnectorSubject", "GetAttachment", elements)))
                    .startsWith("Deze SubjectConnector wordt niet ondersteund");
        }
    }

    private HttpResponse<String> update(String connector, String dataXml) {
        return caller.service(
                "AppConnectorUpdate",
                "Execute",
                "<connectorVersion>1</connectorVersion><dataXml>" + Soap.escape(dataXml) + "</dataXml><connectorType>"
                        + connector + "</connectorType>" + token());
    }

    private HttpResponse<String> data(String id, String parameters) {
        return caller.service(
                "AppConnectorData",
                "Execute",
                "<parametersXml>" + Soap.escape(parameters) + "</parametersXml><dataID>" + id + "</dataID>" + token());
    }

    private HttpResponse<String> subjectService(String operation, String subject) {
        return caller.service("AppConnectorSubject", operation, "<subjectID>" + subject + "</subjectID>" + token());
    }

    private String token() {
        return "<token>" + Soap.escape(token) + "</token>";
    }

    private String item(String action, String key, String subject) {
        return """
                <KnSubject xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Element %s><Fields Action="%s">\
                <StId>%s</StId><Ds>%s</Ds><SbTx xsi:nil="true"/></Fields></Element></KnSubject>
                """.formatted(key, action, type(), subject);
    }

    private String withFile(String name, String base64) {
        return """
                <KnSubject><Element><Fields Action="insert"><StId>%s</StId><Ds>Met bijlage</Ds></Fields><Objects>\
                <KnSubjectAttachment><Element><Fields Action="insert"><FileName>%s</FileName><FileStream>%s</FileStream></Fields>\
                </Element></KnSubjectAttachment></Objects></Element></KnSubject>
                """.formatted(type(), name, base64);
    }

    private String type() {
        for (var type : caller.rows(token, "Profit_SubjectTypes")) {
            if (type.toString().contains("ICT-aanvraag")) {
                return type.path("TypeId").asString();
            }
        }
        throw new AssertionError("no type of dossier item");
    }

    private String subject(String id) {
        return caller.rows(token, "Profit_Subjects", "filterfieldids", "SubjectId", "filtervalues", id)
                .get(0)
                .path("Subject")
                .asString();
    }

    private static String id(HttpResponse<String> inserted) {
        var id = Pattern.compile("<SbId>(\\d+)</SbId>").matcher(result(inserted));
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    private static String result(HttpResponse<String> answer) {
        return Caller.textOf(answer, "ExecuteResult");
    }

    private static String schema(String document) {
        return document.replaceAll("(?s).*<Schema>(.*)</Schema>.*", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }

    private static String message(HttpResponse<String> fault) {
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body()).contains("<faultcode>soap:Server</faultcode>");
        return Caller.textOf(fault, "Message");
    }
}
