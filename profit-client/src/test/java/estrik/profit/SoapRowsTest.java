package estrik.profit;

import static estrik.profit.Answers.refusal;
import static estrik.profit.Filter.field;
import static estrik.profit.ScriptedServer.XML;
import static estrik.profit.ScriptedServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import estrik.sandbox.ProfitSandbox;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows of a GetConnector over SOAP, from the sandbox and as public clients recorded them.
class SoapRowsTest {
    private static final Token TOKEN = Token.parse("C3".repeat(32));
    private static final String SCHEMA = "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"><xs:element"
            + " name=\"AfasGetConnector\"><xs:complexType><xs:choice maxOccurs=\"unbounded\"><xs:element name=\"T\">"
            + "<xs:complexType><xs:sequence><xs:element name=\"Id\" type=\"xs:int\" minOccurs=\"0\"/><xs:element"
            + " name=\"Name\" type=\"xs:string\" minOccurs=\"0\"/><xs:element name=\"Price\" minOccurs=\"0\">"
            + "<xs:simpleType><xs:restriction base=\"xs:decimal\"/></xs:simpleType></xs:element></xs:sequence>"
            + "</xs:complexType></xs:element></xs:choice></xs:complexType></xs:element></xs:schema>";

    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final Token token = Token.parse(sandbox.tokenFor("anna"));
    private final Query fruit = profit.as(token).get("Fruit").orderBy("Id");

    @BeforeEach
    void fruit() {
        sandbox.table("Fruit")
                .number("Id")
                .text("Name")
                .amount("Price")
                .flag("Ripe")
                .date("Picked")
                .blob("Photo")
                .row(
                        1,
                        "Appel & <peer>",
                        new BigDecimal("1.25"),
                        true,
                        LocalDateTime.of(2026, 7, 22, 23, 30),
                        new byte[] {1})
                .row(2, "Twee\r\nregels", new BigDecimal("-0.5"), false, null, null)
                .row(3, null, null, null, null, null)
                .getConnector("Fruit");
    }

    @Test
    void asksTheSameQuestionOverSoap() {
        var tasks = profit.as(token)
                .get("Workspace365_Tasks")
                .where(field("User").is("12345.anna"))
                .orderBy("SubjectId")
                .take(50)
                .overSoap()
                .rows()
                .orElseThrow();

        assertThat(tasks)
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(task -> assertThat(task.text("Subject")).isNotBlank());
    }

    @Test
    void theRowsAreThoseOfRestInTheSameTypes() {
        var rest = fruit.rows().orElseThrow();
        var soap = fruit.overSoap().rows().orElseThrow();

        assertThat(soap).hasSameSizeAs(rest);
        for (int at = 0; at < rest.size(); at++) {
            assertThat(soap.get(at).fields()).isEqualTo(rest.get(at).fields());
            assertThat(values(soap.get(at))).isEqualTo(values(rest.get(at)));
        }
    }

    // Null stays null, and each value is read in the type of its field.
    private static List<String> values(Row row) {
        var price = row.decimal("Price");
        return List.of(
                String.valueOf(row.integer("Id")),
                String.valueOf(row.text("Name")),
                price == null ? "null" : price.stripTrailingZeros().toPlainString(),
                String.valueOf(row.bool("Ripe")),
                String.valueOf(row.dateTime("Picked")),
                String.valueOf(row.text("Photo")));
    }

    @Test
    void aDateOverSoapHasNoZ() {
        var apple = fruit.overSoap().rows().orElseThrow().getFirst();

        assertThat(apple.text("Picked")).isEqualTo("2026-07-22T23:30:00");
        assertThat(apple.dateTime("Picked")).isEqualTo("2026-07-22T23:30:00");
    }

    @Test
    void aCarriageReturnInsideTextIsKept() {
        assertThat(fruit.overSoap().rows().orElseThrow().get(1).text("Name")).isEqualTo("Twee\r\nregels");
    }

    @Test
    void filtersAndOrdersMeanTheSame() {
        var some = fruit.where(field("Id")
                        .is(1)
                        .or(field("Name").empty())
                        .or(field("Name").is("Appel & <peer>")))
                .orderByDescending("Id");

        assertThat(ids(some.overSoap())).isEqualTo(ids(some)).containsExactly(1L, 3L);
        assertThat(ids(profit.as(token).get("Fruit").orderByDescending("Id").overSoap()))
                .containsExactly(3L, 2L, 1L);
        assertThat(ids(fruit.skip(1).take(1).overSoap())).containsExactly(2L);
    }

    @Test
    void aTakeIsAlwaysSentBecauseWithoutItNoRowsCome() {
        many(1200);
        var many = profit.as(token).get("Many").orderBy("Id");

        assertThat(many.overSoap().rows().orElseThrow()).hasSize(100);
        assertThat(profit.as(token).get("Many").overSoapWithoutOptions().rows().orElseThrow())
                .hasSize(100);
        assertThat(many.take(1100).overSoap().rows().orElseThrow()).hasSize(1100);
        assertThat(many.everything().overSoap().rows().orElseThrow()).hasSize(1200);
    }

    @Test
    void aFilterMayBeLongerThanAnAddress() {
        var names = IntStream.range(0, 200)
                .mapToObj(i -> field("Name").is("Een naam, nummer " + i))
                .reduce(Filter::or)
                .orElseThrow();

        assertThat(ids(fruit.where(names.or(field("Id").is(2))).overSoap())).containsExactly(2L);
    }

    @Test
    void withoutOptionsOnlyTextAndOnlyWhatHasContentComes() {
        var rows = profit.as(token)
                .get("Fruit")
                .where(field("Id").atLeast(2))
                .overSoapWithoutOptions()
                .rows()
                .orElseThrow();

        assertThat(rows)
                .extracting(Row::fields)
                .anySatisfy(fields -> assertThat(fields).containsExactly("Id"));
        assertThat(rows).extracting(row -> row.integer("Id")).containsExactlyInAnyOrder(2L, 3L);
        assertThatThrownBy(() -> fruit.overSoapWithoutOptions().rows())
                .hasMessage("GetData gives rows in no order; use overSoap() for rows with an order.");
    }

    @Test
    void aFaultIsTheSameRefusalAsOverRest() {
        var session = profit.as(token);

        assertThat(refusal(session.in("en-us")
                        .get("Fruit")
                        .orderBy("Naam")
                        .overSoap()
                        .rows()))
                .isInstanceOfSatisfying(
                        Refusal.UnknownField.class, it -> assertThat(it.field()).isEqualTo("Naam"));
        assertThat(refusal(session.get("Profit_Employees").overSoap().rows())).isInstanceOf(Refusal.NotPermitted.class);
        assertThat(refusal(profit.as(TOKEN).get("Fruit").overSoap().rows())).isInstanceOf(Refusal.TokenRejected.class);
    }

    @Test
    void theTokenGoesInTheHeaderAndNotInTheBody() throws Exception {
        try (var server = ScriptedServer.saying(result("GetDataWithOptions", ""));
                var client = Profit.at(server.environment())) {
            client.as(TOKEN)
                    .get("T")
                    .where(field("A").is("<x>"))
                    .orderByDescending("B")
                    .in("nl-nl")
                    .overSoap()
                    .rows()
                    .orElseThrow();

            assertThat(server.requests().getFirst())
                    .startsWith("POST /profitservices/AppConnectorGet.asmx HTTP/1.1\r\n")
                    .contains(
                            "Authorization: " + TOKEN.authorization() + "\r\n",
                            "Accept-Language: nl-nl\r\n",
                            "SOAPAction: \"urn:Afas.Profit.Services/GetDataWithOptions\"\r\n")
                    .doesNotContain("<token>", TOKEN.value())
                    .contains(
                            "<connectorId>T</connectorId><filtersXml>&lt;Filters&gt;&lt;Filter FilterId=\"Filter 1\"&gt;"
                                    + "&lt;Field FieldId=\"A\" OperatorType=\"1\"&gt;&amp;lt;x&amp;gt;&lt;/Field&gt;"
                                    + "&lt;/Filter&gt;&lt;/Filters&gt;</filtersXml><skip>0</skip><take>100</take>"
                                    + "<options>&lt;options&gt;&lt;Outputmode&gt;1&lt;/Outputmode&gt;&lt;Metadata&gt;1&lt;/Metadata&gt;"
                                    + "&lt;Outputoptions&gt;3&lt;/Outputoptions&gt;&lt;Index&gt;&lt;Field FieldId=\"B\""
                                    + " OperatorType=\"0\"/&gt;&lt;/Index&gt;&lt;/options&gt;</options>");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "<AfasGetConnector/>", "<AfasGetConnector>" + "SCHEMA</AfasGetConnector>\n"})
    void noRowsAreASchemaAloneOrNothing(String result) throws Exception {
        assertThat(scripted(result("GetDataWithOptions", result.replace("SCHEMA", SCHEMA))))
                .isEqualTo(new Answer.Ok<>(List.of()));
    }

    @Test
    void aResponseWithoutAResultHasNoRows() throws Exception {
        assertThat(scripted(envelope("<GetDataWithOptionsResponse xmlns='urn:Afas.Profit.Services'/>")))
                .isEqualTo(new Answer.Ok<>(List.of()));
    }

    @Test
    void aFieldThatARowLeavesOutIsEmpty() throws Exception {
        var row = scripted(result(
                        "GetDataWithOptions",
                        "<AfasGetConnector>" + SCHEMA + "<T><Price>1.50</Price><Id>7</Id></T></AfasGetConnector>\n"))
                .orElseThrow()
                .getFirst();

        assertThat(row.fields()).containsExactly("Id", "Name", "Price");
        assertThat(row.integer("Id")).isEqualTo(7);
        assertThat(row.text("Name")).isNull();
        assertThat(row.decimal("Price")).isEqualTo("1.50");
    }

    @Test
    void rowsComeWhileProfitIsStillWriting() throws Exception {
        var firstRowRead = new CountDownLatch(1);
        var answer = result("GetDataWithOptions", "<A>" + "<T><Id>1</Id></T>".repeat(3_000) + "</A>");
        try (var slow = new ScriptedServer((socket, out) -> {
                    out.write(answer, 0, 40_000);
                    out.flush();
                    firstRowRead.await();
                    out.write(answer, 40_000, answer.length - 40_000);
                });
                var client = Profit.at(slow.environment())) {
            var count = client.as(TOKEN).get("T").overSoap().each(row -> firstRowRead.countDown());
            assertThat(count).isEqualTo(new Answer.Ok<>(3_000L));
        }
    }

    @Test
    void manyRowsMeetNoLimitOfTheParser() throws Exception {
        var rows = "<T><Id>1</Id><Name>Een &lt;naam&gt; &amp; een waarde</Name></T>".repeat(60_000);
        var answer = result("GetDataWithOptions", "<AfasGetConnector>" + SCHEMA + rows + "</AfasGetConnector>\n");
        try (var server = ScriptedServer.saying(answer);
                var client = Profit.at(server.environment())) {
            assertThat(client.as(TOKEN)
                            .get("T")
                            .overSoap()
                            .each(row -> assertThat(row.integer("Id")).isEqualTo(1)))
                    .isEqualTo(new Answer.Ok<>(60_000L));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<AfasGetConnector><T><Id>CANARY",
                "<AfasGetConnector><T><Id>1</Id></T>",
                "<A><T><Id>1</Id></T></A><A/>",
                "<A><T><Id><B>CANARY</B></Id></T></A>",
                "CANARY",
                "<!DOCTYPE A [<!ENTITY x 'CANARY'>]><A><T><Id>&x;</Id></T></A>",
                "<A><T><Id>&CANARY;</Id></T></A>",
                "<A>SCHEMA<T><Id>CANARY</Id></T></A>",
                "<A>SCHEMA<T><Price>1e</Price></T></A>",
                "<A>SCHEMA<T><Id>NINES</Id></T></A>",
                "<A>DEEP</A>",
            })
    void aBrokenDocumentIsNotUnderstood(String document) throws Exception {
        var refusal = refusal(scripted(result(
                "GetDataWithOptions",
                document.replace("SCHEMA", SCHEMA)
                        .replace("NINES", "9".repeat(101))
                        .replace("DEEP", "<T>".repeat(60) + "</T>".repeat(60)))));

        assertThat(refusal).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(refusal.message()).doesNotContain("CANARY");
    }

    @Test
    void aBrokenEnvelopeIsNotUnderstoodThoughItsRowsAreWhole() throws Exception {
        var whole = new String(result("GetDataWithOptions", "<A><T><Id>1</Id></T></A>"), UTF_8);
        var cut = whole.substring(whole.indexOf("<?xml"), whole.indexOf("</soap:Body>"));
        assertThat(refusal(scripted(response(200, XML, cut)))).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(refusal(scripted(result("GetData", "")))).isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(refusal(scripted(envelope("<GetDataWithOptionsResponse><GetDataWithOptionsResult><A/>"
                        + "</GetDataWithOptionsResult></GetDataWithOptionsResponse>"))))
                .isInstanceOf(Refusal.NotUnderstood.class);
        assertThat(refusal(scripted(response(200, "text/html", "<html>")))).isInstanceOf(Refusal.NotUnderstood.class);
    }

    @Test
    void anAnswerOverTheLimitIsTooLarge() throws Exception {
        var answer = result("GetDataWithOptions", "<A>" + "<T><Id>1</Id></T>".repeat(1_000) + "</A>");
        try (var server = ScriptedServer.saying(answer);
                var client = Profit.builder(server.environment())
                        .maxAnswerBytes(10_000)
                        .build()) {
            assertThat(refusal(client.as(TOKEN).get("T").overSoap().rows())).isInstanceOf(Refusal.TooLarge.class);
        }
    }

    private void many(int rows) {
        sandbox.table("Many")
                .number("Id")
                .rows(IntStream.rangeClosed(1, rows).mapToObj(id -> new Object[] {id}))
                .getConnector("Many");
    }

    private static List<Long> ids(Query query) {
        return query.rows().orElseThrow().stream()
                .map(row -> Objects.requireNonNull(row.integer("Id")))
                .toList();
    }

    private static Answer<List<Row>> scripted(byte[] answer) throws Exception {
        try (var server = ScriptedServer.saying(answer);
                var client = Profit.at(server.environment())) {
            return client.as(TOKEN).get("T").overSoap().rows();
        }
    }

    private static byte[] result(String operation, String result) {
        var escaped = result.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return envelope("<" + operation + "Response xmlns=\"urn:Afas.Profit.Services\"><" + operation + "Result>"
                + escaped + "</" + operation + "Result></" + operation + "Response>");
    }

    private static byte[] envelope(String content) {
        return response(
                200,
                XML,
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope"
                        + " xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>" + content
                        + "</soap:Body></soap:Envelope>");
    }
}
