package estrik.profit;

import static estrik.profit.Element.element;
import static estrik.profit.ScriptedServer.JSON;
import static estrik.profit.ScriptedServer.response;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Profit answers to a row that was written, and the bytes that went before it.
class ResultsTest {
    private static final Element ROW = element("KnSubject").key("SbId", 1957).set("Ds", "x");

    @Test
    void theKeysOfANewRowAreToldAsText() throws IOException {
        var results = answered(response(201, JSON, "{\"results\":{\"KnSubject\":{\"SbId\":\"999999\"}}}"))
                .orElseThrow();

        assertThat(results.key("KnSubject", "SbId")).contains("999999");
        assertThat(results.key("knsubject", "sbid")).contains("999999");
        assertThat(results.key("KnSubject", "Other")).isEmpty();
    }

    @Test
    void severalRowsOfOneObjectAreAList() throws IOException {
        var results = answered(
                        response(
                                201,
                                JSON,
                                "{\"results\":{\"KnSubject\":[{\"SbId\":\"1\"},{\"SbId\":2}],\"KnSubjectLink\":{\"Id\":\"7\"}}}"))
                .orElseThrow();

        assertThat(results.keys("KnSubject", "SbId")).containsExactly("1", "2");
        assertThat(results.keys("KnSubjectLink", "Id")).containsExactly("7");
    }

    @ParameterizedTest
    @CsvSource({"200", "201", "204"})
    void anEmptyBodyIsFineWithEveryGoodStatus(int status) throws IOException {
        assertThat(answered(response(status, "application/xml; charset=utf-8", ""))
                        .orElseThrow()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aBodyOfWhiteSpaceOrPackedNothingIsEmptyToo() throws IOException {
        assertThat(answered(response(201, JSON, " \r\n")).orElseThrow().isEmpty())
                .isTrue();
        var packed = response(201, JSON, ScriptedServer.packed(new byte[0]), "Content-Encoding: gzip");
        assertThat(answered(packed).orElseThrow().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"results\":null}", "{\"results\":{}}", "{\"else\":1}"})
    void anObjectWithoutResultsTellsNothing(String body) throws IOException {
        assertThat(answered(response(200, JSON, body)).orElseThrow().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"results\":{\"KnSubject\":", "[]", "<html/>", "{} {}"})
    void whatIsNoAnswerOfProfitIsNotUnderstood(String body) throws IOException {
        assertThat(answered(response(201, JSON, body)))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.NotUnderstood.class));
    }

    @Test
    void aPageToSignInOnIsNoSuccess() throws IOException {
        assertThat(answered(response(200, "text/html", ""))).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void theResultOfSoapIsADocumentInsideTheAnswer() throws IOException {
        // As a public client recorded it.
        var results = soap("""
                &lt;?xml version="1.0"?&gt;
                &lt;results&gt;&lt;KnSalesRelationOrg&gt;&lt;DbId&gt;100001&lt;/DbId&gt;&lt;/KnSalesRelationOrg&gt;\
                &lt;KnSalesRelationOrg&gt;&lt;DbId&gt;100002&lt;/DbId&gt;&lt;/KnSalesRelationOrg&gt;&lt;/results&gt;
                """).orElseThrow();

        assertThat(results.keys("KnSalesRelationOrg", "DbId")).containsExactly("100001", "100002");
    }

    @Test
    void anEmptyResultOfSoapIsFine() throws IOException {
        assertThat(soap("").orElseThrow().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&lt;results&gt;",
                "&lt;results&gt;&lt;A&gt;&lt;B&gt;&lt;C/&gt;&lt;/B&gt;&lt;/A&gt;&lt;/results&gt;",
                "&lt;other/&gt;",
                "&lt;!DOCTYPE results [&lt;!ENTITY e \"x\"&gt;]&gt;&lt;results/&gt;"
            })
    void aResultOfSoapThatIsNoneIsNotUnderstood(String result) throws IOException {
        assertThat(soap(result))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.NotUnderstood.class));
    }

    @Test
    void eachCallHasItsMethodPathAndToken() throws IOException {
        var around = element("KnSubject")
                .key("SbId", 1957)
                .with(element("KnSubjectLink").set("ToBC", true));
        var nested = element("KnSubject")
                .key("SbId", 1957)
                .with(element("KnSubjectLink").key("Id", 3));
        var two = element("Prices").key("Item", "A&B 1+1=2?é").key("Year", 2026);

        assertThat(requested(session -> session.insert(ROW)))
                .startsWith("POST /ProfitRestServices/connectors/KnSubject HTTP/1.1\r\n")
                .containsIgnoringCase("\r\nContent-Type: application/json;charset=utf-8\r\n")
                .contains("AfasToken ")
                .endsWith("\r\n\r\n{\"KnSubject\":{\"Element\":{\"@SbId\":1957,\"Fields\":{\"Ds\":\"x\"}}}}");
        assertThat(requested(session -> session.update(ROW)))
                .startsWith("PUT /ProfitRestServices/connectors/KnSubject HTTP/1.1\r\n");
        assertThat(requested(session -> session.updateConnector("KnSubject").insertInside(around)))
                .startsWith("POST /ProfitRestServices/connectors/KnSubject/KnSubjectLink HTTP/1.1\r\n");
        assertThat(requested(session -> session.delete(nested)))
                .startsWith(
                        "DELETE /ProfitRestServices/connectors/KnSubject/KnSubject/@SbId/1957/KnSubjectLink/@Id/3 ");
        assertThat(requested(session -> session.delete(two)))
                .startsWith("DELETE /ProfitRestServices/connectors/Prices/Prices/@Item,@Year"
                        + "/A%26B%201%2B1%3D2%3F%C3%A9,2026 HTTP/1.1\r\n");
    }

    @Test
    void theTokenOfSoapStandsInTheHeaderAndNotInTheBody() throws IOException {
        var request = requested(
                session -> session.updateConnector("KnSubject").overSoap().insert(ROW));

        assertThat(request)
                .startsWith("POST /profitservices/AppConnectorUpdate.asmx HTTP/1.1\r\n")
                .contains("\"urn:Afas.Profit.Services/Execute\"", "Authorization: AfasToken ")
                .doesNotContain("<token>")
                .contains("<Execute xmlns=\"urn:Afas.Profit.Services\"><connectorType>KnSubject</connectorType>"
                        + "<connectorVersion>1</connectorVersion><dataXml>&lt;KnSubject xmlns:xsi=");
    }

    @Test
    void aConnectionThatBreaksOffIsNotTriedAgain() throws IOException {
        try (var server = new ScriptedServer((socket, out) -> socket.close());
                var profit = Profit.at(server.environment())) {
            var session = profit.as(Token.parse("AB".repeat(32)));
            assertThat(session.insert(ROW)).isInstanceOf(Answer.Refused.class);
            assertThat(session.update(ROW)).isInstanceOf(Answer.Refused.class);
            assertThat(server.requests()).hasSize(2);
        }
    }

    private static Answer<Results> answered(byte[] response) throws IOException {
        try (var server = ScriptedServer.saying(response);
                var profit = Profit.at(server.environment())) {
            return profit.as(Token.parse("AB".repeat(32))).insert(ROW);
        }
    }

    private static Answer<Results> soap(String result) throws IOException {
        var envelope = "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>"
                + "<ExecuteResponse xmlns=\"urn:Afas.Profit.Services\"><ExecuteResult>" + result
                + "</ExecuteResult></ExecuteResponse></soap:Body></soap:Envelope>";
        try (var server = ScriptedServer.saying(response(200, "text/xml; charset=utf-8", envelope.getBytes(UTF_8)));
                var profit = Profit.at(server.environment())) {
            return profit.as(Token.parse("AB".repeat(32)))
                    .updateConnector("KnSubject")
                    .overSoap()
                    .insert(ROW);
        }
    }

    private static String requested(Consumer<Session> asking) throws IOException {
        try (var server = ScriptedServer.saying(response(200, JSON, ""));
                var profit = Profit.at(server.environment())) {
            asking.accept(profit.as(Token.parse("AB".repeat(32))));
            return server.requests().getFirst();
        }
    }
}
