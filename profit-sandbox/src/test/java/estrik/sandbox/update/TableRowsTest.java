package estrik.sandbox.update;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Column;
import estrik.sandbox.company.DataCollection;
import estrik.sandbox.company.UpdateConnector;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class TableRowsTest {
    private static final String REST = "/ProfitRestServices/";
    private static final DataCollection ORDERS = new DataCollection(
            "Orders",
            "Orders",
            "Orders",
            List.of(
                    Column.number("OrderId", "Order", "Order"),
                    Column.text("Customer", 20, "Klant", "Customer"),
                    Column.amount("Total", "Totaal", "Total"),
                    Column.flag("Paid", "Betaald", "Paid"),
                    Column.date("Due", "Vervalt", "Due")));
    private static final DataCollection LINES = new DataCollection(
            "Lines",
            "Regels",
            "Lines",
            List.of(
                    Column.number("OrderId", "Order", "Order"),
                    Column.text("Item", 20, "Artikel", "Item"),
                    Column.number("Count", "Aantal", "Count")));

    @AutoClose
    private final ProfitSandbox profit =
            ProfitSandbox.builder().language(Locale.ENGLISH).start();

    private final Caller caller = new Caller(profit);
    private final String token = profit.tokenFor("anna");

    @BeforeEach
    void define() {
        profit.add(
                UpdateConnector.on(ORDERS, "OrderId").holding(UpdateConnector.on(LINES, "OrderId", "Item")),
                ORDERS,
                LINES);
        profit.add(UpdateConnector.on(LINES, "OrderId", "Item"));
        profit.link("Orders", "Lines");
    }

    @Test
    void rowsAreInsertedUpdatedAndDeleted() {
        var inserted = send("POST", "Orders", """
                {"Orders":{"Element":{"Fields":{"OrderId":7,"Customer":"Ubbens","Total":12.50,"Paid":false,"Due":"2026-12-01"}}}}
                """);
        assertThat(inserted.statusCode()).as(inserted.body()).isEqualTo(201);
        assertThat(inserted.body()).isEqualTo("{\"results\":{\"Orders\":{\"OrderId\":\"7\"}}}");
        assertThat(rows("Orders"))
                .isEqualTo(
                        "[{\"OrderId\":7,\"Customer\":\"Ubbens\",\"Total\":12.5,\"Paid\":false,\"Due\":\"2026-12-01T00:00:00Z\"}]");

        var updated = send(
                "PUT", "Orders", "{\"Orders\":{\"Element\":{\"@OrderId\":7,\"Fields\":{\"Paid\":1,\"Due\":\"\"}}}}");
        assertThat(updated.statusCode()).as(updated.body()).isEqualTo(200);
        assertThat(rows("Orders")).contains("\"Customer\":\"Ubbens\"", "\"Paid\":true", "\"Due\":null");

        assertThat(send("DELETE", "Orders/Orders/@OrderId/7", "").statusCode()).isEqualTo(200);
        assertThat(rows("Orders")).isEqualTo("[]");
    }

    @Test
    void aNumberIsGivenOutWhereNoneIsSent() {
        send("POST", "Orders", "{\"Orders\":{\"Element\":{\"Fields\":{\"OrderId\":41,\"Customer\":\"Een\"}}}}");

        var answer = send("POST", "Orders", "{\"Orders\":{\"Element\":{\"Fields\":{\"Customer\":\"Twee\"}}}}");

        assertThat(answer.body()).contains("\"OrderId\":\"42\"");
    }

    @Test
    void innerRowsCarryTheKeyOfTheRowAroundThem() {
        send("POST", "Orders", """
                {"Orders":{"Element":{"Fields":{"Customer":"Ubbens"},"Objects":[
                  {"Lines":{"Element":[{"Fields":{"Item":"Stoel","Count":4}},{"Fields":{"Item":"Tafel","Count":1}}]}}]}}}
                """);
        send("PUT", "Orders", """
                {"Orders":{"Element":{"@OrderId":1,"Objects":{"Lines":{"Element":[
                  {"@Item":"Stoel","Fields":{"Count":6}},{"@Item":"Tafel","Fields":{"@Action":"delete"}}]}}}}}
                """);

        assertThat(rows("Lines")).isEqualTo("[{\"OrderId\":1,\"Item\":\"Stoel\",\"Count\":6}]");
    }

    @Test
    void severalKeysStandBesideEachOtherInTheAddress() {
        for (var item : List.of("Stoel", "Kast/wit")) {
            send(
                    "POST",
                    "Lines",
                    "{\"Lines\":{\"Element\":{\"Fields\":{\"OrderId\":1,\"Item\":\"%s\"}}}}".formatted(item));
        }

        var answer = send("DELETE", "Lines/Lines/@OrderId,@Item/1,Kast%2Fwit", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(rows("Lines")).contains("Stoel").doesNotContain("Kast");
        assertThat(send("DELETE", "Lines/Lines/@OrderId,@Item/1", "").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRowThatIsNotThereOrIsThereAlreadyIsRefused() {
        send("POST", "Orders", "{\"Orders\":{\"Element\":{\"Fields\":{\"OrderId\":1}}}}");

        assertThat(send("POST", "Orders", "{\"Orders\":{\"Element\":{\"Fields\":{\"OrderId\":1}}}}")
                        .body())
                .contains("The entered value for 'Order' already exists.");
        assertThat(send("PUT", "Orders", "{\"Orders\":{\"Element\":{\"@OrderId\":2,\"Fields\":{}}}}")
                        .body())
                .contains("The entered value for 'Order' does not exist.", "-2147220469");
        assertThat(send("DELETE", "Orders/Orders/OrderId/2", "").body())
                .contains("The entered value for 'Order' does not exist.");
        assertThat(send("POST", "Lines", "{\"Lines\":{\"Element\":{\"Fields\":{\"OrderId\":1}}}}")
                        .body())
                .contains("The field 'Item' is mandatory.");
        assertThat(send("POST", "Orders", "{\"Orders\":{\"Element\":{\"Fields\":{\"Total\":\"veel\"}}}}")
                        .body())
                .contains("The entered value for 'Total' is not valid.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"Total\":\"1E999999999\"",
                "\"Total\":1E999999999",
                "\"Total\":\"NaN\"",
                "\"Due\":\"+999999999-01-01\"",
                "\"Due\":\"0000-01-01\"",
                "\"OrderId\":99999999999999999999",
                "\"OrderId\":1.5",
                "\"Paid\":\"misschien\"",
                "\"Customer\":\"langer dan twintig tekens\""
            })
    @Timeout(20)
    void aValueThatCannotBeKeptIsRefusedAndNamed(String field) {
        var answer = send("POST", "Orders", "{\"Orders\":{\"Element\":{\"Fields\":{" + field + "}}}}");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .containsPattern("The entered value for '(Total|Due|Order|Paid|Customer)' is (not valid|too long)\\.");
        assertThat(rows("Orders")).isEqualTo("[]");
    }

    @Test
    void metainfoListsWhatIsLinkedWithItsFields() {
        profit.link("KnSubject");
        var all = Caller.json(caller.as(token, REST + "metainfo"));
        assertThat(all.path("updateConnectors").toString())
                .isEqualTo(
                        "[{\"id\":\"Orders\",\"description\":\"Orders\"},{\"id\":\"Lines\",\"description\":\"Lines\"},"
                                + "{\"id\":\"KnSubject\",\"description\":\"Dossier item\"}]");

        var subject = Caller.json(caller.as(token, REST + "metainfo/update/knsubject"));
        assertThat(subject.propertyNames()).containsExactly("id", "description", "name", "fields", "objects");
        assertThat(subject.path("fields").get(0).toString())
                .isEqualTo("{\"fieldId\":\"SbId\",\"primaryKey\":true,\"dataType\":\"int\",\"label\":\"Dossier item\","
                        + "\"mandatory\":false,\"length\":10,\"decimals\":0,\"decimalFieldId\":\"\",\"notzero\":false,"
                        + "\"controlType\":1,\"values\":null}");
        assertThat(field(subject, "ViPr").path("values").get(0).toString())
                .isEqualTo("{\"id\":\"H\",\"description\":\"Hoog\"}");
        assertThat(field(subject, "SbTx").path("controlType").asInt()).isEqualTo(23);
        assertThat(subject.path("objects").get(0).path("name").asString()).isEqualTo("KnSubjectLink");

        var orders = Caller.json(caller.as(token, REST + "metainfo/update/Orders"));
        assertThat(orders.path("objects").get(0).path("name").asString()).isEqualTo("Lines");
        assertThat(caller.as(token, REST + "metainfo/update/KnSubjectReaction").statusCode())
                .isEqualTo(500);
    }

    private static JsonNode field(JsonNode object, String id) {
        return object.path("fields")
                .valueStream()
                .filter(each -> each.path("fieldId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private String rows(String connector) {
        return caller.rows(token, connector).toString();
    }

    private HttpResponse<String> send(String method, String path, String body) {
        return caller.change(token, method, REST + "connectors/" + path, body);
    }
}
