package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Operations.SOAP_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SoapUpdateTest {
    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void link() {
        profit.link("KnSubject", "Profit_Subjects", "Profit_Subject_Attachments");
    }

    @Test
    @Fact(section = "6.2", mark = C, operation = SOAP_UPDATE)
    void anInsertIsAnsweredByItsKeysInADocument() {
        var answer = execute(insert("Over SOAP"));

        var result = Xml.textOf(answer, "ExecuteResult");
        assertThat(result)
                .matches(
                        "<\\?xml version=\"1.0\"\\?>\\n<results><KnSubject><SbId>[0-9]+</SbId></KnSubject></results>\\n");
        assertThat(row(id(result)).path("Subject").asString()).isEqualTo("Over SOAP");
    }

    @Test
    @Fact(section = "6.2", mark = C, operation = SOAP_UPDATE)
    void severalInsertsAreRepeatedElements() {
        var element = "<Element><Fields Action=\"insert\"><StId>-5</StId><Ds>%s</Ds></Fields></Element>";

        var answer = execute("<KnSubject>" + element.formatted("Een") + element.formatted("Twee") + "</KnSubject>");

        var results = Xml.document(Xml.textOf(answer, "ExecuteResult").strip());
        assertThat(results.getElementsByTagName("KnSubject").getLength()).isEqualTo(2);
    }

    @Test
    @Fact(section = "6.2", mark = C, operation = SOAP_UPDATE)
    void theKeyIsAnAttributeOfElementAndTheActionOfFields() {
        var id = id(Xml.textOf(execute(insert("Eerst")), "ExecuteResult"));

        execute("<KnSubject><Element SbId=\"" + id
                + "\"><Fields Action=\"update\"><Ds>Daarna</Ds></Fields></Element></KnSubject>");

        assertThat(row(id).path("Subject").asString()).isEqualTo("Daarna");
    }

    @Test
    @Fact(section = "6.2", mark = C, operation = SOAP_UPDATE)
    void nilClearsAField() {
        var id = id(Xml.textOf(execute(insert("Met toelichting")), "ExecuteResult"));
        assertThat(row(id).path("Comment").asString()).isEqualTo("Toelichting");

        execute("<KnSubject xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><Element SbId=\"" + id
                + "\"><Fields Action=\"update\"><SbTx xsi:nil=\"true\"/></Fields></Element></KnSubject>");

        assertThat(row(id).path("Comment").isNull()).isTrue();
    }

    @Test
    @Fact(section = "6.2", mark = C, operation = SOAP_UPDATE)
    void objectsHoldTheRowsInside() {
        var answer = execute(
                "<KnSubject><Element><Fields Action=\"insert\"><StId>-5</StId><Ds>Met bijlage</Ds></Fields><Objects>"
                        + "<KnSubjectAttachment><Element><Fields Action=\"insert\"><FileName>a.txt</FileName>"
                        + "<FileStream>aG9p</FileStream></Fields></Element></KnSubjectAttachment></Objects></Element></KnSubject>");

        var id = id(Xml.textOf(answer, "ExecuteResult"));
        assertThat(caller.rows(token, "Profit_Subject_Attachments", "filterfieldids", "subject_id", "filtervalues", id)
                        .values())
                .extracting(row -> row.path("file_name").asString())
                .containsExactly("a.txt");
    }

    @Test
    @Fact(section = "6.2", mark = C, operation = SOAP_UPDATE)
    void withoutAResultTheAnswerIsAnEmptyExecuteResult() {
        var id = id(Xml.textOf(execute(insert("Eerst")), "ExecuteResult"));

        var answer = execute("<KnSubject><Element SbId=\"" + id
                + "\"><Fields Action=\"update\"><Ds>Daarna</Ds></Fields></Element></KnSubject>");

        assertThat(answer.body()).contains("<ExecuteResult />");
    }

    @Test
    @Fact(section = "6.2", mark = P, operation = SOAP_UPDATE)
    void parametersInLowerCaseAreMissing() {
        var answer = caller.service(
                "AppConnectorUpdate",
                "Execute",
                "<token>" + Xml.escape(token) + "</token><connectortype>KnSubject</connectortype><dataxml>"
                        + Xml.escape(insert("Nooit")) + "</dataxml>");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(caller.rows(token, "Profit_Subjects").toString()).doesNotContain("Nooit");
    }

    private static String insert(String subject) {
        return "<KnSubject xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><Element><Fields Action=\"insert\">"
                + "<StId>-5</StId><Ds>" + subject + "</Ds><SbTx>Toelichting</SbTx></Fields></Element></KnSubject>";
    }

    private HttpResponse<String> execute(String dataXml) {
        var answer = caller.service(
                "AppConnectorUpdate",
                "Execute",
                "<token>" + Xml.escape(token) + "</token><connectorType>KnSubject</connectorType>"
                        + "<connectorVersion>1</connectorVersion><dataXml>" + Xml.escape(dataXml) + "</dataXml>");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    private static String id(String result) {
        return Xml.document(result).getElementsByTagName("SbId").item(0).getTextContent();
    }

    private JsonNode row(String id) {
        return caller.rows(token, "Profit_Subjects", "filterfieldids", "SubjectId", "filtervalues", id)
                .get(0);
    }
}
