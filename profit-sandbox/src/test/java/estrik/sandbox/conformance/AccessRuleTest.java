package estrik.sandbox.conformance;

import static estrik.sandbox.conformance.Mark.D;
import static estrik.sandbox.conformance.Operations.ROWS;
import static estrik.sandbox.conformance.Operations.SERVER;
import static org.assertj.core.api.Assertions.assertThat;

import estrik.sandbox.Caller;
import estrik.sandbox.ProfitSandbox;
import estrik.sandbox.company.Restrictions.Rules;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class AccessRuleTest {
    private static final String TASKS = "/ProfitRestServices/connectors/Workspace365_Tasks";

    @AutoClose
    private final ProfitSandbox profit = ProfitSandbox.start();

    private final Caller caller = new Caller(profit);

    @Test
    @Fact(section = "3", mark = D, operation = SERVER)
    void aCallNeedsTheGroupAndAValidTokenAndTheLinkAndAnAppConnectorThatIsNotBlocked() {
        var token = profit.tokenFor("anna");
        assertThat(caller.as(token, TASKS).statusCode()).isEqualTo(200);

        assertThat(caller.as(profit.tokenFor("emre"), TASKS).statusCode()).isNotEqualTo(200);
        assertThat(caller.get(TASKS).statusCode()).isNotEqualTo(200);
        assertThat(caller.as(token, "/ProfitRestServices/connectors/Pocket_Tasks")
                        .statusCode())
                .isNotEqualTo(200);
        profit.block("Workspace365", true);
        assertThat(caller.as(token, TASKS).statusCode()).isNotEqualTo(200);
        profit.block("Workspace365", false);
        assertThat(caller.as(token, TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(section = "3", mark = D, operation = ROWS)
    void aBlockedDefinitionSaysSo() {
        var token = profit.tokenFor("anna");
        profit.block("Workspace365_Tasks", true);

        var answer = caller.as(token, TASKS, "Accept-Language", "en-us");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Caller.json(answer).path("externalMessage").asString())
                .isEqualTo("This GetConnector (definition) is blocked");
        profit.block("Workspace365_Tasks", false);
        assertThat(caller.as(token, TASKS).statusCode()).isEqualTo(200);
    }

    @Test
    @Fact(section = "3", mark = D, operation = SERVER)
    void addressesAreAllowedAndDeniedByListsOfRangesOfBothKinds() {
        var token = profit.tokenFor("anna");

        profit.restrict("Workspace365", Rules.NONE.allow("203.0.113.0/25", "2001:db8::/33"));
        assertThat(from("203.0.113.127", token)).isEqualTo(200);
        assertThat(from("203.0.113.128", token)).isEqualTo(403);
        assertThat(from("2001:db8:7fff::1", token)).isEqualTo(200);
        assertThat(from("2001:db8:8000::1", token)).isEqualTo(403);
        profit.restrict("Workspace365", Rules.NONE.deny("203.0.113.7"));
        assertThat(from("203.0.113.7", token)).isEqualTo(403);
        assertThat(from("203.0.113.8", token)).isEqualTo(200);
    }

    private int from(String address, String token) {
        return caller.as(token, TASKS, "X-Forwarded-For", address).statusCode();
    }
}
