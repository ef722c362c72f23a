package estrik.sandbox.company;

import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final String METAINFO = "/ProfitRestServices/metainfo";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @Test
    void metainfoListsWhatTheTokenMayUse() {
        var all = Caller.json(caller.as(profit.tokenFor("anna"), METAINFO));

        assertThat(all.path("updateConnectors").isEmpty()).isTrue();
        assertThat(all.path("getConnectors").values())
                .extracting(each -> each.path("id").asString())
                .containsExactly("Workspace365_Tasks", "Workspace365_Signals");
        assertThat(all.path("info").toString()).isEqualTo("""
                        {"envid":"O12345AA","appName":"Workspace365","group":"Workspace365 gebruikers (12345.anna)","tokenExpiry":"0"}""");
    }

    @Test
    void metainfoOfAGetConnectorNamesItsFieldsInTheWantedLanguage() {
        var token = profit.tokenFor("anna");
        var path = METAINFO + "/get/workspace365_tasks";

        var dutch = Caller.json(caller.as(token, path));
        var english = Caller.json(caller.as(token, path, "Accept-Language", "en-us"));

        assertThat(dutch.path("name").asString()).isEqualTo("Workspace365_Tasks");
        assertThat(dutch.path("fields").get(0).toString()).isEqualTo("""
                        {"id":"SubjectId","fieldId":"U001","dataType":"int","label":"Dossieritem","length":10,"controlType":5,"decimals":0,"decimalsFieldId":""}""");
        assertThat(english.path("fields").get(7).path("label").asString()).isEqualTo("Subject");
        assertThat(dutch.path("fields").get(7).path("label").asString()).isEqualTo("Onderwerp");
    }

    @Test
    void profitTellsItsVersion() {
        var answer = caller.as(profit.tokenFor("anna"), "/profitrestservices/PROFITVERSION");

        assertThat(answer.body()).matches("\\{\"version\":\"[0-9.]+\"}");
    }

    @Test
    void withoutAGoodTokenTheAnswerIs401AndEmpty() {
        var strange = "<token><version>1</version><data>" + "A".repeat(64) + "</data></token>";

        assertRefused(caller.get(METAINFO));
        assertRefused(caller.get(METAINFO, "Authorization", "Bearer abc"));
        assertRefused(caller.as(strange, METAINFO));
        assertRefused(caller.as("A".repeat(64), METAINFO));
        assertRefused(caller.as("", METAINFO));
    }

    @Test
    void aPlainTokenIs500() {
        var token = profit.tokenFor("anna");

        var answer = caller.get(METAINFO, "Authorization", "AfasToken " + token);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("base64").doesNotContain(token);
    }

    @Test
    void whoLosesAccessIsRefusedWithATokenToo() {
        var token = profit.tokenFor("anna");

        assertRefused(caller.as(profit.tokenFor("emre"), METAINFO));
        profit.block("anna", true);
        assertRefused(caller.as(token, METAINFO));
        profit.block("anna", false);
        profit.block("Workspace365", true);
        assertRefused(caller.as(token, METAINFO));
        profit.block("Workspace365", false);
        assertThat(caller.as(token, METAINFO).statusCode()).isEqualTo(200);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/xml; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("0");
    }
}
