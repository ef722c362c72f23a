package estrik.profit;

import static estrik.profit.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.ProfitSandbox;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What a token may use, and which fields a GetConnector has.
class MetainfoTest {
    @AutoClose
    private final ProfitSandbox sandbox = ProfitSandbox.start();

    @AutoClose
    private final Profit profit = Profit.at(Environment.at(sandbox.restBase()));

    private final Session session = profit.as(Token.parse(sandbox.tokenFor("anna")));

    @Test
    void tellsTheFieldsBeforeOneReliesOnThem() {
        sandbox.table("Fruit")
                .number("Id")
                .text("Name")
                .amount("Price")
                .flag("Ripe")
                .date("Picked")
                .blob("Photo")
                .getConnector("Fruit");

        var fields = session.metainfo("Fruit").orElseThrow().fields();

        assertThat(fields).extracting(FieldInfo::id).containsExactly("Id", "Name", "Price", "Ripe", "Picked", "Photo");
        assertThat(fields)
                .extracting(FieldInfo::dataType)
                .containsExactly("int", "string", "decimal", "boolean", "date", "blob");
    }

    @Test
    void rowsAreKeyedByIdAndNotByFieldId() {
        var fields = session.metainfo("Workspace365_Tasks").orElseThrow().fields();
        var row = session.get("Workspace365_Tasks").take(1).rows().orElseThrow().getFirst();

        assertThat(row.fields())
                .containsExactlyElementsOf(fields.stream().map(FieldInfo::id).toList());
        assertThat(fields).extracting(FieldInfo::fieldId).allMatch(id -> id.matches("U[0-9]{3}"));
    }

    @Test
    void onlyWhatIsLinkedIsListed() {
        assertThat(session.metainfo().orElseThrow().getConnectors())
                .extracting(ConnectorInfo::id)
                .doesNotContain("ProfitGetConnectoren");
        sandbox.link("ProfitGetConnectoren");

        assertThat(session.metainfo().orElseThrow().getConnectors())
                .extracting(ConnectorInfo::id)
                .contains("ProfitGetConnectoren");
        assertThat(session.get("ProfitGetConnectoren").rows().orElseThrow()).isNotEmpty();
    }

    @Test
    void aConnectorThatIsNotLinkedHasNoFieldsForThisToken() {
        assertThat(session.metainfo("Profit_Employees"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.NotPermitted.class));
    }

    @Test
    void tokenExpiryIsNoughtWhenATokenHasNoEnd() {
        assertThat(session.metainfo().orElseThrow().info().tokenExpiry()).isEqualTo("0");
    }

    @Test
    void labelsFollowTheLanguage() {
        var dutch = session.in("nl-nl").metainfo("Workspace365_Tasks").orElseThrow();
        var english = session.in("en-us").metainfo("Workspace365_Tasks").orElseThrow();

        assertThat(dutch.fields())
                .extracting(FieldInfo::id)
                .isEqualTo(english.fields().stream().map(FieldInfo::id).toList());
        assertThat(dutch.fields())
                .extracting(FieldInfo::label)
                .isNotEqualTo(english.fields().stream().map(FieldInfo::label).toList());
    }

    // The example of AFAS's OpenAPI file, with a field for the decimals.
    @Test
    void everyPropertyOfAFieldIsRead() throws Exception {
        var body = "{\"name\":\"Profit_Administrations\",\"description\":\"Administraties (Profit)\",\"fields\":["
                + "{\"id\":\"Amount\",\"fieldId\":\"U002\",\"dataType\":\"decimal\",\"label\":\"Bedrag\",\"length\":26,"
                + "\"controlType\":5,\"decimals\":2,\"decimalsFieldId\":\"U009\"}]}";
        try (var server = ScriptedServer.saying(response(200, "application/json; charset=utf-8", body));
                var client = Profit.at(server.environment())) {
            var info = client.as(Token.parse("AB".repeat(32)))
                    .metainfo("Profit_Administrations")
                    .orElseThrow();

            assertThat(info.description()).isEqualTo("Administraties (Profit)");
            assertThat(info.fields())
                    .containsExactly(new FieldInfo("Amount", "U002", "decimal", "Bedrag", 26, 5, 2, "U009"));
        }
    }
}
