package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.C;
import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Mark.P;
import static estrik.sandbox.conformance.Mark.X;
import static estrik.sandbox.conformance.Operations.GET_DATA;
import static estrik.sandbox.conformance.Operations.GET_DATA_WITH_OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SoapGetTest {
    private static final String CONNECTOR = "<connectorId>Workspace365_Tasks</connectorId>";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @Test
    @Fact(
            section = "4.4",
            mark = {D, C},
            operation = {GET_DATA, GET_DATA_WITH_OPTIONS})
    void rowsAreAnEscapedDocumentInsideTheResult() {
        for (var operation : List.of("GetData", "GetDataWithOptions")) {
            var answer = call(operation, "<take>1</take>");

            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
            assertThat(answer.body())
                    .contains("<" + operation + "Response xmlns=\"urn:Afas.Profit.Services\"><" + operation + "Result>"
                            + "&lt;AfasGetConnector&gt;&lt;Workspace365_Tasks&gt;&lt;SubjectId&gt;");
        }
    }

    @Test
    @Fact(section = "2.1", mark = D, operation = GET_DATA)
    void soapTakesTheTokenInItsBodyOrInTheHeader() {
        var inBody = caller.service(
                "AppConnectorGet", "GetData", "<token>" + Xml.escape(token) + "</token><take>1</take>" + CONNECTOR);
        var inHeader = caller.service(
                "AppConnectorGet", "GetData", "<take>1</take>" + CONNECTOR, "Authorization", Caller.header(token));

        assertThat(Xml.textOf(inBody, "GetDataResult")).contains("<Workspace365_Tasks>");
        assertThat(Xml.textOf(inHeader, "GetDataResult")).contains("<Workspace365_Tasks>");
    }

    @Test
    @Fact(section = "4.4", mark = X, operation = GET_DATA_WITH_OPTIONS)
    void theElementsOfACallHaveAnyOrder() {
        var answer = caller.service(
                "AppConnectorGet",
                "GetDataWithOptions",
                "<take>2</take><skip>1</skip><options></options>" + CONNECTOR + "<filtersXml></filtersXml><token>"
                        + Xml.escape(token) + "</token>");

        assertThat(rows(result(answer))).hasSize(2);
    }

    @Test
    @Fact(
            section = "4.4",
            mark = D,
            operation = {GET_DATA, GET_DATA_WITH_OPTIONS})
    void inFiltersXmlFieldsOfAFilterAreAndAndFiltersAreOr() {
        List.of("Appel rood", "Appel groen", "Peer groen").forEach(each -> profit.addTask("anna", each));
        var filters = "<Filters><Filter FilterId=\"Filter 1\">"
                + "<Field FieldId=\"Subject\" OperatorType=\"10\">Appel</Field>"
                + "<Field FieldId=\"Subject\" OperatorType=\"13\">groen</Field></Filter>"
                + "<Filter FilterId=\"Filter 2\"><Field FieldId=\"Subject\" OperatorType=\"1\">Peer groen</Field></Filter></Filters>";

        var found = result(get("<take>10</take><filtersXml>" + Xml.escape(filters) + "</filtersXml>"));

        assertThat(rows(found))
                .extracting(row -> text(row, "Subject"))
                .containsExactlyInAnyOrder("Appel groen", "Peer groen");
    }

    @Test
    @Fact(section = "4.4", mark = D, operation = GET_DATA_WITH_OPTIONS)
    void emptyNeedsNoTextInFiltersXml() {
        var found = result(get("<take>10</take>" + filter("EndDate", "8", "")));

        assertThat(rows(found)).hasSize(1);
    }

    @Test
    @Fact(section = "4.4", mark = D, operation = GET_DATA_WITH_OPTIONS)
    void indexOrdersUpwardsWithOneAndDownwardsWithNought() {
        var index = "<Index><Field FieldId=\"Subject\" OperatorType=\"%d\"/></Index>";

        var up = subjects(result(get("<take>100</take>" + options(index.formatted(1)))));
        var down = subjects(result(get("<take>100</take>" + options(index.formatted(0)))));

        assertThat(up).hasSize(7).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(down).containsExactlyElementsOf(up.reversed());
    }

    @Test
    @Fact(section = "4.4", mark = D, operation = GET_DATA_WITH_OPTIONS)
    void outputoptionsLeaveEmptyFieldsOutOrIncludeThem() {
        var mine = "<take>1</take>" + filter("EndDate", "8", "");

        assertThat(result(get(mine + options("<Outputoptions>2</Outputoptions>"))))
                .contains("<Subject>")
                .doesNotContain("<EndDate");
        assertThat(result(get(mine + options("<Outputoptions>3</Outputoptions>"))))
                .contains("<EndDate/>");
    }

    @Test
    @Fact(section = "4.4", mark = D, operation = GET_DATA_WITH_OPTIONS)
    void metadataIncludesTheSchemaOnlyWhenItIsOne() {
        assertThat(result(get("<take>1</take>" + options("<Metadata>0</Metadata>"))))
                .doesNotContain("xs:schema");
        assertThat(result(get("<take>1</take>" + options("<Metadata>1</Metadata>"))))
                .startsWith("<AfasGetConnector><xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">")
                .contains("</xs:schema><Workspace365_Tasks>");
    }

    @Test
    @Fact(section = "4.4", mark = X, operation = GET_DATA_WITH_OPTIONS)
    void theRootOfOptionsHasAnyLetterCase() {
        for (var root : List.of("options", "Options")) {
            var options = "<%1$s><Take>2</Take></%1$s>".formatted(root);
            assertThat(rows(result(get("<options>" + Xml.escape(options) + "</options>"))))
                    .hasSize(2);
        }
    }

    @Test
    @Fact(
            section = "4.4",
            mark = C,
            operation = {GET_DATA, GET_DATA_WITH_OPTIONS})
    void withoutTakeThereAreNoRows() {
        assertThat(count("")).isZero();
        assertThat(count("<skip>2</skip>")).isZero();
    }

    @Test
    @Fact(
            section = "4.4",
            mark = C,
            operation = {GET_DATA, GET_DATA_WITH_OPTIONS})
    void aNegativeTakeIsAnErrorUnlessSkipIsMinusOne() {
        assertThat(get("<take>-5</take>").statusCode()).isEqualTo(500);
        assertThat(count("<skip>-1</skip><take>-1</take>")).isEqualTo(7);
    }

    @Test
    @Fact(
            section = "4.4",
            mark = C,
            operation = {GET_DATA, GET_DATA_WITH_OPTIONS})
    void overSoapTooSkipOfMinusOneOverrulesTake() {
        assertThat(count("<skip>-1</skip><take>2</take>")).isEqualTo(7);
    }

    @Test
    @Fact(section = "4.4", mark = C, operation = GET_DATA_WITH_OPTIONS)
    void anArgumentMayTakeMoreThanAThousandRowsAndAnOptionMayNot() {
        IntStream.range(0, 1100).forEach(each -> profit.addTask("anna", "Taak " + each));

        assertThat(count("<take>5000</take>")).isEqualTo(1107);
        assertThat(count(options("<Take>5000</Take>"))).isEqualTo(1000);
        assertThat(count(options("<Take>-3</Take>"))).isEqualTo(1000);
    }

    @Test
    @Fact(section = "4.4", mark = C, operation = GET_DATA_WITH_OPTIONS)
    void anArgumentWinsOverAnOption() {
        assertThat(count("<take>2</take>" + options("<Take>5</Take>"))).isEqualTo(2);
        assertThat(count("<skip>6</skip><take>9</take>" + options("<Skip>1</Skip>")))
                .isEqualTo(1);
    }

    @Test
    @Fact(section = "4.4", mark = C, operation = GET_DATA_WITH_OPTIONS)
    void textModeIsNoLongerSupported() {
        assertThat(get("<take>1</take>" + options("<Outputmode>2</Outputmode>")).statusCode())
                .isEqualTo(500);
    }

    @Test
    @Fact(section = "4.4", mark = C, operation = GET_DATA_WITH_OPTIONS)
    void theSchemaNamesTheConnectorItsFieldsAndTheirTypes() {
        var schema = result(get("<take>1</take>" + options("<Metadata>1</Metadata>")));

        assertThat(schema)
                .contains("<xs:element name=\"AfasGetConnector\"><xs:complexType><xs:choice maxOccurs=\"unbounded\">"
                        + "<xs:element name=\"Workspace365_Tasks\"><xs:complexType><xs:sequence>"
                        + "<xs:element name=\"SubjectId\" type=\"xs:int\" minOccurs=\"0\"/>")
                .contains("<xs:element name=\"Subject\" type=\"xs:string\" minOccurs=\"0\"/>")
                .contains(
                        "</xs:sequence></xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:schema>");
    }

    @Test
    @Fact(
            section = "4.4",
            mark = {C, P},
            operation = GET_DATA_WITH_OPTIONS)
    void typesHaveTheirNamesOfXmlSchema() {
        var schema = result(get("<take>1</take>" + options("<Metadata>1</Metadata>")));

        assertThat(schema).contains("<xs:element name=\"DateCreated\" type=\"xs:dateTime\" minOccurs=\"0\"/>");
        var signals = caller.service(
                "AppConnectorGet",
                "GetDataWithOptions",
                "<token>" + Xml.escape(token) + "</token><connectorId>Workspace365_Signals</connectorId>"
                        + options("<Metadata>1</Metadata>"));
        assertThat(result(signals)).contains("<xs:element name=\"Handled\" type=\"xs:boolean\" minOccurs=\"0\"/>");
    }

    @Test
    @Fact(section = "4.4", mark = C, operation = GET_DATA_WITH_OPTIONS)
    void theDocumentIsNotIndentedAndEndsWithALineFeed() {
        var document = result(get("<take>3</take>"));

        assertThat(document).endsWith("</Workspace365_Tasks></AfasGetConnector>\n");
        assertThat(document.strip()).doesNotContain("\n", "> <");
    }

    @Test
    @Fact(section = "4.4", mark = C, operation = GET_DATA_WITH_OPTIONS)
    void noRowsAreTheSchemaAloneOrAnEmptyResult() {
        var none = "<take>9</take>" + filter("Subject", "1", "niemand");

        assertThat(result(get(none))).isEmpty();
        assertThat(result(get(none + options("<Metadata>1</Metadata>"))))
                .startsWith("<AfasGetConnector><xs:schema ")
                .endsWith("</xs:schema></AfasGetConnector>\n");
    }

    @Test
    @Fact(
            section = "4.4",
            mark = C,
            operation = {GET_DATA, GET_DATA_WITH_OPTIONS})
    void datesOverSoapHaveNoZ() {
        assertThat(result(get("<take>1</take>")))
                .containsPattern("<DateCreated>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}</DateCreated>");
    }

    @Test
    @Fact(
            section = "4.4",
            mark = D,
            operation = {GET_DATA, GET_DATA_WITH_OPTIONS})
    void aCarriageReturnInsideTextIsACharacterReference() {
        profit.addTask("anna", "Een\r\ntwee");

        assertThat(result(get("<take>1</take>" + filter("Subject", "10", "Een"))))
                .contains("<Subject>Een&#xD;\ntwee</Subject>");
    }

    @Test
    @Fact(
            section = "4.5",
            mark = {D, C},
            operation = {GET_DATA, GET_DATA_WITH_OPTIONS})
    void overSoapTheTextsOfErrorsComeAsFaults() {
        var english = new String[] {"Accept-Language", "en-us"};
        var elements = "<token>" + Xml.escape(token) + "</token><take>1</take>";
        var unlinked = caller.service(
                "AppConnectorGet", "GetData", elements + "<connectorId>Pocket_Tasks</connectorId>", english);
        var noField = caller.service(
                "AppConnectorGet", "GetData", elements + CONNECTOR + filter("Kleur", "1", "rood"), english);

        assertThat(Xml.textOf(unlinked, "faultstring"))
                .isEqualTo("GetConnector not supported for this app or the user is not authorized");
        assertThat(Xml.textOf(noField, "faultstring")).isEqualTo("Connector field 'Kleur' not found");
        assertThat(Xml.textOf(noField, "ErrorNumber")).isEqualTo("-2147180996");
    }

    private static String filter(String field, String operator, String value) {
        return "<filtersXml>"
                + Xml.escape(
                        "<Filters><Filter FilterId=\"Filter 1\"><Field FieldId=\"%s\" OperatorType=\"%s\">%s</Field></Filter></Filters>"
                                .formatted(field, operator, value))
                + "</filtersXml>";
    }

    private static String options(String options) {
        return "<options>" + Xml.escape("<options>" + options + "</options>") + "</options>";
    }

    private HttpResponse<String> get(String elements) {
        return call("GetDataWithOptions", elements);
    }

    private HttpResponse<String> call(String operation, String elements) {
        return caller.service(
                "AppConnectorGet", operation, "<token>" + Xml.escape(token) + "</token>" + CONNECTOR + elements);
    }

    private static String result(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Xml.textOf(answer, "GetDataWithOptionsResult");
    }

    private long count(String elements) {
        return Pattern.compile("<Workspace365_Tasks>")
                .matcher(result(get(elements)))
                .results()
                .count();
    }

    private static List<Element> rows(String document) {
        var found = Xml.document(document).getElementsByTagName("Workspace365_Tasks");
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .toList();
    }

    private static List<String> subjects(String document) {
        return rows(document).stream().map(row -> text(row, "Subject")).toList();
    }

    private static String text(Element row, String field) {
        return row.getElementsByTagName(field).item(0).getTextContent();
    }
}
